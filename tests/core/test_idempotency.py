import pytest

from core.idempotency import KeyReused, answer_once


@pytest.fixture
def acts():
    return []


def act_of(acts):
    def act():
        acts.append(1)
        return 201, {"n": len(acts)}

    return act


@pytest.mark.django_db
def test_the_same_key_acts_once_and_answers_the_same(acts):
    first = answer_once("u:1", "key-0001", {"a": 1}, act_of(acts))
    again = answer_once("u:1", "key-0001", {"a": 1}, act_of(acts))

    assert first == again == (201, {"n": 1})
    assert len(acts) == 1


@pytest.mark.django_db
def test_the_same_key_with_another_request_is_refused(acts):
    answer_once("u:1", "key-0001", {"a": 1}, act_of(acts))

    with pytest.raises(KeyReused):
        answer_once("u:1", "key-0001", {"a": 2}, act_of(acts))


@pytest.mark.django_db
def test_another_person_may_use_the_same_key(acts):
    answer_once("u:1", "key-0001", {}, act_of(acts))
    answer_once("u:2", "key-0001", {}, act_of(acts))

    assert len(acts) == 2


@pytest.mark.django_db
def test_a_fault_leaves_no_answer_behind(acts):
    def fail():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answer_once("u:1", "key-0001", {}, fail)

    assert answer_once("u:1", "key-0001", {}, act_of(acts)) == (201, {"n": 1})
