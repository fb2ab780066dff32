"""What each verb after intake writes, and what it refuses."""

from datetime import date

import pytest

from motcua import Refused
from motcua.dossiers.actions.ask import ask
from motcua.dossiers.actions.correct import correct
from motcua.dossiers.actions.decide import decide
from motcua.dossiers.actions.decline import decline
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.actions.forward import forward
from motcua.dossiers.actions.hand_over import hand_over
from motcua.dossiers.actions.issue import issue
from motcua.dossiers.actions.pause import pause
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.reissue import reissue
from motcua.dossiers.actions.resume import resume
from motcua.dossiers.actions.stop import stop
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.intake import brought
from motcua.dossiers.models import Dossier, Event, Remark
from motcua.dossiers.proof import verify
from motcua.dossiers.rules.collecting import Authority
from motcua.dossiers.story import story
from motcua.fees.rules import FeeInputs, Original
from motcua.people.actions.register import register
from motcua.people.rules import NEWBORN, PersonFacts, system
from motcua.procedures import queries as procedures
from tests.world import Town, at, refused


def with_hoa(shop: Town, when: str = "03-01T09:00") -> Dossier:
    row = shop.received(when)
    forward(row.code, by=shop.minh, at=at(f"{when[:-1]}5"), to="hoa")
    return row


def now(row: Dossier) -> Dossier:
    return Dossier.objects.get(pk=row.pk)


def test_forward_gives_it_to_somebody_who_sits_here(shop: Town) -> None:
    row = with_hoa(shop)
    assert (now(row).status, now(row).holder_id) == ("in_progress", "hoa")
    with pytest.raises(Refused, match="nobody"):
        forward(row.code, by=shop.hoa, at=at("03-01T10:00"), to="nobody")


def test_ask_marks_papers_and_keeps_other_words_beside_the_chain(shop: Town) -> None:
    row = with_hoa(shop)
    paper = now(row).papers[0]["key"]
    ask(row.code, by=shop.hoa, at=at("03-02T09:00"), missing=[paper, "Giấy của bà Lan"], note="thiếu chữ ký")
    event = Event.objects.get(dossier=row, act="ask")
    assert event.facts["papers"] == [paper]
    assert "Lan" not in str(event.facts)
    assert Remark.objects.get(digest=event.facts["note"]).text == "Giấy của bà Lan; thiếu chữ ký"
    assert (now(row).status, now(row).due_at, now(row).paused) == ("supplement", None, True)


def test_ask_names_something(shop: Town) -> None:
    row = with_hoa(shop)
    with pytest.raises(Refused, match="giấy tờ còn thiếu"):
        ask(row.code, by=shop.hoa, at=at("03-02T09:00"), missing=[" "])


def test_supplement_starts_the_clock_with_what_was_left(shop: Town) -> None:
    row = with_hoa(shop)
    ask(row.code, by=shop.hoa, at=at("03-02T09:00"), missing=["Tờ khai"])
    supplement(row.code, by=shop.citizen, at=at("03-09T09:00"))
    assert now(row).due_at == at("03-11T09:00")
    with pytest.raises(Refused, match="1 lần"):
        ask(row.code, by=shop.hoa, at=at("03-09T10:00"), missing=["Tờ khai"])


def asked_papers(row: Dossier, n: int = 2) -> list[dict[str, object]]:
    record = procedures.record(row.version_id)
    return [brought(p) for p in record.case(row.case).papers[:n]]


def test_a_part_of_the_supplement_leaves_the_clock_standing(shop: Town) -> None:
    row = with_hoa(shop)
    first, second = asked_papers(row)
    keys = [str(first["key"]), str(second["key"])]
    ask(row.code, by=shop.hoa, at=at("03-02T09:00"), missing=keys)
    supplement(row.code, by=shop.minh, at=at("03-04T09:00"), papers=[first])
    told = story(row.code)
    assert told
    assert (now(row).status, now(row).due_at, told.state.lacking) == ("supplement", None, (keys[1],))
    assert [p["key"] for p in now(row).papers].count(keys[0]) == 1  # in the place of the faulty one
    with pytest.raises(Refused, match="Chưa có giấy nào"):
        supplement(row.code, by=shop.minh, at=at("03-07T09:00"), papers=[])
    supplement(row.code, by=shop.minh, at=at("03-09T09:00"), papers=[second])
    assert (now(row).status, now(row).due_at) == ("in_progress", at("03-11T09:00"))
    assert verify().wrong is None


