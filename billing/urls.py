from django.urls import path

from .views import book, cancel, change, paid, papers, pay
from .views.listing import listing
from .views.quote import quote

app_name = "billing"
urlpatterns = [
    path("homes/<slug:slug>/", listing, name="listing"),
    path("homes/<slug:slug>/quote/", quote, name="quote"),
    path("stays/book/", book.book, name="book"),
    path("stays/<str:reference>/pay/", pay.pay, name="pay"),
    path("stays/<str:reference>/pay/more-time/", pay.extend, name="extend"),
    path("stays/<str:reference>/pay/give-back/", pay.drop, name="drop"),
    path("stays/<str:reference>/paid/<int:payment_pk>/", paid.paid, name="paid"),
    path("stays/<str:reference>/cancel/", cancel.cancel, name="cancel"),
    path("stays/<str:reference>/change/", change.change, name="change"),
    path("stays/<str:reference>/change/pay/", change.pay, name="pay_change"),
    path("stays/<str:reference>/change/give-back/", change.drop, name="drop_change"),
    path("stays/<str:reference>/contract/", papers.contract, name="contract"),
    path("documents/<str:number>/", papers.document, name="document"),
]
