"""What is to be done, by what falls due."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.dossiers.actions.ask import ask
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.submit import submit
from motcua.people import queries as people
from motcua.web.desk import lists
from tests.web.at_the_desk import Officer
from tests.world import Town, at

NOW = at("05-04T09:12")  # a Wednesday


def passed_on(town: Town, when: str, procedure: str = "1.004873", to: str = "hoa") -> str:
    row = town.received(when, procedure)
    forward(row.code, by=town.minh, at=at(when).replace(minute=59), to=to)
    return row.code


def heads(text: str, *names: str) -> list[int]:
    return [text.index(name) for name in names]


def test_it_puts_the_late_first_then_today_tomorrow_later_and_stopped_clocks_last(shop: Town) -> None:
    passed_on(shop, "04-20T09:00")  # three days: late
    passed_on(shop, "04-28T09:00")  # over the holidays: due on Thursday 5 May
    passed_on(shop, "05-04T08:00")  # due on Monday 9 May
    passed_on(shop, "05-04T08:30", "1.001193")  # the same day
    stopped = passed_on(shop, "04-29T09:00")
    ask(stopped, by=shop.hoa, at=at("04-29T10:00"), missing=[], note="thiếu chữ ký")
    text = Officer("hoa", NOW).open("/desk/").text
    order = heads(text, "Quá hạn 1 hồ sơ", "Hôm nay 1 hồ sơ", "Ngày mai, thứ Năm 05/5: 1 hồ sơ",
                  "Thứ Hai 09/5: 1 hồ sơ", "Đồng hồ đang dừng 1 hồ sơ")  # fmt: skip
    assert order == sorted(order)
    assert "trễ 5 ngày" in text  # 26, 27, 28, 29 April and 4 May
    assert "dừng từ 29/4" in text
    assert "còn 3 ngày" in text


def test_it_says_what_is_left_in_hours_on_the_day_itself(shop: Town) -> None:
    passed_on(shop, "05-04T07:30", "1.001193")
    text = Officer("hoa", NOW).open("/desk/?show=today").text
    assert "T4 04/5 17:30" in text
    assert "còn 5 giờ 48" in text  # until 11:30, and from 14:00 to 17:30


def test_it_gives_each_officer_the_next_act_as_the_last_column(shop: Town) -> None:
    at_the_counter = shop.received("04-29T09:00").code
    with_hoa = passed_on(shop, "04-29T10:00")
    done = passed_on(shop, "04-29T11:00")
    decide(done, by=shop.tung, at=at("05-04T08:00"), outcome="granted", signer="tung")
    waits = passed_on(shop, "04-29T11:05")
    pause(waits, by=shop.hoa, at=at("05-04T08:00"), reason="verification")

    def acts(username: str) -> str:
        return (
            Officer(username, NOW).open("/desk/").html + Officer(username, NOW).open("/desk/?show=done").html
        )

    minh, hoa, tung = acts("minh"), acts("hoa"), acts("tung")
    assert f'href="/desk/dossier/{at_the_counter}/forward" aria-keyshortcuts="V">Chuyển người khác' in minh
    assert f'href="/desk/dossier/{done}/hand-over" aria-keyshortcuts="V">Trả kết quả' in minh
    assert with_hoa not in minh
    assert f'href="/desk/dossier/{with_hoa}/forward" aria-keyshortcuts="V">Chuyển người khác' in hoa
    assert f'href="/desk/dossier/{waits}/resume" aria-keyshortcuts="V">Tiếp tục giải quyết' in hoa
    assert at_the_counter not in hoa
    assert f'href="/desk/dossier/{with_hoa}/decide" aria-keyshortcuts="V">Ký, quyết định' in tung


def test_it_says_until_when_what_was_sent_in_must_be_accepted(shop: Town) -> None:
    row = submit(shop.intake(channel="online"), by=shop.citizen, at=at("05-04T08:30"))
    text = Officer("minh", NOW).open("/desk/?show=sent").text
    assert (
        "nhận trước T5 05/5 08:30" in text
    )  # eight working hours: 04/5 08:30–11:30, 14:00–17:30, 05/5 07:00–08:30
    assert row.code.split("-", 1)[1] in text


def test_it_counts_each_view_and_shows_the_nearest_thing_when_one_is_empty(shop: Town) -> None:
    passed_on(shop, "04-28T09:00")
    text = Officer("hoa", NOW).open("/desk/?show=late").text
    assert "Theo hạn 1 Quá hạn 0 Hôm nay 0 Ngày mai 1" in text
    assert "Không có hồ sơ nào ở mục này. T5 05/5" in text
    assert "Không còn việc nào đang chờ." in Officer("duc", NOW).open("/desk/").text


def test_it_shows_the_chairman_what_was_passed_on_to_him(shop: Town) -> None:
    mine, other = passed_on(shop, "04-28T09:00", to="tung"), passed_on(shop, "04-28T09:30")
    page = Officer("tung", NOW).open("/desk/?show=mine").html
    assert mine in page
    assert other not in page


@pytest.mark.parametrize("username", ["minh", "hoa", "tung"])
def test_it_asks_at_most_five_statements_however_many_rows(shop: Town, client: Client, username: str) -> None:
    found = people.account(username)
    assert found
    account = people.signed_in(found.id)
    assert account
    client.force_login(account, backend="motcua.people.doors.Password")

    def statements() -> int:
        client.get("/desk/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/desk/").status_code == 200
        return len(asked)

    passed_on(shop, "04-20T09:00")
    few = statements()
    for n in range(12):
        passed_on(shop, f"04-2{n % 2}T{8 + n % 3:02}:{n:02}")
        shop.received(f"04-29T09:{n:02}")
    assert statements() == few <= 5


def test_it_puts_what_was_sent_in_before_all_that_has_a_date(
    shop: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "MOST", 2)
    for hour in (8, 9, 10):
        shop.received(f"04-20T{hour:02}:00")
    sent = submit(shop.intake(channel="online"), by=shop.citizen, at=at("05-04T08:30"))
    page = Officer("minh", NOW).open("/desk/?show=sent")
    assert sent.code in page.html
    assert "Có 4 hồ sơ, danh sách đọc 2 hồ sơ đến hạn sớm nhất." in page.text


def test_it_shows_a_long_list_page_by_page_and_counts_all_of_it(
    shop: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "PAGE", 2)
    codes = [passed_on(shop, f"04-20T{hour:02}:00") for hour in (8, 9, 10)]
    first, second = (Officer("hoa", NOW).open(f"/desk/?show=late&page={n}") for n in (1, 2))
    assert [code in first.html for code in codes] == [True, True, False]
    assert [code in second.html for code in codes] == [False, False, True]
    assert "Quá hạn 3" in first.text
    assert "Trang 1 trong 2" in first.text
    assert 'href="?show=late&amp;page=2"' in first.html


def test_it_says_what_to_do_when_nothing_waits(shop: Town) -> None:
    assert 'href="/desk/intake">Tiếp nhận' in Officer("minh", NOW).open("/desk/").html
    assert "Hồ sơ được chuyển đến sẽ hiện ở đây." in Officer("hoa", NOW).open("/desk/").text


def test_it_says_the_year_of_a_day_in_another_year(shop: Town) -> None:
    passed_on(shop, "12-30T09:00")
    text = Officer("hoa", at("2022-12-30T10:00")).open("/desk/").text
    assert re.search(r"Thứ \w+ 0[0-9]/01/2023: 1 hồ sơ", text)
    assert re.search(r"T[2-6] 0[0-9]/01/2023 09:00", text)
