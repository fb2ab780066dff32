from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import identify_hasher

from motcua.clock import VN
from motcua.journal import models as journal
from motcua.journal.actions.let_in import let_in
from motcua.journal.rules import Limits, Tries, left
from motcua.people import models, queries
from motcua.people.actions import sign_in as verb
from motcua.people.actions.amend_account import amend_account
from motcua.people.actions.open_account import BadAccount, open_account
from motcua.people.actions.reset_password import reset_password
from motcua.people.actions.set_password import BadPassword, set_password
from motcua.people.actions.sign_in import LockedOut, NotSignedIn, sign_in
from motcua.people.rules import DOOR, is_username, password_fault
from tests.offices.small_ward import BY

pytestmark = pytest.mark.django_db
AT = datetime(2022, 5, 4, 7, 10, tzinfo=VN)
PASSWORD = "một-cửa-thử-nghiệm"
HERE, THERE = "10.0.0.7", "203.0.113.9"


@pytest.fixture(autouse=True)
def quick(request: pytest.FixtureRequest, settings: Any) -> None:
    """Argon2 is slow on purpose; only one test needs it."""
    if "argon2" not in request.node.name:
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def minh() -> int:
    return open_account("minh", full_name="Trần Văn Minh", call="anh Minh", password=PASSWORD, by=BY, at=AT)


def test_it_opens_with_the_name_and_the_password(minh: int) -> None:
    assert sign_in(" Minh", PASSWORD, at=AT, source=HERE) == minh


def test_passwords_are_kept_by_argon2(minh: int) -> None:
    stored = models.Account.objects.get(pk=minh).password
    assert identify_hasher(stored).algorithm == "argon2"
    assert PASSWORD not in stored


def test_it_does_not_say_which_of_the_two_was_wrong(minh: int) -> None:
    said = []
    for username, password in (("minh", "sai"), ("lan", PASSWORD), ("minh", "")):
        with pytest.raises(NotSignedIn) as refused:
            sign_in(username, password, at=AT, source=HERE)
        said.append(str(refused.value))
    assert len(set(said)) == 1


def test_an_unknown_name_costs_a_hash_like_a_known_one(minh: int, monkeypatch: pytest.MonkeyPatch) -> None:
    work = []
    for name in ("make_password", "check_password"):
        real = getattr(verb, name)
        monkeypatch.setattr(verb, name, lambda *a, real=real: (work.append(1), real(*a))[1])
    for username in ("minh", "lan"):
        with pytest.raises(NotSignedIn):
            sign_in(username, "sai", at=AT, source=HERE)
    assert len(work) == 2


def wrongly(username: str = "minh", *, at: datetime = AT, source: str = THERE, browser: str = "") -> None:
    with pytest.raises(NotSignedIn):
        sign_in(username, "sai", at=at, source=source, browser=browser)


def test_it_locks_a_name_from_an_address_after_five_failures(minh: int) -> None:
    for _ in range(DOOR.here):
        wrongly()
    with pytest.raises(LockedOut, match="15 phút"):
        sign_in("minh", PASSWORD, at=AT, source=THERE)
    assert sign_in("minh", PASSWORD, at=AT, source=HERE) == minh
    assert sign_in("minh", PASSWORD, at=AT + DOOR.window + timedelta(seconds=1), source=THERE) == minh


def test_it_opens_again_by_itself_however_often_somebody_knocks(minh: int) -> None:
    for _ in range(DOOR.here):
        wrongly()
    for minute in range(1, 15):
        with pytest.raises(LockedOut):
            sign_in("minh", "sai", at=AT + timedelta(minutes=minute), source=THERE)
    assert sign_in("minh", PASSWORD, at=AT + DOOR.window + timedelta(seconds=1), source=THERE) == minh


def test_no_stranger_locks_out_a_browser_that_was_let_in_before(minh: int) -> None:
    for n in range(DOOR.source):
        wrongly("minh" if n < DOOR.here else f"ai{n}", source=HERE)
    with pytest.raises(LockedOut):
        sign_in("minh", PASSWORD, at=AT, source=HERE)
    assert sign_in("minh", PASSWORD, at=AT, source=HERE, browser="may-so-1") == minh
    for _ in range(DOOR.here):
        wrongly(source=HERE, browser="may-so-1")
    with pytest.raises(LockedOut):
        sign_in("minh", PASSWORD, at=AT, source=HERE, browser="may-so-1")


