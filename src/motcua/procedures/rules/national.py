"""A record as the national portal publishes it → a record of ours. Pure.

The source is untidy: headings stand among the cases ("Giấy tờ phải nộp", "… xuất trình", "Lưu ý"), papers
stand inside a case's name, times have the unit OTHER, fees have no amount. Headings become how a paper is
brought; what is not a number stays as words and gives no promise.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from motcua.clock import Allowance
from motcua.fees.rules import FeeLine, Kind
from motcua.procedures.rules.entries import NO_UNIT, BadRow, Entry
from motcua.procedures.rules.record import Case, Channel, How, Law, PaperAsked, Record, Result, Way
from motcua.words import clean, fold, thousands

CHANNEL: Mapping[str, Channel] = {"direct": "counter", "online": "online", "postal": "post"}
UNITS = {"WORKING_DAY": ("d", "ngày làm việc"), "DAY": ("cd", "ngày"), "HOUR": ("h", "giờ")}
KINDS: Mapping[str, Kind] = {"FEE": "phí", "SERVICE_FEE": "lệ phí"}
Heading = Literal["submit", "show", "note", "common", "case"]


def from_national(data: Mapping[str, Any], line: int = 0) -> Entry:
    """The entry of one national record; BadRow when a part is missing or has another shape."""
    code = _text(data, "code", 40).strip()
    ways = tuple(_way(w) for w in _list(data, "ways"))
    record = Record(
        code=code,
        name=_text(data, "name", 5000),
        fields=tuple(dict.fromkeys(_texts(data, "field"))),
        published_by=_text(data, "published_by", 500, needed=False),
        decision=_text(data, "decision", 500, needed=False),
        audience=tuple(_texts(data, "audience")),
        results=tuple(Result(r) for r in dict.fromkeys(_texts(data, "results"))),
        law=tuple(
            Law(_text(x, "number", 500, needed=False), _text(x, "name", 2000, needed=False))
            for x in _list(data, "law")
        ),
        cases=_cases(_list(data, "cases")),
        ways=ways,
        marks=(("source", "S"), ("valid", "?")),
    )
    return Entry(
        record=record,
        not_before=newest_year(record.law),
        settled_by="; ".join(elsewhere(_texts(data, "settled_by"), _texts(data, "levels"))),
        province=province_of(record.published_by),
        level="whole" if data.get("online_whole") is True else "part" if _is_online(data, ways) else "",
        remarks=tuple(_remarks(record)),
        line=line,
    )


_OTHERS = re.compile(
    r"cong an|so |van phong dang ki|chi nhanh|thue|ban |bo |cuc |chi cuc|bao hiem|toa an"
    r"|ui ban nhan dan (cap )?(tinh|huien)"
)


def elsewhere(settled_by: Iterable[str], levels: Iterable[str]) -> list[str]:
    """Who settles it when the commune does not; empty when it is a matter of communes and one of them is no other."""
    offices = list(settled_by)
    if "ward" in levels and any(not _OTHERS.match(fold(office)) for office in offices):
        return []
    return offices or ["Chưa rõ cơ quan giải quyết"]


def province_of(published_by: str) -> str:
    """ "UBND tỉnh Gia Lai" is "Gia Lai": such a procedure holds in that province only. A ministry's is ""."""
    m = re.match(r"UBND (?:tỉnh|thành phố) (.+)", published_by, re.IGNORECASE)
    return m[1].strip() if m else ""


def newest_year(law: Iterable[Law]) -> date | None:
    """1 January of the newest year in the legal basis: a text that cites it was not in force before. None: no year."""
    years = [int(y) for x in law for y in re.findall(r"/(20[0-9][0-9]|19[0-9][0-9])/", f"/{x.number}/")]
    return date(max(years), 1, 1) if years else None


def heading(name: str) -> Heading:
    """What a name among the cases really is."""
    said = fold(name)
    if not said or said == "thanh phan ho so":
        return "common"
    if said.startswith(("giai to phai nop", "giai to nop")):
        return "submit"
    if said.startswith(("giai to phai xuat trinh", "giai to xuat trinh")):
        return "show"
    return "note" if said.startswith("luu i") else "case"


