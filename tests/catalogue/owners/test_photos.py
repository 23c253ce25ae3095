"""Photos as their owner sends, orders, describes and takes them away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalogue.models import Home, HomePhoto, Photo, PhotoText
from catalogue.services import drop_photo, remove_photo
from catalogue.signals import home_facts_changed
from core import outbox
from core.models import OutboxEntry
from tests.catalogue.test_backoffice_uploads import bomb

from .conftest import address
from .pictures import PDF, file, photo

pytestmark = pytest.mark.requirement("M1-O1")


def send(client, home: Home, *files):
    return client.post(address(home, "photos/"), {"files": list(files)}, follow=True)


def order(home: Home) -> list[int]:
    return list(home.home_photos.order_by("sort_order").values_list("pk", flat=True))


@pytest.fixture
def three(as_owner, draft) -> list[int]:
    send(as_owner, draft, *(photo(f"{seed}.jpg", seed) for seed in range(3)))
    return order(draft)


def test_several_photos_arrive_in_their_order(three, draft):
    assert len(three) == 3
    assert [row.sort_order for row in draft.home_photos.order_by("sort_order")] == [0, 1, 2]


@pytest.mark.parametrize(
    ("name", "content"), [("bail.jpg", PDF), ("vide.jpg", b""), ("bombe.png", bomb(8000, 8000))]
)
def test_a_bad_file_says_why_and_the_others_are_kept(as_owner, draft, name, content):
    response = send(
        as_owner, draft, photo("salon.jpg", 1), file(name, content), photo("vue.jpg", 2)
    )

    [(refused, why)] = response.context["refused"]
    assert refused == name
    assert why in response.content.decode()
    assert draft.home_photos.count() == 2


def test_nothing_chosen_is_said(as_owner, draft):
    assert send(as_owner, draft).status_code == 200
    assert not draft.home_photos.exists()


def test_a_script_gets_one_photo_or_one_sentence(as_owner, draft):
    where, wanted = address(draft, "photos/"), {"headers": {"accept": "application/json"}}

    made = as_owner.post(where, {"files": photo()}, **wanted)
    assert made.status_code == 200
    assert f'data-photo="{draft.home_photos.get().pk}"' in made.json()["html"]

    refused = as_owner.post(where, {"files": file("bail.jpg", PDF)}, **wanted)
    assert refused.status_code == 422
    assert refused.json()["error"]


def test_a_home_has_forty_photos_at_most(as_owner, draft, three, monkeypatch):
    monkeypatch.setattr("catalogue.authenticity.intake.MOST", 3)
    response = send(as_owner, draft, photo("quatre.jpg", 9))

    assert response.context["refused"][0][0] == "quatre.jpg"
    assert order(draft) == three


def test_buttons_and_drags_order_the_photos(as_owner, draft, three):
    first, second, third = three
    as_owner.post(address(draft, "photos/edit/"), {"do": f"down:{first}"})
    assert order(draft) == [second, first, third]
    as_owner.post(address(draft, "photos/edit/"), {"do": f"up:{second}"})  # first already
    assert order(draft) == [second, first, third]

    as_owner.post(address(draft, "photos/order/"), {"photo": [third, first]})
    assert order(draft) == [third, first, second]


@pytest.mark.parametrize("asked", ["up:x", "up:999999", "down:", "remove:7", "fly:1", "9" * 400])
def test_nonsense_changes_no_order(as_owner, draft, three, asked):
    as_owner.post(address(draft, "photos/edit/"), {"do": asked})
    as_owner.post(address(draft, "photos/order/"), {"photo": ["x", "-1", "9" * 400, three[0]]})

    assert order(draft) == three


def test_words_are_kept_in_french_whichever_button_is_pressed(as_owner, draft, three):
    typed = {f"alt-{three[0]}": "  Le salon  ", "do": f"down:{three[0]}"}
    as_owner.post(address(draft, "photos/edit/"), typed)

    text = PhotoText.objects.get()
    assert (text.alt, text.locale.language_code) == ("Le salon", "fr")


def test_words_too_long_are_shown_again_with_their_error(as_owner, draft, three):
    typed = {f"alt-{three[0]}": "a" * 256, f"alt-{three[1]}": "La vue"}
    page = as_owner.post(address(draft, "photos/edit/"), typed).content.decode()

    assert "a" * 256 in page
    assert f'id="alt-{three[0]}-error"' in page


def test_photos_without_words_keep_a_home_from_being_submitted(as_owner, draft, three):
    assert "3 " in as_owner.get(address(draft, "submit/")).content.decode()
    words = {f"alt-{pk}": "Le salon" for pk in three}
    as_owner.post(address(draft, "photos/edit/"), words)

    parts = as_owner.get(address(draft)).context["progress"].parts
    assert next(one for one in parts if one.part.name == "photos").complete


def test_a_photo_taken_away_can_be_put_back_where_it_was(as_owner, draft, three):
    response = as_owner.post(address(draft, "photos/edit/"), {"do": f"remove:{three[1]}"})
    token = response.url.partition("?removed=")[2]
    assert len(order(draft)) == 2

    removed = HomePhoto.objects.filter(home=draft).values_list("photo", flat=True)
    as_owner.post(address(draft, "photos/put-back/"), {"removed": token})
    assert len(order(draft)) == 3
    assert order(draft)[0] == three[0]
    assert removed.count() == 3

    as_owner.post(address(draft, "photos/put-back/"), {"removed": token})  # pressed twice
    assert len(order(draft)) == 3


@pytest.mark.parametrize("token", ["", "x", "a:b:c"])
def test_a_made_up_token_puts_nothing_back(as_owner, draft, three, token):
    page = as_owner.post(address(draft, "photos/put-back/"), {"removed": token}, follow=True)

    assert page.status_code == 200
    assert order(draft) == three


def test_a_photo_nobody_put_back_is_erased(as_owner, draft, three):
    as_owner.post(address(draft, "photos/edit/"), {"do": f"remove:{three[0]}"})
    entry = OutboxEntry.objects.get(kind="catalogue.drop_photo")
    assert entry.due_at > timezone.now() + timedelta(hours=23)

    count = Photo.objects.count()
    OutboxEntry.objects.filter(pk=entry.pk).update(due_at=timezone.now())
    outbox.deliver(entry.pk)
    assert Photo.objects.count() == count - 1


def test_a_photo_still_shown_is_not_erased(draft, three):
    shown = draft.home_photos.first().photo
    drop_photo(shown)

    assert Photo.objects.filter(pk=shown.pk).exists()


def test_new_photos_of_a_published_home_are_checked_again(as_owner, home, french):
    told = []

    def hear(home, facts, **_more):
        told.append(facts)

    home_facts_changed.connect(hear)
    send(as_owner, home, photo())
    home_facts_changed.disconnect(hear)
    assert told == [["photos"]]


def test_a_photo_put_back_in_a_published_home_is_checked_again(as_owner, home, french):
    send(as_owner, home, photo())
    row = home.home_photos.get()
    token = remove_photo(home, row.pk, home.owner.user)
    told = []

    def hear(home, facts, **_more):
        told.append(facts)

    home_facts_changed.connect(hear)
    as_owner.post(address(home, "photos/put-back/"), {"removed": token})
    home_facts_changed.disconnect(hear)

    assert told == [["photos"]]


def test_nothing_is_put_back_in_a_home_that_is_full(as_owner, draft, three, monkeypatch):
    token = remove_photo(draft, three[0], draft.owner.user)
    monkeypatch.setattr("catalogue.services.home_photos.MOST", 2)

    as_owner.post(address(draft, "photos/put-back/"), {"removed": token})

    assert len(order(draft)) == 2
