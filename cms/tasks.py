from django.core.management import call_command
from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task
from wagtail.models import Page

from . import ads, inspection
from .chatbot import conversations, publication


@db_periodic_task(crontab(minute="*"))
def announce_ads() -> None:
    """Dates that passed take effect within a minute, without anybody saving."""
    ads.announce(timezone.now())


@db_periodic_task(crontab(minute="*"))
def publish_on_time() -> None:
    """Pages and texts appear and disappear at the hour their editors gave them."""
    call_command("publish_scheduled")


@db_periodic_task(crontab(minute="40", hour="2"))
def check_every_night() -> None:
    inspection.check_everything()


@db_task()
def check_the_site() -> None:
    inspection.check_everything()


@db_task()
def inspect_page(page_id: int) -> None:
    """Look through a page that was just published, if it is still there."""
    page = Page.objects.filter(pk=page_id).first()
    if page:
        inspection.inspect_row(page.specific)


@db_periodic_task(crontab(minute="20", hour="3"))
def forget_conversations() -> None:
    conversations.forget_old()


@db_periodic_task(crontab(minute="30", hour="3"))
def learn_entries() -> None:
    """After an upgrade of the sentence encoder; on other nights nothing is to be done."""
    publication.learn()