def test_what_was_asked_in_words_must_come_too(shop: Town) -> None:
    row = with_hoa(shop)
    paper = asked_papers(row, 1)
    ask(
        row.code,
        by=shop.hoa,
        at=at("03-02T09:00"),
        missing=[str(paper[0]["key"])],
        note="trang 2 thiếu chữ ký",
    )
    supplement(row.code, by=shop.minh, at=at("03-04T09:00"), papers=paper, words_met=False)
    assert now(row).status == "supplement"
    supplement(row.code, by=shop.minh, at=at("03-07T09:00"), papers=[])
    assert now(row).status == "in_progress"


def test_a_part_suffices_when_the_officer_says_why(shop: Town) -> None:
    row = with_hoa(shop)
    papers = asked_papers(row)
    ask(row.code, by=shop.hoa, at=at("03-02T09:00"), missing=[str(p["key"]) for p in papers])
    supplement(
        row.code, by=shop.minh, at=at("03-04T09:00"), papers=papers[:1], enough="đã tra được trên VNeID"
    )
    assert now(row).status == "in_progress"
    assert Remark.objects.filter(dossier=row, text="đã tra được trên VNeID").exists()


def test_ask_says_of_each_paper_what_is_wrong_and_until_when_to_bring_it(shop: Town) -> None:
    row = with_hoa(shop)
    paper = procedures.record(row.version_id).case(row.case).papers[0]
    with pytest.raises(Refused, match="sau ngày yêu cầu"):
        ask(row.code, by=shop.hoa, at=at("03-02T09:00"), missing=[paper.key], bring_by=date(2022, 3, 2))
    ask(row.code, by=shop.hoa, at=at("03-02T09:00"), missing=[paper.key], notes={paper.key: "thiếu chữ ký"},
        bring_by=date(2022, 3, 9))  # fmt: skip
    facts = Event.objects.get(dossier=row, act="ask").facts
    assert facts["bring_by"] == "2022-03-09"
    assert Remark.objects.get(digest=facts["note"]).text == f"{paper.name}: thiếu chữ ký"


def test_a_pause_with_a_minimum_cannot_end_earlier(shop: Town) -> None:
    row = with_hoa(shop)
    pause(row.code, by=shop.hoa, at=at("03-02T09:00"), reason="posting", minimum="7cd")
    with pytest.raises(Refused, match="đủ ngày"):
        resume(row.code, by=shop.hoa, at=at("03-05T09:00"))
    resume(row.code, by=shop.hoa, at=at("03-10T09:00"))
    assert now(row).due_at is not None


def test_pause_takes_a_reason_that_is_data(shop: Town) -> None:
    row = with_hoa(shop)
    with pytest.raises(Refused, match="financial_duty"):
        pause(row.code, by=shop.hoa, at=at("03-02T09:00"), reason="holiday")
    pause(row.code, by=shop.hoa, at=at("03-02T09:00"), reason="financial_duty")
    assert now(row).status == "duty"


@pytest.mark.parametrize("until", ["2022-03-04", "2022-03-05", "2022-04-11"])
def test_extend_takes_a_counted_day_after_the_due_date(shop: Town, until: str) -> None:
    row = with_hoa(shop)
    with pytest.raises(Refused, match="ngày làm việc sau ngày hẹn trả"):
        extend(
            row.code, by=shop.tung, at=at("03-03T09:00"), until=date.fromisoformat(until), reason="xác minh"
        )


