"""What a matter costs: phí and lệ phí from the lines of the version in force, in whole đồng, explained. Pure.

A level is set by the Ministry of Finance or by the province's council, so every level is data of the
catalogue; this file holds only how lines become money (docs/law/phi-le-phi.md).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from motcua import Refused
from motcua.words import money, thousands

Kind = Literal["phí", "lệ phí"]
Per = Literal["case", "copy", "page"]
MOST = 100_000  # pages or copies of one paper: beyond it somebody mistyped


class BadCount(Refused):
    """A number of pages or copies that no paper has."""


class UnknownExemption(Refused):
    """An exemption that this table does not know."""


@dataclass(frozen=True, slots=True)
class Tier:
    """From page `from_page` of the original on, one page costs `amount` đồng."""

    from_page: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One level of the catalogue.

    `amount` is đồng for each `per`; None is a level set elsewhere, not known here (`note` says where).
    `tiers` take over from `amount` at later pages of the original; `cap` is the most for one copy.
    `when` is a circumstance in words ("quá hạn"): the line is charged only when that is chosen.
    `exempt` holds keys of EXEMPTIONS.
    """

    name: str
    kind: Kind
    amount: int | None
    per: Per = "case"
    tiers: tuple[Tier, ...] = ()
    cap: int | None = None
    when: str = ""
    exempt: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Exemption:
    """Who is freed, in words, and where it is said; `mark` is S seen, K known, ? unsure."""

    words: str
    source: str
    mark: str


@dataclass(frozen=True, slots=True)
class Original:
    """A paper brought for certified copies: its pages, and how many copies are wanted."""

    name: str = ""
    pages: int = 1
    copies: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeInputs:
    """What the desk knows: `originals` for lines by the page, `copies` by the copy, the `facts` chosen."""

    cases: int = 1
    copies: int = 1
    originals: tuple[Original, ...] = (Original(),)
    facts: frozenset[str] = frozenset()
    exemption: str | None = None


@dataclass(frozen=True, slots=True)
class BillLine:
    """One explained line; `amount` is đồng to pay, `words` says how it came about."""

    name: str
    kind: Kind
    amount: int
    words: str


@dataclass(frozen=True, slots=True)
class Bill:
    """What to pay. `unknown` names the lines whose level is not known here: `total` leaves them out."""

    total: int
    lines: tuple[BillLine, ...]
    exemption: str | None = None
    unknown: tuple[str, ...] = ()

    def of(self, kind: Kind) -> int:
        """The part that is phí, or lệ phí: receipts show the two apart."""
        return sum(line.amount for line in self.lines if line.kind == kind)


_FEE_LAW = "Luật Phí và lệ phí 2015, điều 10"
EXEMPTIONS: Mapping[str, Exemption] = MappingProxyType(
    {
        "merit": Exemption("gia đình có công với cách mạng", "Luật Hộ tịch 2014, điều 11", "S"),
        "poor": Exemption("người thuộc hộ nghèo", "Luật Hộ tịch 2014, điều 11", "S"),
        "disabled": Exemption("người khuyết tật", "Luật Hộ tịch 2014, điều 11", "S"),
        "child": Exemption("trẻ em", _FEE_LAW, "K"),
        "elderly": Exemption("người cao tuổi", _FEE_LAW, "K"),
        "step_parent": Exemption(
            "cha dượng, mẹ kế nhận con riêng của vợ hoặc chồng", "NĐ 114/2016/NĐ-CP", "S"
        ),
        "close_kin": Exemption("cô, cậu, dì, chú, bác ruột nhận cháu", "NĐ 114/2016/NĐ-CP", "S"),
        "ill_child": Exemption(
            "nhận trẻ em khuyết tật, nhiễm HIV hoặc mắc bệnh hiểm nghèo", "NĐ 114/2016/NĐ-CP", "S"
        ),
    }
)
ELDERLY_FROM = 60  # years: Luật Người cao tuổi 2009, điều 2 [K]
CIVIL_STATUS: tuple[str, ...] = ("merit", "poor", "disabled", "child", "elderly")
ADOPTION: tuple[str, ...] = ("step_parent", "close_kin", "ill_child", "merit")