def _cases(found: list[Mapping[str, Any]]) -> tuple[Case, ...]:
    """Headings hold for every case: forms first, then what is handed in, then what is shown."""
    shared: dict[Heading, list[PaperAsked]] = {"common": [], "submit": [], "show": []}
    notes: list[str] = []
    own: list[tuple[str, list[PaperAsked], list[str]]] = []
    for part in found:
        name = _text(part, "name", 10_000, needed=False)
        kind = heading(name)
        papers, remarks = _papers(_list(part, "papers"), "show" if kind == "show" else "submit")
        if kind == "note":
            notes += [*(p.name for p in papers), *remarks]
        elif kind == "case":
            title, inside = _inside(name)
            own.append((title, inside + papers, remarks))
        else:
            shared[kind] += papers
            notes += remarks
    common = [p for kind in ("common", "submit", "show") for p in shared[kind]]
    if not own or not any(title for title, _, _ in own):
        common = [*common, *(p for _, papers, _ in own for p in papers)]
        return (Case(key="", papers=_keyed(common), notes=(*notes, *(r for _, _, rs in own for r in rs))),)
    return tuple(
        Case(
            key=f"c{n}",
            name=title or "Trường hợp chung",
            papers=_keyed(common + papers),
            notes=tuple(remarks + notes),
        )
        for n, (title, papers, remarks) in enumerate(own, 1)
    )


def _papers(found: list[Mapping[str, Any]], how: How) -> tuple[list[PaperAsked], list[str]]:
    """Papers, and remarks: a line without originals and copies explains, it is no paper."""
    papers, remarks = [], []
    for part in found:
        name = _tidy(_text(part, "name", 20_000, needed=False))
        if not name:
            continue
        originals, copies = _count(part, "originals"), _count(part, "copies")
        if originals == copies == 0:
            remarks.append(name)
            continue
        papers.append(
            PaperAsked(
                key="",
                name=name,
                how=how,
                originals=originals,
                copies=copies,
                condition=_condition(name),
                channels=_by(name),
                fate="returned" if how == "show" else "kept",
            )
        )
    return papers, remarks


def _condition(name: str) -> str:
    said = fold(name)
    if said.startswith(("truong hop", "doi voi", "van ban ui quien")) or "neu co" in said:
        return "khi đúng trường hợp nêu trong tên giấy"
    return ""


def _by(name: str) -> tuple[Channel, ...]:
    said = fold(name)
    if "lua chon nop" not in said:
        return ()
    if said.startswith(("mau dien tu", "mau ho tich dien tu", "bieu mau dien tu")):
        return ("online",)
    return ("counter", "post") if said.startswith("to khai") else ()


_BULLET = re.compile(r"(?:^|(?<=[.:;]))\s*[-+]\s+(?=[^\W\d_])")


def _inside(name: str) -> tuple[str, list[PaperAsked]]:
    """A case whose name carries its papers as a list: "…: - Đơn đăng ký. - Giấy chứng nhận." No counts are given."""
    title, *listed = _BULLET.split(name)
    if not listed or (len(listed) == 1 and not title.strip()):
        return _tidy(name), []
    papers = [
        PaperAsked(key="", name=_tidy(p), originals=0, condition=_condition(_tidy(p)))
        for p in listed
        if _tidy(p)
    ]
    return _tidy(title), papers


def _keyed(papers: Iterable[PaperAsked]) -> tuple[PaperAsked, ...]:
    """Each paper once, with keys p1, p2 … by its place."""
    once = list(dict.fromkeys(papers))
    return tuple(
        PaperAsked(
            key=f"p{n}", name=p.name, how=p.how, originals=p.originals, copies=p.copies,
            condition=p.condition, channels=p.channels, fate=p.fate,
        )
        for n, p in enumerate(once, 1)
    )  # fmt: skip