def test_extend_apologises_once_and_changes_no_verdict(shop: Town) -> None:
    row = with_hoa(shop)
    extend(row.code, by=shop.tung, at=at("03-03T09:00"), until=date(2022, 3, 10), reason="Chờ xác minh")
    assert (now(row).due_on, now(row).reappointed_on) == (date(2022, 3, 4), date(2022, 3, 10))
    with pytest.raises(Refused, match="một lần"):
        extend(row.code, by=shop.tung, at=at("03-04T09:00"), until=date(2022, 3, 11), reason="Chờ xác minh")


def test_decide_keeps_signer_capacity_number_and_issue_apart(shop: Town) -> None:
    row = with_hoa(shop)
    decide(row.code, by=shop.tung, at=at("03-03T16:00"), outcome="granted", signer="tung", number="12/UBND-XNTTHN",
           signed_on=date(2022, 3, 2), issued_on=date(2022, 3, 3))  # fmt: skip
    facts = Event.objects.get(dossier=row, act="decide").facts
    assert facts["capacity"] == "CHỦ TỊCH"
    assert (facts["number"], facts["signed_on"], facts["issued_on"]) == (
        "12/UBND-XNTTHN",
        "2022-03-02",
        "2022-03-03",
    )
    assert (now(row).status, now(row).verdict) == ("decided", "early")


@pytest.mark.parametrize("signer", ["minh", "nobody"])
def test_decide_needs_somebody_who_may_sign(shop: Town, signer: str) -> None:
    row = with_hoa(shop)
    with pytest.raises(Refused, match="không có quyền ký"):
        decide(row.code, by=shop.tung, at=at("03-03T16:00"), outcome="granted", signer=signer)


def test_decide_refuses_a_signature_before_the_receipt(shop: Town) -> None:
    row = with_hoa(shop)
    with pytest.raises(Refused, match="Ngày ký"):
        decide(
            row.code,
            by=shop.tung,
            at=at("03-03T16:00"),
            outcome="granted",
            signer="tung",
            signed_on=date(2022, 2, 1),
        )


def test_signed_alone_is_not_finished_until_it_is_numbered_and_issued(shop: Town) -> None:
    row = with_hoa(shop)
    decide(row.code, by=shop.tung, at=at("03-03T16:00"), outcome="granted", signer="tung", issued=False)
    assert (now(row).status, now(row).finished_at, now(row).verdict) == ("signed", None, None)
    forward(row.code, by=shop.tung, at=at("03-03T16:10"), to="minh")
    assert now(row).status == "signed"
    with pytest.raises(Refused, match="đã ký, chờ ghi số"):
        hand_over(row.code, by=shop.minh, at=at("03-04T08:00"), to="Nguyễn Thị Lan")
    with pytest.raises(Refused, match="ghi số văn bản"):
        issue(row.code, by=shop.minh, at=at("03-04T08:00"), number=" ")
    for wrong in (date(2022, 3, 2), date(2022, 3, 5)):
        with pytest.raises(Refused, match="Ngày phát hành"):
            issue(row.code, by=shop.minh, at=at("03-04T08:00"), number="12", issued_on=wrong)
    issue(row.code, by=shop.minh, at=at("03-04T08:00"), number="12/UBND")
    assert (now(row).status, now(row).finished_at, now(row).verdict) == (
        "decided", at("03-04T08:00"), "on_time",
    )  # fmt: skip
    with pytest.raises(Refused, match="Đã ghi số 12/UBND"):
        issue(row.code, by=shop.minh, at=at("03-04T08:10"), number="13")
    assert verify().wrong is None


def test_a_number_left_out_is_written_later_and_changes_no_verdict(shop: Town) -> None:
    row = with_hoa(shop)
    decide(row.code, by=shop.tung, at=at("03-03T16:00"), outcome="granted", signer="tung")
    issue(row.code, by=shop.minh, at=at("03-10T08:00"), number="12")
    assert (now(row).status, now(row).finished_at, now(row).verdict) == (
        "decided", at("03-03T16:00"), "early",
    )  # fmt: skip


