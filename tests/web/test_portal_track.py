"""Following a dossier with the code and the four characters of its slip."""

import re
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from motcua.clock.vietnam import CALENDAR
from motcua.dossiers import story as dossiers
from motcua.dossiers.actions.ask import ask
from motcua.dossiers.actions.correct import correct
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.decline import decline
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.hand_over import hand_over
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.reissue import reissue
from motcua.dossiers.actions.resume import resume
from motcua.dossiers.actions.stop import stop
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.models import Dossier
from motcua.journal import queries as journal
from motcua.journal.models import Attempt
from motcua.offices.rules import Ward
from motcua.web.portal import dossier
from motcua.web.portal.times import Times
from motcua.web.portal.track import HANDLE, SlipForm
from tests.web.reading import opened, see, statements_of, words
from tests.world import Town, at

FRIDAY, WEDNESDAY = at("2022-04-29T09:00"), at("2022-05-04T10:00")
PRIVATE = ("Nguyễn", "Lan", "042172001234", "0912345318", "bí mật")
"""What no page may show: bà Lan's name, number and phone, and what officers wrote for themselves."""


def typed(shop: Town, code: str, secret: str, when: datetime = WEDNESDAY) -> Any:
    return see("/ho-so", when, typed={"ma": code, "xem": secret})


def to_hoa(shop: Town, row: Dossier, when: str = "2022-05-04T07:10") -> None:
    forward(row.code, by=shop.minh, at=at(when), to="hoa")


def wrong_secret(row: Dossier) -> str:
    return "2222" if row.secret != "2222" else "3333"


# The door


