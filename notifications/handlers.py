from accounts.models import User
from core import outbox

from . import letters, mail, services


@outbox.handler(mail.KIND)
def send_mail(payload: outbox.Payload) -> None:
    mail.send(**payload)


@outbox.handler(services.KIND)
def send_letter(payload: outbox.Payload) -> None:
    user = User.objects.get(pk=payload["user"])
    if user.anonymised_at:
        return
    letter = letters.compose(payload["letter"], user, payload["language"], payload["ids"])
    headers = {"Message-ID": payload["message_id"]}
    mail.send([letter.to], letter.subject, letter.text, letter.html, letter.attachments, headers)
