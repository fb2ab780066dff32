"""A record as JSON and back: what is stored, compared and digested. Pure."""

import hashlib
import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from motcua.clock import Allowance
from motcua.procedures.rules.record import Record


class NotARecord(ValueError):
    """JSON that no record was written as; says where and why, in Vietnamese."""


def to_json(record: Record) -> dict[str, Any]:
    """Plain maps, lists, texts and whole numbers; parts at their default are left out."""
    written = _write(record)
    assert isinstance(written, dict)
    return written


def from_json(data: Mapping[str, Any]) -> Record:
    """The record again; NotARecord when a part has another shape."""
    read = _read(Record, data, "bản ghi")
    assert isinstance(read, Record)
    return read


def digest(record: Record) -> str:
    """SHA-256 of the canonical JSON, 64 hex digits: two records are one version when this is equal."""
    return digest_of(to_json(record))


def digest_of(data: Mapping[str, Any]) -> str:
    """The same of a record as it is stored."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _write(value: Any) -> Any:
    if isinstance(value, Allowance):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: _write(getattr(value, f.name))
            for f in fields(value)
            if f.default is MISSING or getattr(value, f.name) != f.default
        }
    if isinstance(value, tuple):
        return [_write(item) for item in value]
    return value


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _read(kind: Any, value: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if value is None else _read(get_args(kind)[0], value, where)
    if origin is Literal:
        return _one_of(get_args(kind), value, where)
    if origin is tuple:
        return _list(get_args(kind), value, where)
    if kind is Allowance:
        return _allowance(value, where)
    if is_dataclass(kind):
        return _part(kind, value, where)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise NotARecord(f"{where}: cần {_NAMES[kind]}, đang là {str(value)[:40]!r}")
    return value


_NAMES = {str: "chữ", int: "số nguyên", bool: "có hoặc không"}


def _one_of(known: tuple[Any, ...], value: Any, where: str) -> Any:
    if value not in known:
        raise NotARecord(f"{where}: {value!r} không thuộc {', '.join(map(str, known))}")
    return value


def _list(args: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise NotARecord(f"{where}: cần danh sách")
    if args[-1] is not Ellipsis:
        if len(value) != len(args):
            raise NotARecord(f"{where}: cần {len(args)} phần")
        return tuple(_read(a, v, where) for a, v in zip(args, value, strict=True))
    return tuple(_read(args[0], item, f"{where} {n}") for n, item in enumerate(value, 1))


def _allowance(value: Any, where: str) -> Allowance:
    try:
        return Allowance.parse(value)
    except (ValueError, TypeError, AttributeError) as e:
        raise NotARecord(f"{where}: thời hạn {value!r} không đúng dạng 3d, 10cd, 4h, same-day") from e


def _part(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, Mapping):
        raise NotARecord(f"{where}: cần một bản ghi con")
    hints = _hints(kind)
    if unknown := sorted(str(k) for k in value if k not in hints):
        raise NotARecord(f"{where}: không có phần {', '.join(unknown)}")
    try:
        return kind(**{k: _read(hints[k], v, f"{where}.{k}") for k, v in value.items()})
    except TypeError as e:
        raise NotARecord(f"{where}: thiếu phần bắt buộc") from e
