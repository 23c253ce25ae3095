"""Asks axe-core what keeps people with a disability out of a page."""

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
# `preload` would fetch style sheets again by inline code, which our policy refuses.
RUN = """(rules) => axe.run(document, {
    resultTypes: ["violations"], preload: false, ...(rules.length && {runOnly: rules})
  }).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) =>
    `${id} at ${target.join(" ")}: ${failureSummary}`)))"""

# Colours that are still changing would be measured on their way.
SETTLED = """Promise.all(document.getAnimations()
  .filter(({effect}) => effect.getComputedTiming().endTime !== Infinity)
  .map(({finished}) => finished))"""


def check(page: Page, *rules: str) -> list[str]:
    """One sentence for each violation, of these rules or any, on the page as it is shown now."""
    page.evaluate(SETTLED + ".then(() => null)")
    page.evaluate(SCRIPT + ";null")
    return page.evaluate(RUN, rules)
