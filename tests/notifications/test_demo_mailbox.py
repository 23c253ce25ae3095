"""The demo's mails are read in the browser, and nothing in them can act on the site."""

import pytest

from notifications.models import LocalAttachment, LocalMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail() -> LocalMail:
    return LocalMail.objects.create(
        to="ana@example.org",
        subject="Votre séjour est confirmé",
        text="Bonjour,\n\nhttps://pcs.example/fr/stays/",
        html="<p>Bonjour</p><script>alert(1)</script>",
    )


def attach(mail: LocalMail, name: str, media_type: str) -> str:
    file = LocalAttachment.objects.create(
        mail=mail, name=name, media_type=media_type, content=b"%PDF-1.7"
    )
    return f"/outbox/files/{file.pk}/"


def policy(answer) -> str:
    return answer.headers["Content-Security-Policy"]


def test_an_empty_mailbox_says_what_fills_it(client):
    assert "empty" in client.get("/outbox/").text


def test_the_newest_mails_come_first_with_their_files(client, mail):
    attach(mail, "facture.pdf", "application/pdf")
    newer = LocalMail.objects.create(to="max@example.org", subject="Plus tard", text="…")

    answer = client.get("/outbox/")

    assert list(answer.context["page_obj"]) == [newer, mail]
    assert "facture.pdf" in answer.text


def test_the_list_refreshes_by_itself_without_the_rest_of_the_page(client, mail):
    part = client.get("/outbox/", headers={"HX-Request": "true"}).text

    assert mail.subject in part
    assert "<html" not in part


def test_a_mail_is_shown_in_a_frame_that_runs_nothing(client, mail):
    answer = client.get(f"/outbox/{mail.pk}/")

    assert f'src="/outbox/{mail.pk}/page/"' in answer.text
    assert "allow-scripts" not in answer.text
    assert "allow-same-origin" not in answer.text
    assert "frame-src 'self'" in policy(answer)
    assert "alert(1)" not in answer.text


def test_the_letter_itself_may_only_be_framed_by_us_and_runs_nothing(client, mail):
    answer = client.get(f"/outbox/{mail.pk}/page/")

    assert "default-src 'none'" in policy(answer)
    assert "script-src" not in policy(answer)
    assert "frame-ancestors 'self'" in policy(answer)
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_mail_without_a_page_is_shown_as_text(client):
    mail = LocalMail.objects.create(to="a@example.org", subject="Texte", text="Bonjour <b>Ana</b>")

    assert "Bonjour &lt;b&gt;Ana&lt;/b&gt;" in client.get(f"/outbox/{mail.pk}/").text
    assert client.get(f"/outbox/{mail.pk}/page/").status_code == 404


def test_a_pdf_opens_in_the_browser(client, mail):
    answer = client.get(attach(mail, "facture.pdf", "application/pdf"))

    assert answer.content == b"%PDF-1.7"
    assert answer.headers["Content-Disposition"] == 'inline; filename="facture.pdf"'


def test_any_other_file_is_downloaded_instead_of_shown(client, mail):
    answer = client.get(attach(mail, "page.html", "text/html"))

    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("path", ["/outbox/99/", "/outbox/99/page/", "/outbox/files/99/"])
def test_a_mail_that_does_not_exist_is_not_found(client, path):
    assert client.get(path).status_code == 404