def test_it_opens_with_the_code_and_the_four_characters(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    page = typed(shop, row.code, row.secret)
    assert (page.status_code, page.url) == (302, "/ho-so/xem")
    cookie = page.cookies[HANDLE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (
        True,
        "Strict",
        "/ho-so",
        900,
    )
    assert row.secret not in str(page.cookies)
    assert "Thứ Sáu 06/5/2022" in words(see("/ho-so/xem", WEDNESDAY, {HANDLE: cookie.value}))


@pytest.mark.parametrize(
    "change",
    [
        str.lower,
        lambda s: f" {s} ",
        lambda s: s.replace("-", "–"),
        lambda s: s[:5] + " " + s[5:],
        lambda s: s.replace(".", " ").replace("-", " "),
        lambda s: s.replace(".", "").replace("-", ""),
        lambda s: s.replace("0", "O"),
        lambda s: f"Mã hồ sơ: {s}",
    ],
)
def test_it_forgives_how_a_code_is_typed(shop: Town, change: Any) -> None:
    row = shop.received("2022-04-29T09:00")
    assert typed(shop, change(row.code), f" {row.secret.lower()} ").status_code == 302


def test_it_takes_the_day_and_the_number_alone(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    day, number = row.code.split("-")[1:]
    assert typed(shop, f"{day}-{int(number)}", row.secret).status_code == 302


def test_it_fills_in_the_code_from_the_slips_square_and_never_the_characters(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    page = see(f"/ho-so?ma={row.code}&xem={row.secret}", WEDNESDAY).content.decode()
    filled = dict(re.findall(r'name="(ma|xem)" type="text" value="([^"]*)"', page))
    assert filled == {"ma": row.code, "xem": ""}


def test_it_answers_alike_whether_the_code_or_the_characters_are_wrong(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    one = typed(shop, row.code, wrong_secret(row))
    other = typed(shop, row.code[:-4] + "9999", wrong_secret(row))
    plain = [re.sub(r'value="[^"]*"', "", p.content.decode()) for p in (one, other)]
    assert plain[0] == plain[1]
    assert one.status_code == other.status_code == 422
    assert words(one).count("Mã hồ sơ và 4 ký tự không khớp nhau: hãy xem lại cả hai trên giấy hẹn.") == 1
    assert HANDLE not in one.cookies


@pytest.mark.parametrize(
    ("code", "secret", "said"),
    [
        ("", "", "Ghi mã hồ sơ"),
        ("Nguyễn Thị Lan", "K7M4", "Mã hồ sơ có dạng H27.00.00-220429-0012: hãy chép từ giấy hẹn"),
        ("H27.00.00-220429-0012", "K7M", "4 ký tự xem hồ sơ là đúng 4 chữ và số, viết liền"),
        ("H27.00.00-220429-0012", "", "Ghi 4 ký tự in trên giấy hẹn"),
        ("H" * 61, "K7M4", "Mã hồ sơ dài nhất 60 ký tự"),
        ("229931-1", "K7M4", "Mã hồ sơ có dạng"),
    ],
)
def test_it_says_in_one_sentence_what_was_mistyped(shop: Town, code: str, secret: str, said: str) -> None:
    page = typed(shop, code, secret)
    assert page.status_code == 422
    assert words(page).count(said) == 2  # in the summary and at the box
    assert "Lỗi: Xem hồ sơ" in words(page)
    assert not Attempt.objects.exists()


WARD = Ward(1, "x", "ward", False, 0, 1, (), {}, {}, {})


@given(st.text(), st.text())
def test_it_reads_whatever_is_typed_without_falling(code: str, secret: str) -> None:
    form = SlipForm(WARD, {"ma": code, "xem": secret})
    assert form.is_valid() or form.errors


def test_it_closes_after_five_wrong_tries_even_to_the_right_characters(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    other = shop.received("2022-04-29T09:10")
    for n in range(5):
        wrong = typed(shop, row.code, wrong_secret(row))
        assert wrong.status_code == 422
        assert ("Còn một lần nhập: sai nữa thì phải đợi một giờ." in words(wrong)) == (n == 3)
    shut = typed(shop, row.code, row.secret)
    assert shut.status_code == 429
    assert "Đã nhập sai quá nhiều lần: đợi một giờ rồi nhập lại, hoặc mang giấy hẹn đến quầy hỏi." in words(
        shut
    )
    assert "<title>Tạm khóa một giờ</title>" in shut.content.decode()
    assert typed(shop, other.code, other.secret).status_code == 302
    assert typed(shop, row.code, row.secret, WEDNESDAY + timedelta(minutes=61)).status_code == 302


def test_it_counts_the_tries_of_one_address_over_all_codes(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    for n in range(60):
        assert typed(shop, f"H27.00.00-220401-{n:04d}", "2222").status_code == 422
    assert typed(shop, row.code, row.secret).status_code == 429


def test_it_bears_more_from_a_line_that_many_come_in_by(shop: Town) -> None:
    one, other = shop.received("2022-04-29T09:00"), shop.received("2022-04-29T09:10")
    assert typed(shop, one.code, one.secret).status_code == 302
    for n in range(60):
        typed(shop, f"H27.00.00-220401-{n:04d}", "2222")
    assert typed(shop, other.code, other.secret).status_code == 302


def test_it_opens_again_after_an_hour_though_somebody_went_on_trying(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    for minute in range(0, 60, 5):
        typed(shop, row.code, wrong_secret(row), WEDNESDAY + timedelta(minutes=minute))
    assert typed(shop, row.code, row.secret, WEDNESDAY + timedelta(minutes=61)).status_code == 302


def test_it_asks_the_database_the_same_whether_or_not_there_is_such_a_code(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    asked = []
    for code in (row.code, row.code[:-4] + "9999"):
        with CaptureQueriesContext(connection) as said:
            typed(shop, code, wrong_secret(row))
        asked.append([re.sub(r"'[^']*'|[0-9]+", "?", line["sql"]) for line in said])
    assert asked[0] == asked[1]


def test_it_notes_who_looked_and_does_not_count_those_who_came_in(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    for _ in range(8):
        assert typed(shop, row.code, row.secret).status_code == 302
    (looker,) = journal.lookers("dossier", row.code)
    assert (looker.by_kind, looker.by_ref, looker.times) == ("citizen", "slip", 8)


def test_it_closes_when_the_slips_page_is_opened_again(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    cookie = typed(shop, row.code, row.secret).cookies[HANDLE].value
    assert see("/ho-so", WEDNESDAY, {HANDLE: cookie}).cookies[HANDLE]["max-age"] == 0


class Earlier(signing.TimestampSigner):
    """Signs as sixteen minutes ago."""

    def timestamp(self) -> str:
        return signing.b62_encode(int(time.time()) - 16 * 60)


@pytest.mark.parametrize("forge", ["late", "broken", "other_salt", "nothing"])
def test_it_shows_nothing_to_a_handle_that_is_old_or_not_ours(shop: Town, forge: str) -> None:
    row = shop.received("2022-04-29T09:00")
    signer = signing.get_cookie_signer(salt=HANDLE + HANDLE)
    good = signer.sign(row.code)
    key = b"django.http.cookies" + settings.SECRET_KEY.encode()
    cookies = {
        "late": Earlier(key=key, salt=HANDLE + HANDLE).sign(row.code),
        "broken": good[:-1] + ("A" if good[-1] != "A" else "B"),
        "other_salt": signing.get_cookie_signer(salt="x").sign(row.code),
        "nothing": "",
    }
    assert see("/ho-so/xem", WEDNESDAY, {HANDLE: good}).status_code == 200
    page = see("/ho-so/xem", WEDNESDAY, {HANDLE: cookies[forge]})
    assert (page.status_code, page.url) == (302, "/ho-so")


def test_it_leaves_nothing_behind_in_a_cache(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    assert "no-store" in opened(row.code, WEDNESDAY)["Cache-Control"]
    assert "no-store" in see("/ho-so", WEDNESDAY)["Cache-Control"]


def test_it_walks_from_the_slip_to_the_dossier_and_out_again(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    phone = Client(enforce_csrf_checks=True)
    token = re.search(
        r'name="csrfmiddlewaretoken" value="(\w+)"', phone.get(f"/ho-so?ma={row.code}").content.decode()
    )
    assert token
    sent = phone.post(
        "/ho-so", {"ma": row.code, "xem": row.secret, "csrfmiddlewaretoken": token[1]}, follow=True
    )
    assert sent.redirect_chain == [("/ho-so/xem", 302)]
    assert f"Hồ sơ {row.code}" in words(sent)
    assert "Chữ vừa" in words(phone.get("/look?text=large&back=/ho-so/xem", follow=True))
    assert "Nhập lại mã" not in words(phone.get("/ho-so"))
    again = phone.get("/ho-so/xem", follow=True)
    assert "Trang hồ sơ đã đóng. Nhập lại mã để xem tiếp." in words(again)
    stale = phone.post("/ho-so", {"ma": row.code, "xem": row.secret})
    assert stale.status_code == 403
    assert "Trang mở đã lâu" in words(stale)
    assert 'href="/ho-so"><svg' in stale.content.decode()


# The page


def test_it_says_the_date_first_and_that_there_is_nothing_to_do(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    to_hoa(shop, row)
    text = words(opened(row.code, WEDNESDAY))
    order = ["Đang giải quyết tại Tư pháp – Hộ tịch", "Hẹn trả kết quả Thứ Sáu 06/5/2022 Sau 09:00",
             "Còn 2 ngày làm việc.", "Ông/Bà không cần làm gì lúc này.", "Vì sao là ngày 06/5?",
             "Luật cho 3 ngày làm việc", "Không tính thứ Bảy 30/4, Chủ nhật 1/5, nghỉ bù 2/5 và 3/5.",
             "Hồ sơ đã qua những đâu", "Đã nhận hồ sơ , đã xong 09:00 thứ Sáu 29/4 · anh Trần Văn Minh",
             "từ 07:10 hôm nay · chị Lê Thị Hoa", "Lãnh đạo phường ký chậm nhất thứ Sáu 06/5",
             "Ông/Bà đến nhận kết quả"]  # fmt: skip
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_it_says_exactly_what_to_bring_and_when_it_will_be_then(shop: Town) -> None:
    row = shop.received("2022-04-28T09:00")
    to_hoa(shop, row, "2022-04-28T10:00")
    ask(
        row.code,
        by=shop.hoa,
        at=at("2022-04-29T08:00"),
        missing=["form"],
        note="Trang 2 tờ khai thiếu chữ ký",
    )
    text = words(opened(row.code, WEDNESDAY))
    assert "Cần bổ sung" in text
    assert "Ông/Bà bổ sung giấy tờ Tờ khai cấp Giấy xác nhận tình trạng hôn nhân Nộp 1 bản" in text
    assert "Trang 2 tờ khai thiếu chữ ký" in text
    assert "Bổ sung đủ trong hôm nay thì thứ Sáu 06/5 có kết quả." in text
    assert "không cần làm gì" not in text
    assert "Hẹn trả kết quả" not in text
    supplement(row.code, by=shop.minh, at=WEDNESDAY)
    assert "Hẹn trả kết quả Thứ Sáu 06/5/2022" in words(opened(row.code, WEDNESDAY))


def test_it_tells_each_thing_that_is_missing_and_where_to_bring_it(shop: Town) -> None:
    row = shop.received("2022-04-28T09:00")
    to_hoa(shop, row, "2022-04-28T10:00")
    ask(
        row.code,
        by=shop.hoa,
        at=at("2022-04-29T08:00"),
        missing=["form", "Giấy khai tử"],
        note="Thiếu chữ ký",
    )
    page = opened(row.code, WEDNESDAY)
    assert "<li>Giấy khai tử</li><li>Thiếu chữ ký</li>" in page.content.decode()
    assert "Mang đến Bộ phận Tiếp nhận và Trả kết quả" in words(page)


def test_it_does_not_say_that_time_stands_still_for_what_was_late_before(shop: Town) -> None:
    row = shop.received("2022-04-26T09:00")
    to_hoa(shop, row, "2022-04-26T10:00")
    ask(row.code, by=shop.hoa, at=WEDNESDAY, missing=["form"])
    text = words(opened(row.code, at("2022-05-05T10:00")))
    assert "thời hạn ngừng tính" not in text
    assert "Hồ sơ đã trễ từ trước khi chờ, nên ngày hẹn cũ vẫn giữ." in text


def test_it_tells_the_year_of_another_year_and_long_delays_with_a_dot(shop: Town) -> None:
    row = shop.received("2022-04-26T09:00")
    text = words(opened(row.code, at("2026-11-24T10:00")))
    assert re.search(r"Hồ sơ trễ 1\.\d{3} ngày làm việc so với hẹn thứ Sáu 29/4/2022\.", text)
    assert "Vì sao là ngày 29/4/2022?" in text


def test_it_says_when_a_matter_of_the_day_is_ready(shop: Town) -> None:
    row = receive(shop.intake("2.000815"), by=shop.minh, at=WEDNESDAY)
    text = words(opened(row.code, WEDNESDAY))
    assert "Thứ Tư 04/5/2022 Trong ngày, trước 17:30, tại" in text


def test_it_does_not_show_a_no_as_if_it_were_a_yes(shop: Town) -> None:
    row = shop.received("2022-04-26T09:00")
    when = at("2022-04-28T09:30")
    decide(row.code, by=shop.tung, at=when, outcome="refused", signer="tung", reason="bí mật")
    page = opened(row.code, WEDNESDAY)
    text = words(page)
    assert "Không được giải quyết như đề nghị Có văn bản trả lời từ Thứ Năm 28/4/2022" in text
    assert "Mời Ông/Bà đến nhận văn bản trả lời" in text
    assert "Đã có kết quả" not in text
    assert 'class="tag done"' not in page.content.decode()


def test_it_says_why_there_is_no_date(shop: Town) -> None:
    row = receive(shop.intake(), by=shop.minh, at=FRIDAY)
    story = dossiers.story(row.code)
    assert story
    state = replace(story.state, allow=None, due_at=None, due_on=None)
    shown = dossier.day(replace(story, state=state), Times(CALENDAR, WEDNESDAY))
    assert shown
    assert (shown.big, shown.rest) == ("Chưa có ngày hẹn", dossier.NO_DATE)


def test_it_says_what_a_posting_waits_for(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    to_hoa(shop, row, "2022-04-29T10:00")
    pause(row.code, by=shop.hoa, at=WEDNESDAY, reason="posting")
    text = words(opened(row.code, WEDNESDAY))
    assert "Tạm dừng: đang dán thông báo ở phường" in text
    assert "hết thời gian dán thì giải quyết tiếp." in text.lower()


def test_it_explains_a_date_that_moved(shop: Town) -> None:
    row = shop.received("2022-04-26T09:00")
    to_hoa(shop, row, "2022-04-26T10:00")
    ask(row.code, by=shop.hoa, at=at("2022-04-27T08:00"), missing=["form"])
    supplement(row.code, by=shop.minh, at=at("2022-04-29T10:00"))
    text = words(opened(row.code, WEDNESDAY))
    assert "Lúc nhận hẹn thứ Sáu 29/4. Thời gian chờ không tính, nên hẹn dời đến thứ Năm 05/5." in text
    assert "thời gian tạm dừng từ 27/4 đến 29/4" in text


def test_it_apologises_when_it_is_late(shop: Town) -> None:
    row = shop.received("2022-04-26T09:00")
    to_hoa(shop, row, "2022-04-26T10:00")
    assert "Xin lỗi" not in words(opened(row.code, at("2022-04-29T16:00")))
    late = words(opened(row.code, WEDNESDAY))
    assert (
        "Quá hạn 1 ngày làm việc Xin lỗi Ông/Bà. Hồ sơ trễ 1 ngày làm việc so với hẹn thứ Sáu 29/4." in late
    )
    assert "Phường chưa hẹn lại. Ông/Bà hỏi tại quầy, đọc mã hồ sơ. Hồ sơ đang ở Tư pháp – Hộ tịch" in late
    assert "không cần làm gì" not in late
    extend(row.code, by=shop.tung, at=WEDNESDAY, until=date(2022, 5, 6), reason="bí mật")
    again = words(opened(row.code, WEDNESDAY))
    assert (
        "Xin lỗi Ông/Bà. Hồ sơ trễ 1 ngày làm việc; hẹn lại thứ Sáu 06/5. Hẹn lại Thứ Sáu 06/5/2022" in again
    )
    assert "Phường xin lỗi và hẹn lại thứ Sáu 06/5/2022" in again
    assert "quá cả ngày hẹn lại thứ Sáu 06/5" in words(opened(row.code, at("2022-05-09T10:00")))


def test_it_apologises_before_the_day_too_when_a_new_one_was_set(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    extend(row.code, by=shop.tung, at=WEDNESDAY, until=date(2022, 5, 9), reason="bí mật")
    text = words(opened(row.code, WEDNESDAY))
    assert "Xin lỗi Ông/Bà. Hồ sơ không kịp hẹn thứ Sáu 06/5; hẹn lại thứ Hai 09/5." in text
    assert "Vì sao hẹn lại ngày 09/5?" in text
    assert "Đó là ngày hẹn thứ Sáu 06/5. Phường không kịp ngày ấy nên hẹn lại thứ Hai 09/5." in text


def test_it_names_the_clause_of_a_lawful_extension_and_does_not_apologise(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    extend(
        row.code,
        by=shop.tung,
        at=WEDNESDAY,
        until=date(2022, 5, 9),
        reason="bí mật",
        clause="NĐ 00/2022, điều 1",
    )
    text = words(opened(row.code, WEDNESDAY))
    assert "Hẹn trả kết quả Thứ Hai 09/5/2022" in text
    assert "Ngày trả dời đến thứ Hai 09/5/2022 theo NĐ 00/2022, điều 1." in text
    assert "Xin lỗi" not in text
    assert "Từ ngày nhận đến ngày trả" not in text  # no calendar of the old date


def test_it_names_the_clause_of_a_longer_time_chosen_at_reception(shop: Town) -> None:
    row = receive(shop.intake(), by=shop.minh, at=FRIDAY, allow="8d", clause="TT 04/2020/TT-BTP, điều 1")
    text = words(opened(row.code, WEDNESDAY))
    assert "Luật cho 8 ngày làm việc" in text
    said = "Thường là 3 ngày làm việc; lúc nhận đã chọn thời hạn dài hơn theo TT 04/2020/TT-BTP, điều 1."
    assert said in text


def test_it_marks_a_date_that_no_notice_covers_as_provisional(shop: Town) -> None:
    row = receive(shop.intake(), by=shop.actor("minh"), at=at("2026-12-30T09:00"))
    text = words(opened(row.code, at("2026-12-30T10:00")))
    assert "Tạm tính. Chưa có thông báo ngày nghỉ năm 2027 của Nhà nước." in text


def test_it_stops_the_clock_in_plain_words(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    to_hoa(shop, row, "2022-04-29T10:00")
    pause(row.code, by=shop.hoa, at=WEDNESDAY, reason="verification", note="bí mật")
    waiting = words(opened(row.code, WEDNESDAY))
    assert "Tạm dừng: chờ cơ quan khác trả lời xác minh" in waiting
    assert "Ông/Bà không cần làm gì lúc này. Những ngày chờ không tính vào thời hạn." in waiting
    resume(row.code, by=shop.hoa, at=at("2022-05-05T08:00"))
    pause(row.code, by=shop.hoa, at=at("2022-05-05T09:00"), reason="financial_duty")
    duty = words(opened(row.code, at("2022-05-05T10:00")))
    assert re.search(r"Cần nộp tiền Ông/Bà nộp [0-9.]+ đồng Phí, lệ phí [0-9.]+ đồng, nộp tại Bộ phận", duty)
    assert (
        "14:00–17:30. Khoản khác, như thuế, thì số tiền và nơi nộp ghi trong thông báo. Nộp trong hôm nay thì thứ"
        in duty
    )


def test_it_says_how_much_is_to_be_paid_and_where(shop: Town) -> None:
    row = receive(shop.intake("2.000815"), by=shop.minh, at=at("2022-05-04T09:00"))
    to_hoa(shop, row, "2022-05-04T09:10")
    pause(row.code, by=shop.hoa, at=at("2022-05-04T09:30"), reason="financial_duty")
    text = words(opened(row.code, WEDNESDAY))
    assert (
        "Cần nộp tiền Ông/Bà nộp 2.000 đồng Phí, lệ phí 2.000 đồng, nộp tại Bộ phận Tiếp nhận và Trả" in text
    )
    assert (
        "07:00–11:30, 14:00–17:30. Khoản khác, như thuế, thì số tiền và nơi nộp ghi trong thông báo." in text
    )


def test_it_sends_to_the_notice_when_the_office_itself_asks_nothing(shop: Town) -> None:
    row = shop.received("2022-05-04T09:00", "1.001193")
    to_hoa(shop, row, "2022-05-04T09:10")
    pause(row.code, by=shop.hoa, at=at("2022-05-04T09:30"), reason="financial_duty")
    text = words(opened(row.code, WEDNESDAY))
    assert "Ông/Bà nộp tiền theo thông báo đã nhận Số tiền và nơi nộp ghi trong thông báo đã gửi" in text


def test_it_shows_no_calendar_of_a_day_that_was_promised_again(shop: Town) -> None:
    row = shop.received("2022-04-29T09:00")
    to_hoa(shop, row)
    assert 'class="cal"' in opened(row.code, WEDNESDAY).content.decode()
    extend(row.code, by=shop.tung, at=WEDNESDAY, until=date(2022, 5, 10), reason="thiếu người")
    page = opened(row.code, WEDNESDAY)
    assert 'class="cal"' not in page.content.decode()
    assert "Vì sao hẹn lại ngày 10/5?" in words(page)
    assert "Đó là ngày hẹn thứ Sáu 06/5. Phường không kịp ngày ấy nên hẹn lại thứ Ba 10/5." in words(page)


def test_it_calls_the_citizen_when_the_result_is_there(shop: Town) -> None:
    row = shop.received("2022-04-26T09:00")
    decide(
        row.code, by=shop.tung, at=at("2022-04-28T09:30"), outcome="granted", signer="tung", reason="bí mật"
    )
    text = words(opened(row.code, WEDNESDAY))
    assert "Đã có kết quả Có kết quả từ Thứ Năm 28/4/2022 Sớm hơn hẹn thứ Sáu 29/4." in text
    assert (
        "Mời Ông/Bà đến nhận kết quả Tại Bộ phận Tiếp nhận và Trả kết quả, Thứ Hai – thứ Sáu 07:00–11:30"
        in text
    )
    assert "Mang giấy hẹn và giấy tờ tùy thân." in text
    assert "Nhờ người khác nhận?" in text
    evening = words(opened(row.code, at("2022-05-04T19:00")))
    assert "Bây giờ đóng cửa, mở lại lúc 07:00 thứ Năm 05/5" in evening
    hand_over(row.code, by=shop.minh, at=at("2022-04-29T09:30"), to="Nguyễn Thị Lan")
    given_out = words(opened(row.code, WEDNESDAY))
    assert (
        "Đã trả kết quả Thứ Sáu 29/4/2022 Có kết quả từ thứ Năm 28/4, sớm hơn hẹn thứ Sáu 29/4." in given_out
    )
    assert "Lỗi của phường thì sửa không thu tiền." in given_out


def test_it_owns_up_to_a_result_that_came_late(shop: Town) -> None:
    row = shop.received("2022-04-26T09:00")
    decide(row.code, by=shop.tung, at=WEDNESDAY, outcome="granted", signer="tung")
    assert "Xin lỗi Ông/Bà. Kết quả có sau ngày hẹn thứ Sáu 29/4/2022." in words(opened(row.code, WEDNESDAY))


def test_it_says_until_when_we_answer_what_was_sent_in(shop: Town) -> None:
    row = submit(shop.intake(channel="online"), by=shop.citizen, at=at("2022-05-04T08:30"))
    text = words(opened(row.code, WEDNESDAY))
    assert "Đã gửi, chờ nhận Phường trả lời chậm nhất Thứ Năm 05/5/2022 Trước 08:30." in text
    assert "ngày hẹn trả có sau khi nhận hồ sơ" in text
    beyond = words(opened(row.code, at("2022-05-05T09:00")))
    assert "Xin lỗi Ông/Bà. Hồ sơ gửi trên mạng chưa được xem đúng hẹn. Lẽ ra phường đã trả lời" in beyond
    assert "không cần làm gì" not in beyond
    decline(row.code, by=shop.minh, at=WEDNESDAY, reason="việc này do Công an phường giải quyết")
    declined = words(opened(row.code, WEDNESDAY))
    assert (
        "Không tiếp nhận Vì: Việc này do Công an phường giải quyết. Việc làm tiếp ghi trong phiếu" in declined
    )
    assert "không cần làm gì" not in declined


def test_it_ends_in_plain_words(shop: Town) -> None:
    one, other = shop.received("2022-04-29T09:00"), shop.received("2022-04-29T09:05")
    withdraw(one.code, by=shop.minh, at=WEDNESDAY, reason="bí mật")
    stop(other.code, by=shop.tung, at=WEDNESDAY, reason="bí mật")
    assert "Đã rút Ông/Bà không cần làm gì lúc này." in words(opened(one.code, WEDNESDAY))
    stopped = words(opened(other.code, WEDNESDAY))
    assert "Đã dừng giải quyết" in stopped
    assert "Tạm dừng" not in stopped


def a_long_life(shop: Town) -> list[tuple[Dossier, datetime]]:
    """A dossier after each of its acts, with every remark that an officer can leave."""
    row = submit(shop.intake(channel="online"), by=shop.citizen, at=at("2022-03-01T08:30"))
    row = receive(row.code, by=shop.minh, at=at("2022-03-01T09:00"))
    code, seen = row.code, []
    hoa, minh, tung = shop.hoa, shop.minh, shop.tung
    acts = [
        lambda t: forward(code, by=minh, at=t, to="hoa"),
        lambda t: correct(code, by=minh, at=t, reason="bí mật", what={"contact": True}),
        lambda t: ask(code, by=hoa, at=t, missing=["form"], note="ghi rõ nơi sinh"),
        lambda t: supplement(code, by=minh, at=t),
        lambda t: pause(code, by=hoa, at=t, reason="verification", note="bí mật"),
        lambda t: resume(code, by=hoa, at=t),
        lambda t: extend(code, by=tung, at=t, until=date(2022, 4, 27), reason="bí mật"),
        lambda t: forward(code, by=hoa, at=t, to="tung"),
        lambda t: decide(code, by=tung, at=t, outcome="granted", signer="tung", reason="bí mật"),
        lambda t: hand_over(code, by=minh, at=t, to="Nguyễn Thị Lan"),
        lambda t: reissue(code, by=minh, at=t, reason="bí mật", signer="tung"),
    ]
    for n, act in enumerate(acts):
        when = at("2022-03-02T08:00") + timedelta(days=n)
        act(when)
        seen.append((row, when + timedelta(hours=1)))
    return seen


def test_it_never_shows_a_citizen_or_an_officers_remark(shop: Town) -> None:
    row, _ = a_long_life(shop)[-1]
    page = opened(row.code, WEDNESDAY).content.decode()
    assert "ghi rõ nơi sinh" not in page  # what was asked is answered
    assert not [word for word in PRIVATE if word in page]
    assert not re.search(rf"\b{row.secret}\b", page)


def test_it_tells_every_act_in_order(shop: Town) -> None:
    row, when = a_long_life(shop)[-1]
    text = words(opened(row.code, when))
    told = ["Đã gửi hồ sơ trên mạng", "Đã nhận hồ sơ", "Đã chuyển đến Tư pháp – Hộ tịch", "Đã sửa thông tin ghi sai",
            "Đã báo Ông/Bà bổ sung", "Đã nhận giấy tờ bổ sung", "Tạm dừng: chờ cơ quan khác", "Giải quyết tiếp",
            "Phường xin lỗi và hẹn lại", "Đã trình lãnh đạo phường ký", "Lãnh đạo phường đã ký", "Đã trả kết quả",
            "Đã cấp lại vì phường ghi sai"]  # fmt: skip
    places = [text.index(part, text.index("Hồ sơ đã qua những đâu")) for part in told]
    assert places == sorted(places)


def test_it_asks_no_more_of_the_database_for_a_longer_history(shop: Town) -> None:
    short = shop.received("2022-04-29T09:00")
    long, _ = a_long_life(shop)[-1]
    assert (
        statements_of(lambda: opened(short.code, WEDNESDAY))
        == statements_of(lambda: opened(long.code, WEDNESDAY))
        <= 8
    )
