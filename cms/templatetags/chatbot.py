from django import template

from cms.chatbot import turns

register = template.Library()
register.filter("summary", turns.summary)
