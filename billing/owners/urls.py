"""The owner's pages about money, under /<lang>/owner/."""

from django.urls import include, path

from . import invoices, mandate, subscription

contract = [
    path("", mandate.mandate, name="mandate"),
    path("address/", mandate.address, name="address"),
    path("terms/", mandate.terms, name="terms"),
    path("<slug:number>/", mandate.pdf, name="pdf"),
]
subscribing = [
    path("", subscription.home, name="home"),
    path("start/", subscription.start, name="start"),
    path("card/", subscription.card, name="card"),
    path("done/", subscription.done, name="done"),
    path("end/", subscription.end, name="end"),
    path("keep/", subscription.keep, name="keep"),
]
urlpatterns = [
    path("", include("billing.owners.recap.urls")),
    path("mandate/", include((contract, "owner_contract"))),
    path("subscription/", include((subscribing, "owner_subscription"))),
    path("invoices/", include(([path("", invoices.invoices, name="invoices")], "owner_invoices"))),
]
