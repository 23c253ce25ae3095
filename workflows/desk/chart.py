"""The chart of a flow, with where a case stands on it."""

from django.template.loader import render_to_string
from viewflow.workflow.chart import calc_cell_status, calc_layout_data

from ..models import PropertyValidation


def chart(case: PropertyValidation) -> str:
    """As SVG, coloured by the stylesheet of the desk."""
    grid = calc_layout_data(case.flow_class)
    calc_cell_status(case.flow_class, grid, case.pk)
    return render_to_string("workflows/desk/chart.svg", {"grid": grid})