def test_a_crowd_behind_one_line_is_borne_more_than_one_person(minh: int) -> None:
    for n in range(DOOR.source):
        wrongly(f"ai{n}", source=HERE)
    hoa = open_account("hoa", full_name="Lê Thị Hoa", call="chị Hoa", password=PASSWORD, by=BY, at=AT)
    with pytest.raises(LockedOut):
        sign_in("hoa", PASSWORD, at=AT, source=HERE)
    let_in("sign_in", "minh", source=HERE, at=AT - timedelta(hours=3))
    assert sign_in("hoa", PASSWORD, at=AT, source=HERE) == hoa


def test_a_right_password_forgives_the_slips_before_it(minh: int) -> None:
    for _ in range(3):
        for _ in range(DOOR.here - 1):
            with pytest.raises(NotSignedIn):
                sign_in("minh", "sai", at=AT, source=HERE)
        assert sign_in("minh", PASSWORD, at=AT, source=HERE) == minh


@pytest.mark.parametrize(
    ("tries", "bears"),
    [
        (Tries(0), 5),
        (Tries(4, ref=4, source=4), 1),
        (Tries(5, ref=5, source=5), 0),
        (Tries(0, ref=19), 1),
        (Tries(0, ref=25), 0),
        (Tries(0, source=60), 0),
        (Tries(0, source=60, opened=1), 5),
        (Tries(0, source=68, opened=2), 2),
    ],
)
def test_many_addresses_or_many_names_close_it_too(tries: Tries, bears: int) -> None:
    assert left(tries, Limits(DOOR.window, here=5, ref=20, source=60, each=5)) == bears


def test_what_was_typed_in_the_wrong_box_is_not_kept(minh: int) -> None:
    with pytest.raises(NotSignedIn):
        sign_in("Mật khẩu của tôi!", "minh", at=AT, source=HERE)
    assert set(journal.Attempt.objects.values_list("ref", flat=True)) == {"?"}


def test_a_closed_account_and_one_without_a_password_stay_shut(minh: int) -> None:
    open_account("hoa", full_name="Lê Thị Hoa", call="chị Hoa", by=BY, at=AT)
    amend_account("minh", full_name="Trần Văn Minh", call="anh Minh", is_active=False, by=BY, at=AT)
    for username, password in (("minh", PASSWORD), ("hoa", "")):
        with pytest.raises(NotSignedIn):
            sign_in(username, password, at=AT, source=HERE)


def test_a_password_for_one_time_must_be_changed() -> None:
    hoa = open_account("hoa", full_name="Lê Thị Hoa", call="chị Hoa", by=BY, at=AT)
    once = reset_password("hoa", by=BY, at=AT)
    assert sign_in("hoa", once, at=AT, source=HERE) == hoa
    account = queries.signed_in(hoa)
    assert account is not None
    assert account.must_change
    set_password("hoa", PASSWORD, old=once, by=BY, at=AT)
    assert sign_in("hoa", PASSWORD, at=AT, source=HERE) == hoa
    with pytest.raises(NotSignedIn):
        sign_in("hoa", once, at=AT, source=HERE)
    event = models.Account.objects.get(pk=hoa).events.last()  # type: ignore[attr-defined]
    assert not hasattr(event, "password")
    assert not event.must_change


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sai", "đủ-dài-và-lạ", "đang dùng không đúng"),
        (PASSWORD, PASSWORD, "phải khác"),
        (PASSWORD, "ngắn", "ít nhất 10"),
        (PASSWORD, "xin chào minh 2022", "tên đăng nhập"),
        (PASSWORD, "ababababababab", "5 ký tự khác nhau"),
        (PASSWORD, "1234567890", "quá phổ biến"),
    ],
)
def test_a_new_password_must_do(minh: int, old: str, new: str, said: str) -> None:
    with pytest.raises(BadPassword, match=said):
        set_password("minh", new, old=old, by=BY, at=AT)
    assert sign_in("minh", PASSWORD, at=AT, source=HERE) == minh


def test_names_are_written_one_way() -> None:
    assert is_username("minh.tv-2")
    assert not any(map(is_username, ("", "m", "Minh", "mính", "1minh", "a" * 31, "minh\n", "mi nh")))
    assert password_fault("đủ-dài-và-lạ", username="minh", full_name="Trần Văn Minh") is None


def test_a_name_is_one_persons(minh: int) -> None:
    for username in ("minh", "Minh"):
        with pytest.raises(BadAccount):
            open_account(username, full_name="x", call="x", by=BY, at=AT)