@pytest.mark.parametrize("day", ["2022-03-04", "2022-03-08"])
def test_reissue_is_signed_between_the_hand_over_and_today(shop: Town, day: str) -> None:
    row = with_hoa(shop)
    decide(row.code, by=shop.tung, at=at("03-04T10:00"), outcome="granted", signer="tung", number="12")
    hand_over(row.code, by=shop.minh, at=at("03-05T08:00"), to="Nguyễn Thị Lan")
    with pytest.raises(Refused, match="Ngày ký bản mới"):
        reissue(row.code, by=shop.minh, at=at("03-07T08:00"), reason="sai chữ", signer="tung",
                signed_on=date.fromisoformat(day))  # fmt: skip


def of_a_newborn(shop: Town) -> Dossier:
    child = register(
        PersonFacts(name="Lê Minh An", born=date(2022, 2, 20), no_paper=NEWBORN),
        by=system("test"), at=at("03-01T08:00"), present=False,
    )  # fmt: skip
    intake = shop.intake("1.001193", owner=child, submitter=shop.lan, who="kin", papers=[])
    row = receive(intake, by=shop.minh, at=at("03-01T09:00"))
    decide(row.code, by=shop.tung, at=at("03-01T10:00"), outcome="granted", signer="tung", number="7")
    return row


def test_hand_over_asks_who_collects_and_what_shows_it(shop: Town) -> None:
    row = with_hoa(shop)
    decide(row.code, by=shop.tung, at=at("03-04T16:00"), outcome="granted", signer="tung", number="12")

    def give(words: str, **more: object) -> None:
        with pytest.raises(Refused, match=words) as found:
            hand_over(row.code, by=shop.minh, at=at("03-24T08:00"), **more)  # type: ignore[arg-type]
        assert found.value.about

    give("không phải tên chủ hồ sơ", to="Lê Văn Tám", who="self")
    give("không phải của chủ hồ sơ", to="Nguyễn Thị Lan", who="self", identity="042070000011")
    give(
        "số giấy tờ tùy thân",
        to="Lê Văn Tám",
        who="kin",
        mandate="written",
        authority=Authority(on=date(2022, 3, 20)),
    )
    give("là của chủ hồ sơ", to="Lê Văn Tám", who="kin", mandate="written", authority=Authority(on=date(2022, 3, 20)),
         identity="042172001234")  # fmt: skip
    give(
        "không sau hôm nay",
        to="Lê Văn Tám",
        who="kin",
        mandate="written",
        authority=Authority(on=date(2022, 3, 25)),
    )
    give(
        "số chứng thực",
        to="Lê Văn Tám",
        who="other",
        mandate="certified",
        authority=Authority(on=date(2022, 3, 20)),
    )
    give("Còn phải thu 10.000 đồng", to="Nguyễn Thị Lan", who="self", paid=0)
    hand_over(row.code, by=shop.minh, at=at("03-24T08:00"), to="Lê Văn Tám", who="other", mandate="certified",
              authority=Authority("12", date(2022, 3, 20), "UBND phường Thạch Quý"),
              identity="042070000011", paid=10_000)  # fmt: skip
    event = Event.objects.get(dossier=row, act="hand_over")
    assert event.facts["paid"] == 10_000
    assert "042070000011" not in str(event.facts)
    assert set(Remark.objects.filter(dossier=row).values_list("text", flat=True)) == {
        "Lê Văn Tám", "số 12, ngày 20/3/2022, UBND phường Thạch Quý", "Số định danh cá nhân 042070000011",
    }  # fmt: skip


def test_hand_over_gives_a_newborns_paper_to_the_parents(shop: Town) -> None:
    row = of_a_newborn(shop)
    with pytest.raises(Refused, match="cha, mẹ hoặc người giám hộ"):
        hand_over(row.code, by=shop.minh, at=at("03-01T11:00"), to="Lê Minh An", who="self")
    hand_over(
        row.code, by=shop.minh, at=at("03-01T11:00"), to="Nguyễn Thị Lan", who="kin", identity="042172001234"
    )
    assert now(row).status == "handed_over"