def _way(data: Mapping[str, Any]) -> Way:
    channel = CHANNEL.get(str(data.get("channel")))
    if channel is None:
        raise BadRow(f"cách thức “{data.get('channel')}” không phải direct, online, postal")
    allowance, words = _time(data.get("time"), str(data.get("unit") or ""))
    note = _text(data, "time_note", 20_000, needed=False)
    levels = [_fee(f) for f in _list(data, "fees")]
    told = [note for _, note in levels if note]
    return Way(
        channel=channel,
        allowance=allowance,
        time_note="; ".join(x for x in (words, note) if x),
        fees=tuple(dict.fromkeys(line for line, _ in levels if line)),
        fee_note="; ".join(dict.fromkeys(told)),
    )


def _time(time: object, unit: str) -> tuple[Allowance | None, str]:
    """A whole number of a known unit is a promise; anything else is kept in words and promises nothing."""
    if isinstance(time, bool) or not isinstance(time, int | float | str):
        return None, ""
    if isinstance(time, str):
        return None, clean(time, lines=True)
    figure = f"{time:g}".replace(".", ",")
    if unit not in UNITS:
        return None, f"{figure} tháng" if unit == "MONTH" else f"{figure} {NO_UNIT}"
    suffix, words = UNITS[unit]
    if time == int(time) and 0 < time <= 9999:
        return Allowance.parse(f"{int(time)}{suffix}"), ""
    return None, f"{figure} {words}"


def _fee(data: Mapping[str, Any]) -> tuple[FeeLine | None, str]:
    """A level, or only words: a nought is no level, and a "mức giá" is a price of a service, not a charge."""
    amount, note = data.get("vnd"), clean(str(data.get("note") or ""), lines=True)
    kind = KINDS.get(str(data.get("kind")))
    if amount is not None and (isinstance(amount, bool) or not isinstance(amount, int) or amount < 0):
        raise BadRow(f"mức thu “{str(amount)[:40]}” không phải số nguyên đồng")
    if kind is None or amount == 0:
        return None, note
    name = kind.capitalize()
    if amount is None:
        return FeeLine(name=name, kind=kind, amount=None, note=note or "nguồn không ghi mức thu"), ""
    # a level with words is one of several for different payers: it is charged when it is chosen
    return FeeLine(name=name, kind=kind, amount=amount, when=note), ""


def _is_online(data: Mapping[str, Any], ways: tuple[Way, ...]) -> bool:
    return data.get("offline_only") is not True and any(w.channel == "online" for w in ways)


def _remarks(record: Record) -> Iterable[str]:
    if not record.ways:
        yield "nguồn không ghi cách thức, thời hạn"
    elif all(w.allowance is None for w in record.ways):
        said = record.ways[0].time_note
        yield f"không có thời hạn tính được: {said[:80] or 'nguồn để trống'}"
    if any(w.allowance and w.allowance.kind == "cd" and "ngày làm việc" in w.time_note for w in record.ways):
        yield "đơn vị là ngày, ghi chú lại nói ngày làm việc: lấy theo đơn vị"
    if not any(c.papers for c in record.cases):
        yield "nguồn không ghi thành phần hồ sơ"


def _tidy(text: str) -> str:
    return text.strip().lstrip("-+*• ").strip().removesuffix(":").removesuffix(";").strip()


def _text(data: Mapping[str, Any], key: str, most: int, *, needed: bool = True) -> str:
    value = data.get(key)
    if value is None and not needed:
        return ""
    if not isinstance(value, str):
        raise BadRow(f"phần “{key}” phải là chữ")
    text = clean(value, lines=True)
    if needed and not text:
        raise BadRow(f"phần “{key}” trống")
    if len(text) > most:
        raise BadRow(f"phần “{key}” dài quá {thousands(most)} ký tự")
    return text


def _texts(data: Mapping[str, Any], key: str) -> list[str]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(x, str) for x in value):
        raise BadRow(f"phần “{key}” phải là danh sách chữ")
    return [text for x in value if (text := clean(x, lines=True))]


def _list(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list) or len(value) > 2000 or not all(isinstance(x, dict) for x in value):
        raise BadRow(f"phần “{key}” phải là danh sách bản ghi")
    return value


def _count(data: Mapping[str, Any], key: str) -> int:
    value = data.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1000:
        raise BadRow(f"số bản “{str(value)[:40]}” phải là số nguyên từ 0 đến 1.000")
    return value
