from django.urls import include, path

from .requests.views import withdraw_one
from .views import book, cancel, change, paid, papers, pay, sheet
from .views.listing import listing
from .views.quote import quote

app_name = "billing"
urlpatterns = [
    path("", include("billing.estimates.urls")),
    path("owner/interventions/<int:pk>/sheet.pdf", sheet.sheet, name="intervention_sheet"),
    path("homes/<slug:slug>/", listing, name="listing"),
    path("homes/<slug:slug>/quote/", quote, name="quote"),
    path("stays/book/", book.book, name="book"),
    path("stays/requests/<int:pk>/withdraw/", withdraw_one, name="withdraw"),
    path("stays/<slug:reference>/pay/", pay.pay, name="pay"),
    path("stays/<slug:reference>/pay/more-time/", pay.extend, name="extend"),
    path("stays/<slug:reference>/pay/give-back/", pay.drop, name="drop"),
    path("stays/<slug:reference>/paid/<int:payment_pk>/", paid.paid, name="paid"),
    path("stays/<slug:reference>/cancel/", cancel.cancel, name="cancel"),
    path("stays/<slug:reference>/change/", change.change, name="change"),
    path("stays/<slug:reference>/change/pay/", change.pay, name="pay_change"),
    path("stays/<slug:reference>/change/give-back/", change.drop, name="drop_change"),
    path("stays/<slug:reference>/contract/", papers.contract, name="contract"),
    path("stays/inventory/<slug:number>.pdf", papers.inventory, name="inventory"),
    path("documents/<slug:number>/", papers.document, name="document"),
]
