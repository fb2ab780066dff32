"""What a paper says, as plain values: the same words become a page, a PDF and a DOCX. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeAlias

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"  # NĐ 30/2020, ô 1
# above each sheet of a practice ward
TRIAL = "Phường thử nghiệm: giấy in ra chỉ để tập, không có giá trị thật"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style: "" upright, "b" bold, "i" italic, "bi" both."""

    text: str
    style: str = ""


Words: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a paper of the State: `above` upright and `body` bold at the left, capitals as they are to be
    printed; the State and its motto at the right, then place and date in italics."""

    above: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    number: str = ""  # "Số: 218/BC-UBND", under the office
    place_and_date: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the paper, centred, and the lines under it; `ruled`: a short line below (NĐ 30/2020, ô 5a)."""

    name: str
    under: tuple[Words, ...] = ()
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `look`: "" left, "body" justified with its first line set in, "center", "right", "part" a
    centred bold heading, "heading" a heading at the left, "item" a line of a list, "big" the framed date."""

    words: Words
    look: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """Of a table. `share`: of the width, 0 as wide as its words; neighbours of one `group` stand under it."""

    head: str
    share: int = 1
    align: Literal["left", "center", "right"] = "left"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the head repeated on each page. `name` says what it holds to those who hear the page."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is framed since it is looked for: words at the left, one large word at the right."""

    paras: tuple[Para, ...]
    label: str = ""
    large: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """One signature: bold lines, a note in italics, room, a name."""

    titles: tuple[str, ...]
    note: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signs:
    signs: tuple[Sign, ...]
    receivers: tuple[str, ...] = ()  # "Nơi nhận", at the left of one signature (NĐ 30/2020, ô 9b)


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of the calendar of skipped days. `look`: received, counted, skipped, last or "" (outside)."""

    label: str
    look: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """Below the cut line: ours, not the law's. Weeks of seven days (an empty one stands for the weeks left out, whose
    words `gap` holds), and what stands beside them."""

    weeks: tuple[tuple[Day, ...], ...]
    paras: tuple[Para, ...]
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Square:
    """A square code that opens `link`, at the right of what follows it."""

    link: str
    says: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing (SVG) as wide as the page; `says`: what it shows, for those who hear it."""

    svg: str
    says: str


Block: TypeAlias = Head | Title | Para | Table | Frame | Signs | Strip | Square | Picture
KINDS: Mapping[str, type[Any]] = {
    kind.__name__.lower(): kind for kind in (Head, Title, Para, Table, Frame, Signs, Strip, Square, Picture)
}
Size: TypeAlias = Literal["a5", "a4", "a4-wide"]


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper says. Each sheet starts a page of its own; two sheets of A5 stand on one A4, with a line to cut.
    `numbered`: page numbers from the second on (NĐ 30/2020)."""

    title: str
    size: Size
    sheets: tuple[tuple[Block, ...], ...]
    numbered: bool = False
    tight: bool = False  # smaller letters, so that it stays on its page


NAMES = {
    kind: tuple(f.name for f in fields(kind)) for kind in (*KINDS.values(), Run, Column, Sign, Day, Paper)
}


def plain(text: str, style: str = "") -> Words:
    """Words of one style."""
    return (Run(text, style),)


def text(words: Words) -> str:
    """Words without their styles."""
    return "".join(run.text for run in words)


def to_json(paper: Paper) -> dict[str, Any]:
    """As plain JSON, to keep; `from_json` gives it back equal."""
    seen: dict[int, Any] = {}  # a block that stands on several sheets is written once
    return {
        **{name: getattr(paper, name) for name in NAMES[Paper]},
        "sheets": [[_once(block, seen) for block in sheet] for sheet in paper.sheets],
    }


def _once(block: Block, seen: dict[int, Any]) -> Any:
    if id(block) not in seen:
        seen[id(block)] = _plain(block)
    return seen[id(block)]


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str or kind is int or kind is bool:
        return value
    if kind is tuple:
        return [_plain(each) for each in value]
    made = {name: _plain(getattr(value, name)) for name in NAMES[kind]}
    named = kind.__name__.lower()
    return {"kind": named, **made} if named in KINDS else made


def from_json(kept: Mapping[str, Any]) -> Paper:
    """The paper that `to_json` kept."""
    sheets = tuple(tuple(_block(block) for block in sheet) for sheet in kept["sheets"])
    return Paper(kept["title"], kept["size"], sheets, kept["numbered"], kept["tight"])


def _block(kept: Mapping[str, Any]) -> Block:
    given = {name: value for name, value in kept.items() if name != "kind"}
    match kept["kind"]:
        case "title":
            given["under"] = tuple(_words(line) for line in given["under"])
        case "para":
            given["words"] = _words(given["words"])
        case "table":
            given["columns"] = tuple(Column(**column) for column in given["columns"])
            given["rows"] = tuple(tuple(_words(cell) for cell in row) for row in given["rows"])
        case "frame":
            given["paras"] = _paras(given["paras"])
        case "signs":
            given["signs"] = tuple(
                Sign(tuple(sign["titles"]), sign["note"], sign["name"]) for sign in given["signs"]
            )
            given["receivers"] = tuple(given["receivers"])
        case "strip":
            given["weeks"] = tuple(
                tuple(Day(day["label"], day["look"], tuple(day["words"])) for day in week)
                for week in given["weeks"]
            )
            given["paras"] = _paras(given["paras"])
        case "head":
            given |= {"above": tuple(given["above"]), "body": tuple(given["body"])}
    made: Block = KINDS[kept["kind"]](**given)
    return made


def _words(kept: Sequence[Mapping[str, str]]) -> Words:
    return tuple(Run(run["text"], run["style"]) for run in kept)


def _paras(kept: Sequence[Mapping[str, Any]]) -> tuple[Para, ...]:
    return tuple(Para(_words(para["words"]), para["look"]) for para in kept)


def lines(paper: Paper) -> Iterator[str]:
    """Every line of words in the order in which it is read: what page, PDF and DOCX agree on."""
    for sheet in paper.sheets:
        for block in sheet:
            yield from filter(None, _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Head():
            yield from (*block.above, *block.body, block.number, STATE, MOTTO, block.place_and_date)
        case Title():
            yield from (block.name, *map(text, block.under))
        case Para():
            yield text(block.words)
        case Table():
            yield from dict.fromkeys(column.group or column.head for column in block.columns)
            yield from (column.head for column in block.columns if column.group)
            yield from (text(cell) for row in block.rows for cell in row)
        case Frame():
            yield from (*(text(para.words) for para in block.paras), block.label, block.large)
        case Signs():
            yield from block.receivers
            for sign in block.signs:
                yield from (*sign.titles, sign.note, sign.name)
        case Strip():
            for week in block.weeks:
                yield from (
                    (word for day in week for word in (day.label, *day.words)) if week else (block.gap,)
                )
            yield from (text(para.words) for para in block.paras)
        case Picture():
            yield block.says
        case Square():
            pass