def test_hand_over_gives_back_the_originals_or_says_why_not(shop: Town) -> None:
    papers = [{"key": "form", "how": "submit", "originals": 1, "copies": 0, "fate": "returned_with_result"}]
    row = shop.received("03-01T09:00", papers=papers)
    decide(row.code, by=shop.tung, at=at("03-04T16:00"), outcome="granted", signer="tung")
    with pytest.raises(Refused, match="bản chính"):
        hand_over(row.code, by=shop.minh, at=at("03-24T08:00"), to="Nguyễn Thị Lan", returned=[])
    hand_over(row.code, by=shop.minh, at=at("03-24T08:00"), to="Nguyễn Thị Lan", returned=["form"])
    assert Event.objects.get(dossier=row, act="hand_over").facts["returned"] == ["form"]


def test_hand_over_names_who_collects_and_changes_no_verdict(shop: Town) -> None:
    row = with_hoa(shop)
    decide(row.code, by=shop.tung, at=at("03-04T16:00"), outcome="granted", signer="tung")
    with pytest.raises(Refused, match="họ tên"):
        hand_over(row.code, by=shop.minh, at=at("03-20T08:00"), to=" ")
    hand_over(row.code, by=shop.minh, at=at("03-24T08:00"), to="Nguyễn Thị Lan")
    assert (now(row).status, now(row).verdict) == ("handed_over", "on_time")
    assert "Lan" not in str(Event.objects.get(dossier=row, act="hand_over").facts)


def test_reissue_is_ours_and_follows_the_hand_over_only(shop: Town) -> None:
    row = with_hoa(shop)
    decide(row.code, by=shop.tung, at=at("03-04T10:00"), outcome="granted", signer="tung")
    with pytest.raises(Refused, match="đã có kết quả"):
        reissue(row.code, by=shop.minh, at=at("03-04T11:00"), reason="sai chữ", signer="tung")
    hand_over(row.code, by=shop.minh, at=at("03-04T12:00"), to="Nguyễn Thị Lan")
    reissue(row.code, by=shop.minh, at=at("03-07T08:00"), reason="sai chữ", signer="tung")
    assert (now(row).status, now(row).finished_at) == ("handed_over", at("03-04T10:00"))


def test_withdraw_ends_a_wait_and_the_owner_may_do_it(shop: Town) -> None:
    row = with_hoa(shop)
    ask(row.code, by=shop.hoa, at=at("03-02T09:00"), missing=["Tờ khai"])
    withdraw(row.code, by=shop.citizen, at=at("03-03T09:00"))
    assert (now(row).status, now(row).verdict) == ("withdrawn", "on_time")


def test_stop_is_final_and_has_a_reason(shop: Town) -> None:
    row = with_hoa(shop)
    with pytest.raises(Refused, match="lý do"):
        stop(row.code, by=shop.hoa, at=at("03-03T09:00"), reason="")
    stop(row.code, by=shop.hoa, at=at("03-03T09:00"), reason="người dân đề nghị")
    with pytest.raises(Refused, match="đã dừng hẳn"):
        resume(row.code, by=shop.hoa, at=at("03-04T09:00"))


def test_decline_is_for_what_was_sent_in(shop: Town) -> None:
    sent = submit(shop.intake(channel="online"), by=shop.citizen, at=at("03-01T09:00"))
    with pytest.raises(Refused, match="vì sao"):
        decline(sent.code, by=shop.minh, at=at("03-01T10:00"), reason="")
    decline(sent.code, by=shop.minh, at=at("03-01T10:00"), reason="Không thuộc thẩm quyền")
    assert (now(sent).status, now(sent).received_at) == ("declined", None)


def test_correct_counts_again_and_leaves_the_first_date_in_sight(shop: Town) -> None:
    row = with_hoa(shop)
    correct(row.code, by=shop.minh, at=at("03-01T11:00"), reason="chọn nhầm", what={"procedure": "1.004884"})
    assert (now(row).due_on, now(row).original_due_on) == (date(2022, 3, 8), date(2022, 3, 4))
    assert now(row).charge_id != row.charge_id


