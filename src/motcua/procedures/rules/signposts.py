"""Rows of the country's list → signposts to the right office. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.procedures.rules.entries import NATIONAL_CODE, Bad
from motcua.procedures.rules.national import province_of
from motcua.procedures.rules.sheets import Line
from motcua.words import fold

COLUMNS = ("code", "name", "fields", "settled_by", "published_by", "audience", "state", "type")


@dataclass(frozen=True, slots=True)
class Post:
    """A matter of the country: who settles it; `province` when it holds in another province only."""

    code: str
    name: str
    field: str
    settled_by: str
    published_by: str
    province: str
    internal: bool


def posts(
    lines: Iterable[Line], home: str
) -> tuple[dict[tuple[str, str], Post], list[Bad], list[tuple[str, str]]]:
    """The posts by code and publisher, the rows that are none, and remarks on rows taken as they stand."""
    good: dict[tuple[str, str], Post] = {}
    bad: list[Bad] = []
    remarks: list[tuple[str, str]] = []
    for line in lines:
        row = {column: str(line.cells.get(column, "")) for column in COLUMNS}
        post = _post(row, home)
        if reason := _reason(post, good):
            bad.append(Bad(line.number, post.code[:40], reason, dict(line.cells)))
            continue
        good[post.code, post.published_by] = post
        if not NATIONAL_CODE.fullmatch(post.code):
            remarks.append((post.code, "mã không đúng dạng n.nnnnnn, giữ như nguồn"))
    return good, bad, remarks


def _post(row: dict[str, str], home: str) -> Post:
    province = province_of(row["published_by"])
    return Post(
        code=row["code"],
        name=row["name"],
        field=_joined(row["fields"]),
        settled_by=_joined(row["settled_by"]) or _unsaid(row["published_by"]),
        published_by=row["published_by"],
        province="" if not home or fold(province) in fold(home) else province,
        internal=row["type"] == "STANDARD_INTERNAL",
    )


def _reason(post: Post, good: dict[tuple[str, str], Post]) -> str:
    if not post.code or len(post.code) > 40:
        return "thiếu mã thủ tục, hoặc mã dài quá 40 ký tự"
    if not post.name or len(post.name) > 2000:
        return "thiếu tên thủ tục, hoặc tên dài quá 2.000 ký tự"
    if max(len(post.field) - 500, len(post.settled_by) - 2000, len(post.published_by) - 200) > 0:
        return "lĩnh vực, nơi giải quyết hoặc nơi công bố quá dài"
    if (post.code, post.published_by) in good:
        return "mã này đã có ở dòng trên, cùng nơi công bố"
    return ""


def _joined(text: str) -> str:
    """Parts between semicolons once each; the source leaves many empty."""
    return "; ".join(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def _unsaid(published_by: str) -> str:
    return (
        f"Nguồn không ghi nơi giải quyết; {published_by} công bố"
        if published_by
        else "Nguồn không ghi nơi giải quyết"
    )
