"""Every main page, on a phone and at a desk: nothing that axe objects to, nothing cut off, and the pictures of docs/.

MOTCUA_PICTURES=1 python -m pytest tests/journeys     takes the pictures again, in a ward with the demo's half-year
"""

from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor
from tests.journeys.ward import Ward

Visit = Callable[..., Visitor]
BOTH = pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
HALF_YEAR = "since=2022-01-01&until=2022-07-01"
SHOWN = {"home", "search", "procedure", "question", "track", "supplement", "inbox", "dossier", "intake", "receipt",
         "late", "report", "ii-06a"}  # fmt: skip
CITIZENS = {
    "home": "/",
    "search": "/tim?q=lam giay khai sinh cho con",
    "life": "/viec/sinh-con",
    "catalogue": "/thu-tuc",
    "procedure": "/thu-tuc/1.004873",
    "question": "/thu-tuc/1.004873/hoi",
    "guide": "/thu-tuc/1.004873/to-huong-dan",
    "elsewhere": "/thu-tuc/noi-khac-so-do",
    "slip": "/ho-so",
}
OFFICERS = {
    "minh": {
        "counter": "/desk/",
        "hand-over": "/desk/hand-over",
        "receipt": "/desk/dossier/{hom-nay}/receipt",
        "intake": "/desk/intake?procedure=1.004873",
        "papers": "/desk/dossier/{hom-nay}/papers",
        "files": "/desk/dossier/{hom-nay}/files",
        "papers-of-a-day": "/desk/papers",
        "results": "/desk/papers/results",
        "control": "/desk/dossier/{da-ky}/control",
    },
    "hoa": {
        "inbox": "/desk/",
        "dossier": "/desk/dossier/{cho-bo-sung}",
        "ask": "/desk/dossier/{ngay-mai}/ask",
    },
    "tung": {"decide": "/desk/dossier/{hom-nay-2}/decide", "late": "/desk/late"},
    "mai": {
        "report": f"/desk/reports/six-month?{HALF_YEAR}",
        "ii-06a": f"/desk/reports/ii-06a?{HALF_YEAR}",
        "behind": f"/desk/reports/behind?figure=c8&{HALF_YEAR}",
        "book": f"/desk/reports/book?{HALF_YEAR}",
        "me": "/desk/me",
    },
}
SLIPS = {"track": "ngay-mai", "supplement": "cho-bo-sung", "result": "da-ky", "apology": "tre-hai-ngay"}


def well(visitor: Visitor, name: str) -> None:
    visitor.well(name if name in SHOWN else "")


@BOTH
def test_a_citizen_sees_every_page_well(visit: Visit, phone: bool) -> None:
    lan = visit(phone=phone)
    for name, path in CITIZENS.items():
        well(lan.open(path), name)


@BOTH
@pytest.mark.parametrize("who", OFFICERS)
def test_an_officer_sees_every_page_well(visit: Visit, ward: Ward, who: str, phone: bool) -> None:
    officer = visit(phone=phone, script=True).open("/desk/").well().sign_in(who)
    for name, path in OFFICERS[who].items():
        officer.open(path.format_map(ward.codes))
        if name == "intake":
            with officer.read_again():
                officer.type("042172001234").press("Tab")
        well(officer, name)


def test_the_desk_is_well_in_large_letters_high_contrast_and_the_dark(visit: Visit, ward: Ward) -> None:
    hoa = visit().sign_in("hoa")
    for how in ("text=large&contrast=more", "text=&contrast=&theme=dark"):
        hoa.open(f"/look?{how}&back=/desk/").sees("Theo hạn").well()
        for name in ("dossier", "ask"):
            hoa.open(OFFICERS["hoa"][name].format_map(ward.codes)).well()


@BOTH
def test_a_slip_opens_a_page_that_is_well(visit: Visit, ward: Ward, phone: bool) -> None:
    minh, lan = visit().sign_in("minh"), visit(phone=phone)
    for name, key in SLIPS.items():
        code = ward.codes[key]
        minh.open(f"/desk/dossier/{code}/receipt")
        lan.open("/ho-so").fill(Mã_hồ_sơ=code)
        lan.page.get_by_label("4 ký tự xem hồ sơ").fill(minh.after("4 ký tự xem hồ sơ", "[A-Z0-9]{4}"))
        well(lan.send("Xem hồ sơ").sees(code), name)
