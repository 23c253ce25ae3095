"""Help for whoever visits: questions and answers, the assistant, and a way to write to us."""

from django.urls import path

from .chatbot import views as chatbot
from .contact import views as contact
from .faq import views as faq

app_name = "help"
urlpatterns = [
    path("faq/", faq.index, name="faq"),
    path("faq/<slug:slug>/", faq.answer, name="answer"),
    path("assistant/", chatbot.assistant, name="assistant"),
    path("assistant/forget/", chatbot.forget, name="forget"),
    path("contact/", contact.contact, name="contact"),
    path("contact/sent/", contact.sent, name="contact_sent"),
]
