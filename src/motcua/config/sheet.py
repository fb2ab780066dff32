"""A YAML file read strictly: every value knows its line, so that a mistake is named by its place."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import yaml

from motcua import Refused
from motcua.words import clean


class BadSheet(Refused):
    """Something in the file cannot be taken; the sentence names the line and the place."""


class _Map(dict[str, Any]):
    """A mapping that knows where it stands, and where each of its keys does."""

    line = 0
    lines: Mapping[str, int] = {}


class _Loader(yaml.SafeLoader):
    """Plain values only; no key twice."""


def _map(loader: _Loader, node: yaml.MappingNode) -> Iterator[_Map]:
    made = _Map()
    made.line = node.start_mark.line + 1
    yield made
    seen: set[str] = set()
    for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode) and key.value != "<<"):
        if key.value in seen:
            raise yaml.MarkedYAMLError(problem=f"“{key.value}” ghi hai lần", problem_mark=key.start_mark)
        seen.add(key.value)
    loader.flatten_mapping(node)
    made.lines = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
    for key, value in node.value:
        made[str(key.value)] = loader.construct_object(value, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:map", _map)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A value of the file, and where it stands."""

    file: str
    value: Any
    path: str = ""
    line: int = 1
    taken: set[str] = field(default_factory=set)

    def wrong(self, why: str) -> BadSheet:
        """The refusal of this value."""
        return BadSheet(f"{self.file}, dòng {self.line}{f', {self.path}' if self.path else ''}: {why}")

    @contextmanager
    def place(self) -> Iterator[None]:
        """What is refused inside is refused here. A ValueError is a sentence too."""
        try:
            yield
        except BadSheet:
            raise
        except (Refused, ValueError) as e:
            raise self.wrong(f"{str(e).rstrip('.')}.") from e

    def __contains__(self, key: str) -> bool:
        return self._map.get(key) is not None

    @property
    def _map(self) -> _Map:
        if not isinstance(self.value, _Map):
            raise self.wrong("cần một nhóm các dòng “khóa: giá trị”.")
        return self.value

    def names(self) -> list[str]:
        """The keys of a group."""
        return list(self._map)

    def at(self, key: str) -> "Sheet":
        """What stands under a key. Refused when nothing does."""
        self.taken.add(key)
        if self._map.get(key) is None:
            raise self.wrong(f"thiếu {key}.")
        path = f"{self.path}.{key}" if self.path else key
        value = self._map[key]
        return Sheet(self.file, value, path, self._map.lines.get(key, self.line))

    def rows(self, key: str, once: str = "") -> "list[Sheet]":
        """The list under a key; none when the key is missing. `once`: of which no two rows may say the same."""
        self.taken.add(key)
        if key not in self:
            return []
        whole = self.at(key)
        if not isinstance(whole.value, list):
            raise whole.wrong("cần một danh sách, mỗi dòng bắt đầu bằng “- ”.")
        found = [
            Sheet(self.file, row, f"{whole.path}[{n}]", row.line if isinstance(row, _Map) else whole.line)
            for n, row in enumerate(whole.value, 1)
        ]
        seen: set[str] = set()
        for row in found if once else ():
            if (said := row.text(once)) in seen:
                raise row.at(once).wrong(f"“{said}” đã khai ở trên; mỗi {once} chỉ khai một lần.")
            seen.add(said)
        return found

    def text(self, key: str, default: str | None = None, at_most: int = 300) -> str:
        """One line of text; `default` when the key is missing, refused when there is none either."""
        return str(
            self._plain(key, str, "cần chữ; số có số 0 ở đầu phải đặt trong dấu nháy.", default, at_most)
        )

    def flag(self, key: str) -> bool:
        """true or false; false when the key is missing."""
        return bool(self._plain(key, bool, "cần true hoặc false.", False, 0))

    def number(self, key: str, default: int) -> int:
        """A whole number from 0 to 32767."""
        found: int = self._plain(key, int, "cần một số nguyên.", default, 0)
        if not 0 <= found <= 32767:
            raise self.at(key).wrong("cần một số nguyên không âm.")
        return found

    def day(self, key: str) -> date:
        """A date, 2022-04-16."""
        found: date = self._plain(key, date, "cần một ngày, như 2022-04-16.", None, 0)
        return found

    def until(self) -> date | None:
        """The end of the period, None: still."""
        self.taken.add("until")
        return self.day("until") if "until" in self else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words."""
        rows = self.rows(key)
        for row in rows:
            if not isinstance(row.value, str):
                raise row.wrong("cần chữ.")
        return tuple(clean(row.value) for row in rows)

    def done(self) -> None:
        """Refused when a key stands here that nobody asked for."""
        for key in self._map:
            if key not in self.taken:
                known = ", ".join(sorted(self.taken))
                raise Sheet(self.file, None, self.path, self._map.lines[key]).wrong(
                    f"không có mục “{clean(key)}”; các mục là {known}."
                )

    def plain(self) -> Any:
        """The value as plain data, for whoever reads it in their own way."""
        return self.value

    def _plain(self, key: str, kind: type, why: str, default: Any, at_most: int) -> Any:
        self.taken.add(key)
        if key not in self and default is not None:
            return default
        found = self.at(key)
        value = found.value
        if not isinstance(value, kind) or (kind is int and value is True) or isinstance(value, datetime):
            raise found.wrong(why)
        if not isinstance(value, str):
            return value
        with found.place():
            return clean(value, at_most=at_most)


def read_sheet(text: str, file: str) -> Sheet:
    """The whole file. Refused, with the line, when it is no YAML or no mapping."""
    try:
        value = yaml.load(text, _Loader)  # a SafeLoader with a stricter map
    except yaml.MarkedYAMLError as e:
        line = f", dòng {e.problem_mark.line + 1}" if e.problem_mark else ""
        raise BadSheet(f"{file}{line}: không đọc được YAML ({e.problem}).") from e
    except (yaml.YAMLError, ValueError, RecursionError) as e:
        raise BadSheet(f"{file}: không đọc được YAML ({' '.join(str(e).split())}).") from e
    if not isinstance(value, _Map):
        raise BadSheet(f"{file}: cần một tệp YAML gồm các mục như offices, hours, seats.")
    return Sheet(file, value)