def test_correct_charges_again_by_what_was_counted_at_intake(shop: Town) -> None:
    inputs = FeeInputs(originals=(Original(pages=3, copies=2), Original(pages=10, copies=1)))
    row = receive(shop.intake("2.000815", fee_inputs=inputs), by=shop.minh, at=at("03-01T09:00"))
    assert row.charge.total == 22_000
    correct(row.code, by=shop.minh, at=at("03-01T11:00"), reason="gửi qua bưu điện", what={"channel": "post"})
    assert now(row).charge.total == 22_000
    correct(row.code, by=shop.minh, at=at("03-01T12:00"), reason="đếm nhầm", what={"fee_inputs": FeeInputs()})
    assert now(row).charge.total == 2_000


def test_pause_for_some_reasons_is_the_leader_s_to_start(shop: Town) -> None:
    row = with_hoa(shop)
    with pytest.raises(Refused, match="lãnh đạo"):
        pause(row.code, by=shop.hoa, at=at("03-02T09:00"), reason="force_majeure")
    pause(row.code, by=shop.tung, at=at("03-02T09:00"), reason="force_majeure")


def test_pause_says_when_a_minimum_cannot_be_read(shop: Town) -> None:
    row = with_hoa(shop)
    with pytest.raises(Refused, match="abc"):
        pause(row.code, by=shop.hoa, at=at("03-02T09:00"), reason="posting", minimum="abc")


@pytest.mark.parametrize("what", [{}, {"received_at": "x"}, {"code": "x"}, {"signer": "x"}, {"due_on": "x"}])
def test_correct_touches_no_instant_code_or_signer(shop: Town, what: dict[str, str]) -> None:
    row = with_hoa(shop)
    with pytest.raises(Refused, match="Chỉ sửa được"):
        correct(row.code, by=shop.minh, at=at("03-01T11:00"), reason="nhầm", what=what)


def test_nobody_works_on_what_another_holds(shop: Town) -> None:
    row = with_hoa(shop)
    forward(row.code, by=shop.hoa, at=at("03-01T10:00"), to="tung")
    with pytest.raises(Refused, match="chưa chuyển đến tay mình"):
        ask(row.code, by=shop.hoa, at=at("03-02T09:00"), missing=["Tờ khai"])
    with pytest.raises(Refused, match="Không có hồ sơ"):
        withdraw("H27.00.00-220301-9999", by=shop.minh, at=at("03-02T09:00"))


def test_the_story_says_what_may_be_done_now_and_why_the_rest_may_not(shop: Town) -> None:
    row = with_hoa(shop)
    told = story(row.code, shop.ward.id)
    assert told
    acts = told.acts(shop.hoa)
    assert acts["ask"] is None
    assert "không được giao việc" in str(acts["decide"])
    assert story(row.code, shop.ward.id + 1) is None


def test_correct_puts_a_number_right_and_nothing_that_was_signed(shop: Town) -> None:
    row = with_hoa(shop)
    with refused("Chưa ghi số văn bản"):
        correct(row.code, by=shop.minh, at=at("03-02T08:00"), reason="đảo số", what={"number": "12"})
    decide(row.code, by=shop.tung, at=at("03-02T09:00"), outcome="granted", signer="tung", number="21")
    before = now(row)
    with refused("ghi số đúng"):
        correct(row.code, by=shop.minh, at=at("03-02T10:00"), reason="đảo số", what={"number": " "})
    correct(row.code, by=shop.minh, at=at("03-02T10:00"), reason="đảo số", what={"number": "12"})
    told = story(row.code)
    assert told
    assert (told.state.number, told.state.status, told.state.finished_at) == (
        "12",
        "decided",
        before.finished_at,
    )
    assert verify().wrong is None
    hand_over(row.code, by=shop.minh, at=at("03-03T09:00"), to="Nguyễn Thị Lan")
    with refused("đã trả kết quả"):
        correct(row.code, by=shop.minh, at=at("03-03T10:00"), reason="đảo số", what={"number": "13"})