def bill(lines: Iterable[FeeLine], inputs: FeeInputs | None = None) -> Bill:
    """Charge the lines that apply; Refused for counts below 1 or an exemption that is not in the table."""
    inputs = inputs or FeeInputs()
    _check(inputs)
    charged: list[BillLine] = []
    unknown: list[str] = []
    for line in lines:
        if line.when and line.when not in inputs.facts:
            continue
        if line.amount is None:
            unknown.append(f"{line.name}: {line.note or 'danh mục chưa có mức thu'}")
            continue
        charged += _charge(line, line.amount, inputs)
    return Bill(sum(line.amount for line in charged), tuple(charged), inputs.exemption, tuple(unknown))


def level_words(line: FeeLine) -> str:
    """The level in words: "2.000 đồng/trang; từ trang 3: 1.000 đồng/trang; tối đa 200.000 đồng/bản"."""
    if line.amount is None:
        return line.note or "Chưa có mức thu trong danh mục"
    parts = [money(line.amount) + {"case": "", "copy": "/bản", "page": "/trang"}[line.per]]
    parts += [f"từ trang {t.from_page}: {money(t.amount)}/trang" for t in line.tiers]
    if line.cap is not None:
        parts.append(f"tối đa {money(line.cap)}/bản")
    text = "; ".join(parts)
    return f"{line.when}: {text}" if line.when else text


def fee_words(lines: Iterable[FeeLine]) -> str:
    """All lines in words; none is "Không mất tiền"."""
    lines = tuple(lines)
    always = [level_words(line) for line in lines if not line.when]
    return "; ".join([*(always or ["Không mất tiền"]), *(level_words(line) for line in lines if line.when)])


def copy_fee(line: FeeLine, pages: int) -> tuple[int, str]:
    """What one copy of an original of `pages` pages costs, and how: tiers count pages of the original."""
    steps = [Tier(1, line.amount or 0), *sorted(line.tiers, key=lambda t: t.from_page)]
    total, said = 0, []
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        last = pages if after is None else min(pages, after.from_page - 1)
        count = last - step.from_page + 1
        if count > 0:
            total += count * step.amount
            said.append(f"{count} trang × {money(step.amount)}")
    words = " + ".join(said)
    if line.cap is not None and total > line.cap:
        return line.cap, f"{words} = {money(total)}, quá mức tối đa nên thu {money(line.cap)}"
    return total, words if len(said) == 1 else f"{words} = {money(total)}"


def _charge(line: FeeLine, amount: int, inputs: FeeInputs) -> Iterable[BillLine]:
    name = f"{line.name} ({line.when})" if line.when else line.name
    claimed = EXEMPTIONS.get(inputs.exemption or "")
    if claimed and inputs.exemption in line.exempt:
        yield BillLine(name, line.kind, 0, f"Miễn: {claimed.words} ({claimed.source})")
        return
    tail = f"; không miễn: khoản này không có diện {claimed.words}" if claimed else ""
    if line.per != "page":
        count, unit = (inputs.copies, "bản") if line.per == "copy" else (inputs.cases, "trường hợp")
        yield BillLine(name, line.kind, amount * count, f"{_times(amount, count, unit)}{tail}")
        return
    for paper in inputs.originals:
        one, words = copy_fee(line, paper.pages)
        said = (
            f"{words}; × {thousands(paper.copies)} bản = {money(one * paper.copies)}"
            if paper.copies > 1
            else words
        )
        yield BillLine(
            f"{name}: {paper.name}" if paper.name else name, line.kind, one * paper.copies, said + tail
        )


def _times(amount: int, count: int, unit: str) -> str:
    return f"{money(amount)}/{unit}" + (
        f" × {thousands(count)} = {money(amount * count)}" if count > 1 else ""
    )


def _check(inputs: FeeInputs) -> None:
    counts = [inputs.cases, inputs.copies, *(n for o in inputs.originals for n in (o.pages, o.copies))]
    for n in counts:
        if not 1 <= n <= MOST:
            raise BadCount(
                f"Số trang và số bản là số nguyên từ 1 đến {thousands(MOST)}, đang là {thousands(n)}."
            )
    if inputs.exemption is not None and inputs.exemption not in EXEMPTIONS:
        raise UnknownExemption(
            f"Không có diện miễn “{inputs.exemption}”; chọn một trong: {', '.join(EXEMPTIONS)}."
        )


def as_json(made: Bill) -> list[dict[str, Any]]:
    """The explained lines as they are stored with the charge."""
    return [{"name": x.name, "kind": x.kind, "amount": x.amount, "words": x.words} for x in made.lines]


def from_json(lines: Iterable[Mapping[str, Any]]) -> tuple[BillLine, ...]:
    """The stored lines again."""
    return tuple(BillLine(x["name"], x["kind"], x["amount"], x["words"]) for x in lines)
