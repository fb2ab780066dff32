"""The page of a procedure: may I, what to bring, how much, how long, and the questions on which the papers depend."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.clock import Allowance
from motcua.fees.rules import CIVIL_STATUS, FeeLine
from motcua.people.rules import system
from motcua.procedures import queries as procedures
from motcua.procedures.actions.offer import offer
from motcua.procedures.actions.publish import publish
from motcua.procedures.rules import Answer, Case, Longer, PaperAsked, Presence, Question, Record, Way
from motcua.procedures.rules.entries import Entry
from motcua.web.portal import facts
from motcua.words import say, sentence_of
from tests.web.reading import see, words
from tests.world import OPENED, Town, at

MORNING = at("2022-05-04T10:00")
SINGLE, BIRTH, COPY, SAMPLE = (
    "/thu-tuc/1.004873",
    "/thu-tuc/1.001193",
    "/thu-tuc/2.000815",
    "/thu-tuc/mau-dat-dai",
)
BY = system("test")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bản sao có chứng thực", "Bản sao có chứng thực."),
        ("Đã đủ 18 tuổi.", "Đã đủ 18 tuổi."),
        ("gồm một trong các giấy;", "Gồm một trong các giấy."),
        ("các giấy sau:", "Các giấy sau:"),
        ("", ""),
    ],
)
def test_a_line_of_the_catalogue_is_read_as_a_sentence(text: str, said: str) -> None:
    assert sentence_of(text) == said


def test_it_answers_the_four_questions_first(shop: Town) -> None:
    text = words(see(SINGLE, MORNING))
    assert "Được không Làm ở phường người thân làm thay được" in text
    assert "Mang gì 1 giấy để nộp và 2 giấy cho xem, có trường hợp thêm giấy" in text
    assert "Bao nhiêu tiền 10.000 đ có người được miễn" in text
    assert "Bao lâu 3 ngày làm việc" in text
    assert text.index("Bao lâu 3 ngày làm việc") < text.index("Luật nào?")


def test_it_says_which_day_it_will_be_and_which_days_do_not_count(shop: Town) -> None:
    text = words(see(SINGLE, at("2022-04-29T09:00")))
    assert "Thứ Sáu 29/4 nộp thì thứ Sáu 06/5 có." in text
    assert "Nộp hôm nay, khi nào có?" in text
    assert "Không tính thứ Bảy 30/4, Chủ nhật 1/5, nghỉ bù 2/5 và 3/5." in text


def test_it_counts_from_the_next_opening_when_the_office_is_shut(shop: Town) -> None:
    text = words(see(SINGLE, at("2022-05-04T20:00")))
    assert "Thứ Năm 05/5 nộp thì thứ Ba 10/5 có." in text
    assert "Nộp khi mở cửa lại, khi nào có?" in text
    assert "Nhận " not in text.split("Bao lâu?")[1].split("Ở đâu?")[0]


def test_it_says_today_or_tomorrow_for_what_is_done_the_same_day(shop: Town) -> None:
    said = words(see(COPY, MORNING))
    assert "Làm trong ngày. Nộp thứ Tư 04/5 trước 15 giờ thì có ngay trong ngày." in said
    assert "Nộp sau 15 giờ thì ngày làm việc tiếp theo có." in said
    assert "Trong ngày, trước 17:30" in said
    assert "Thứ Tư 04/5 nộp thì thứ Năm 05/5 có." in words(see(COPY, at("2022-05-04T15:01")))


def test_it_marks_a_date_of_a_year_without_its_notice_as_provisional(shop: Town) -> None:
    text = words(see(SINGLE, at("2026-12-30T10:00")))
    assert "Tạm tính Chưa có thông báo ngày nghỉ năm 2027 của Nhà nước." in text
    assert "Tạm tính" not in words(see(SINGLE, MORNING))


def test_it_tells_apart_what_is_left_what_is_shown_and_what_we_look_up(shop: Town) -> None:
    text = words(see(SINGLE, at("2024-05-06T10:00")))
    assert "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân Nộp 1 bản" in text
    assert "Giấy tờ tùy thân còn giá trị của người yêu cầu Cho xem, cầm về ngay Không phải phô tô." in text
    assert (
        "Nơi cư trú trong Cơ sở dữ liệu quốc gia về dân cư Phường tự tra Ông/Bà không phải mang, phường tự xem."
        in text
    )


def test_it_asks_one_question_at_a_time_and_then_shows_the_right_papers(shop: Town) -> None:
    first = see(f"{SINGLE}/hoi", MORNING)
    assert "Câu 1 trong 2" in words(first)
    assert "Ông/Bà đi cho mình hay đi thay người khác?" in words(first)
    second = words(see(f"{SINGLE}/hoi?filer=other", MORNING))
    assert "Câu 2 trong 2" in second
    done = see(f"{SINGLE}/hoi?filer=other&status=divorced", MORNING)
    assert (done.status_code, done.url) == (302, f"{SINGLE}?filer=other&status=divorced#mang-gi")
    text = words(see(done.url.split("#")[0], MORNING))
    sure, perhaps = text.split("Có trường hợp cần thêm")
    assert "Văn bản ủy quyền đã chứng thực Nộp 1 bản" in sure
    assert "Bản án, quyết định ly hôn Nộp 1 bản Bản sao." in sure
    assert "Trích lục khai tử" not in text
    assert "Giấy xác nhận tình trạng hôn nhân đã cấp trước đó" in perhaps


def test_it_goes_on_with_those_who_are_not_sure(shop: Town) -> None:
    done = see(f"{SINGLE}/hoi?filer=khong-ro&status=khong-ro", MORNING)
    text = words(see(done.url.split("#")[0], MORNING))
    assert "Nếu người ngoài gia đình đi thay." in text
    assert "Ông/Bà đi cho mình hay đi thay người khác? Tôi không rõ. Không sao:" in text


def test_it_says_what_to_do_when_nothing_was_chosen(shop: Town) -> None:
    page = see(f"{SINGLE}/hoi?cau=filer", MORNING)
    assert page.status_code == 422
    assert "Lỗi: Câu 1" in words(page)
    assert words(page).count("Chọn một câu trả lời, hoặc “Tôi không rõ”") == 2


def test_it_leads_to_the_procedure_that_fits_better(shop: Town) -> None:
    page = see(f"{BIRTH}?parents_married=no", MORNING)
    assert "Chưa đăng ký. Phần người cha để trống" in words(page)
    assert "/thu-tuc/1.000689" in page.content.decode()


@pytest.mark.parametrize(
    "query", ["filer=", "filer=hack&x=1", "truong-hop=zz", "filer=other&filer=self", "%00=%01"]
)
def test_it_passes_over_answers_that_were_never_offered(shop: Town, query: str) -> None:
    assert see(f"{SINGLE}?{query}", MORNING).status_code == 200
    assert see(f"{SINGLE}/hoi?{query}", MORNING).status_code == 200


def test_it_asks_which_case_first_and_sends_a_case_of_others_away(shop: Town) -> None:
    change = "/thu-tuc/1.004859"
    assert "Ông/Bà thuộc trường hợp nào?" in words(see(f"{change}/hoi", MORNING))
    away = words(see(f"{change}?truong-hop=from_14", MORNING))
    assert "Trường hợp này không làm ở phường. Ông/Bà đến UBND cấp huyện." in away
    assert "Không làm ở phường" not in words(see(change, MORNING))


def test_it_says_what_can_be_done_online_and_where(shop: Town) -> None:
    assert "Trên mạng: chưa nộp được, Ông/Bà đến quầy." in words(see(COPY, at("2022-03-01T10:00")))
    offer({"1.004873": "whole"}, office=shop.ward.id, since=date(2022, 8, 15), by=BY, at=OPENED)
    before = see(SINGLE, at("2023-05-04T10:00"))
    assert "Trên mạng: Làm hết trên mạng." in words(before)
    assert "dichvucong.gov.vn" not in before.content.decode()
    after = see(SINGLE, at("2026-05-04T10:00"))
    assert "Cổng Dịch vụ công quốc gia" in words(after)
    assert "Phường thử nghiệm tạm cho là thủ tục này nộp trên mạng được." in words(after)


def test_it_marks_samples_and_what_was_assumed(shop: Town) -> None:
    assert "Thủ tục mẫu. Chỉ để tập, không có trong danh mục của Nhà nước." in words(see(SAMPLE, MORNING))
    record = Record(
        code="1.777777", name="Việc chưa đối chiếu", fields=("Hộ tịch",), marks=(("time", "?"), ("fee", "S"))
    )
    publish([Entry(record=record)], by=BY, at=OPENED)
    text = words(see("/thu-tuc/1.777777", MORNING))
    assert text.count("Chưa chắc, hỏi tại quầy") == 1
    assert "Danh mục chưa ghi giấy tờ của thủ tục này." in text
    assert "Chưa chắc" not in words(see(SINGLE, MORNING))


def test_it_says_when_a_change_is_near(shop: Town) -> None:
    assert "Sắp thay đổi. Bản này áp dụng đến hết 31/12/2022." in words(see(SINGLE, at("2022-12-01T10:00")))
    assert "Sắp thay đổi" not in words(see(SINGLE, MORNING))


def test_it_prints_a_guide_in_large_letters(shop: Town) -> None:
    page = see(f"{SINGLE}/to-huong-dan?filer=self", MORNING)
    assert 'data-text="large"' in page.content.decode()
    text = words(page)
    assert "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân Nộp 1 bản" in text
    assert "Thứ Hai – thứ Sáu: 07:00–11:30, 14:00–17:30" in text
    assert "Văn bản ủy quyền" not in text
    assert "Ông/Bà đã trả lời Ông/Bà đi cho mình hay đi thay người khác?" in text
    assert "in ngày 04/5/2022" in text
    assert "Xem lại trên mạng: testserver/thu-tuc/1.004873" in text


def test_it_offers_a_search_for_a_code_that_nobody_knows(shop: Town) -> None:
    page = see("/thu-tuc/9.999999", MORNING)
    assert page.status_code == 404
    assert 'role="search"' in page.content.decode()


def test_it_stays_the_same_page_until_something_changes(shop: Town) -> None:
    first = see(SINGLE, MORNING)
    assert first["ETag"] == see(SINGLE, at("2022-05-04T10:59"))["ETag"]
    assert first["ETag"] != see(SINGLE, at("2022-05-05T10:00"))["ETag"]
    assert first["Cache-Control"] == "private, no-cache"


def test_it_can_show_every_procedure_that_we_ship(shop: Town) -> None:
    when = at("2026-05-04T10:00")
    for row in procedures.procedures(when.date(), shop.ward.id):
        page = see(f"/thu-tuc/{row.code}", when)
        text = words(page).replace(row.name, "")
        assert page.status_code == 200
        assert not say.not_said(text), row.code
        assert not re.search(r"\[[SK?]\]|None|\.\.| \.", text), (
            row.code
        )  # editors' marks, holes, broken sentences


# The words of the four facts, which need no database


def fact(way: Way | None = None, presence: Presence | None = None, **more: Any) -> dict[str, tuple[str, str]]:
    record = Record(code="1.000001", name="Việc", fields=("Hộ tịch",), presence=presence, **more)
    case = record.case()
    return {f.name: (f.value, f.note) for f in facts.four(record, case, facts.papers(record, case, {}), way)}


def fee(amount: int | None, **more: Any) -> FeeLine:
    return FeeLine(name="Lệ phí", kind="lệ phí", amount=amount, **more)


@pytest.mark.parametrize(
    ("fees", "said"),
    [
        ((), ("Không mất tiền", "")),
        ((fee(10_000),), ("10.000 đ", "")),
        ((fee(10_000, exempt=CIVIL_STATUS),), ("10.000 đ", "có người được miễn")),
        ((fee(8_000, per="copy"),), ("8.000 đ/bản", "")),
        ((fee(10_000, when="quá hạn"),), ("Không mất tiền", "quá hạn: 10.000 đ")),
        ((fee(10_000), fee(20_000)), ("Tùy trường hợp", "")),
        ((fee(None),), ("Hỏi tại quầy", "danh mục chưa có mức thu")),
    ],
)
def test_it_says_the_fee_in_a_few_words(fees: tuple[FeeLine, ...], said: tuple[str, str]) -> None:
    assert fact(Way(channel="counter", fees=fees))["Bao nhiêu tiền"] == said


@pytest.mark.parametrize(
    ("longer", "said"),
    [
        (Longer("xác minh ≤8", Allowance.parse("8d")), "Xác minh: nhiều nhất 8 ngày làm việc."),
        (
            Longer("nhiều trang: +2 ngày làm việc", Allowance.parse("2d")),
            "Nhiều trang: thêm nhiều nhất 2 ngày làm việc.",
        ),
        (Longer("theo thỏa thuận"), "Theo thỏa thuận."),
    ],
)
def test_it_says_a_longer_time_in_a_sentence(longer: Longer, said: str) -> None:
    assert facts.longer(Way(channel="counter", longer=(longer,))) == (said,)


@pytest.mark.parametrize(
    ("presence", "short", "whole"),
    [
        (
            Presence(proxy="none", filing="người ký phải có mặt"),
            "phải tự đến",
            "Khi nộp: người ký phải có mặt.",
        ),
        (Presence(proxy="kin"), "người thân làm thay được", "ủy quyền viết tay"),
        (
            Presence(proxy="kin", kin_mandate=False),
            "người thân làm thay được",
            "chỉ mang giấy chứng minh quan hệ",
        ),
        (Presence(proxy="certified"), "có ủy quyền chứng thực", "cần văn bản ủy quyền đã chứng thực"),
        (Presence(proxy="written"), "có ủy quyền", "cần văn bản ủy quyền."),
        (Presence(proxy="anyone"), "ai đi nộp cũng được", "Ai nộp cũng được, không cần ủy quyền."),
    ],
)
def test_it_says_who_may_come_instead(presence: Presence, short: str, whole: str) -> None:
    assert short in fact(presence=presence)["Được không"][1]
    assert whole in " ".join(facts.stand_in(presence))


@pytest.mark.parametrize("name", ["Giấy chứng nhận quyền sử dụng đất. " * 100, "Giấy" * 100])
def test_it_shortens_a_name_that_nobody_reads_and_keeps_it_whole_beside(name: str) -> None:
    case = Case(key="", papers=(PaperAsked(key="a", name=name), PaperAsked(key="b", name="Đơn")))
    listed = facts.papers(Record(code="1.000001", name="Việc", fields=("Đất đai",), cases=(case,)), case, {})
    assert len(listed.certain[0].name) <= 180
    assert listed.certain[0].name.startswith("Giấy")
    assert listed.certain[0].name.endswith(" …")
    assert listed.whole == (name,)


PAPER = st.builds(
    PaperAsked,
    key=st.sampled_from("abcdef"),
    name=st.text("aă ", min_size=1),
    how=st.sampled_from(["submit", "show", "look_up"]),
    originals=st.integers(0, 2),
    copies=st.integers(0, 2),
    when=st.sampled_from([(), (("q", "1"),), (("q", "2"),)]),
    condition=st.sampled_from(["", "nếu có"]),
)


@given(st.lists(PAPER, max_size=8), st.sampled_from([{}, {"q": "1"}, {"q": "2"}]))
def test_it_never_loses_a_paper_that_may_be_needed(asked: list[PaperAsked], answers: dict[str, str]) -> None:
    question = Question("q", "Câu?", (Answer("1", "Một"), Answer("2", "Hai")))
    case = Case(key="", papers=tuple(asked))
    record = Record(code="1.000001", name="Việc", fields=("Hộ tịch",), questions=(question,), cases=(case,))
    listed = facts.papers(record, case, answers)
    excluded = [p for p in asked if p.when and answers and p.when[0][1] != answers["q"]]
    assert {p.name for p in (*listed.certain, *listed.perhaps)} == {
        p.name for p in asked if p not in excluded
    }
    assert all(p.note for p in listed.perhaps)


def test_it_says_once_what_a_word_of_the_state_means(shop: Town) -> None:
    text = words(see("/thu-tuc/2.000635", at("2022-05-04T10:00")))
    assert text.count("“Trích lục” là giấy ghi lại") == 1
    assert text.count("“Giấy tờ tùy thân còn giá trị” là thẻ căn cước hoặc hộ chiếu chưa hết hạn.") == 1


def test_it_says_the_hour_of_the_same_day_once_and_notes_as_sentences(shop: Town) -> None:
    text = words(see("/thu-tuc/1.001193", at("2022-05-04T10:00")))
    assert text.count("ngày làm việc tiếp theo") == 1
    assert "Ông, bà, người thân thích phải thống nhất với cha, mẹ về nội dung khai." in text
    assert "Theo Thông tư 04/2020/TT-BTP, điều 2." in words(see("/thu-tuc/2.000635", at("2022-05-04T10:00")))


def test_it_lists_a_paper_once_with_all_its_circumstances(shop: Town) -> None:
    text = words(see("/thu-tuc/1.001193", at("2026-05-06T10:00")))
    assert text.count("Đăng ký kết hôn của cha, mẹ trong dữ liệu hộ tịch") == 1
    assert "còn giấy. Nếu cha mẹ đã đăng ký kết hôn nhưng mất giấy." in text


def test_it_says_a_doubt_before_the_button(shop: Town) -> None:
    text = words(see("/thu-tuc/1.004873", at("2026-05-06T10:00")))
    assert text.index("chưa chắc, hỏi tại quầy") < text.index("Xem đúng giấy Ông/Bà cần mang")
    assert text.index("Xem đúng giấy Ông/Bà cần mang") < text.index("Nộp trên mạng ở Cổng")
