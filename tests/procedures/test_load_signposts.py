"""Load signposts: the country's list, so that every matter points to the right office."""

import pytest

from motcua.procedures.actions.load_signposts import load_signposts
from motcua.procedures.models import Signpost
from motcua.procedures.queries import find
from motcua.procedures.rules.sheets import BadFile
from tests.procedures.conftest import BY, NOW

pytestmark = pytest.mark.django_db
HEAD = "code,name,fields,settled_by,published_by,audience,state,type"
ONE = "1.000005,Thủ tục hải quan khí,Hải quan,; Chi cục Hải quan khu vực; ,Bộ Tài chính,Công dân,ACTIVE,STANDARD"
SILENT = "1.000010,Cấp giấy chứng nhận tàu biển,Đăng kiểm,; ,Bộ Xây dựng,,UPDATED,STANDARD"
SAME_CODE = " 1.000005,Hỗ trợ doanh nghiệp nhỏ,Hỗ trợ,Sở Tư pháp,UBND tỉnh Tuyên Quang,,ACTIVE,SPECIFIC"


def load(*rows: str, dry_run: bool = False, skip_bad: bool = False) -> object:
    data = "\n".join([HEAD, *rows]).encode()
    return load_signposts(
        data, "national.csv", by=BY, at=NOW, home="tỉnh Hà Tĩnh", dry_run=dry_run, skip_bad=skip_bad
    )


def test_it_points_to_the_office_that_the_list_names() -> None:
    load(ONE)
    (hit,) = find("hai quan khi", today=NOW.date())
    assert (hit.kind, hit.code, hit.settled_by) == ("signpost", "1.000005", "Chi cục Hải quan khu vực")


def test_it_says_when_the_list_names_none() -> None:
    load(SILENT)
    assert Signpost.objects.get().settled_by == "Nguồn không ghi nơi giải quyết; Bộ Xây dựng công bố"


def test_it_takes_one_code_of_two_publishers() -> None:
    load(ONE, SAME_CODE)
    assert set(Signpost.objects.values_list("code", "province")) == {
        ("1.000005", ""),
        ("1.000005", "Tuyên Quang"),
    }


def test_it_changes_only_what_differs_and_drops_what_is_gone() -> None:
    load(ONE, SILENT)
    again = load(ONE, SILENT)
    assert (again.new, again.changed, again.gone, again.same) == (0, 0, 0, 2)  # type: ignore[attr-defined]
    third = load(ONE.replace("khí", "xăng"))
    assert (third.new, third.changed, third.gone, third.same) == (0, 1, 1, 0)  # type: ignore[attr-defined]
    assert [s.name for s in Signpost.objects.all()] == ["Thủ tục hải quan xăng"]


def test_it_keeps_our_own_directions(furnished: int) -> None:
    own = Signpost.objects.filter(source="own").count()
    load(ONE)
    assert Signpost.objects.filter(source="own").count() == own > 0


def test_it_takes_none_when_one_is_bad() -> None:
    done = load(ONE, ",Không có mã,X,Y,Z,,ACTIVE,STANDARD")
    assert not done.written  # type: ignore[attr-defined]
    assert done.bad[0].line == 3  # type: ignore[attr-defined]
    assert not Signpost.objects.exists()


def test_it_writes_nothing_in_a_dry_run() -> None:
    done = load(ONE, dry_run=True)
    assert done.lines == ("mới 1.000005: Thủ tục hải quan khí",)  # type: ignore[attr-defined]
    assert not Signpost.objects.exists()


def test_it_refuses_another_list() -> None:
    with pytest.raises(BadFile, match="thiếu cột fields"):
        load_signposts(b"code,name\n1.1,X\n", "national.csv", by=BY, at=NOW)
