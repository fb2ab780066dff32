"""Codes as people type them: with blanks, without dots, with the letter O, with the words before them. Pure."""

import re
from collections.abc import Callable
from datetime import date

from motcua import Refused
from motcua.words import clean

CODE = re.compile(r"[A-Z0-9.]{3,30}-[0-9]{6}-[0-9]{4}")
NAMED = re.compile(r"^(?:mã|ma|số|so)\s+(?:hồ\s+sơ|ho\s+so|thủ\s+tục|thu\s+tuc)\s*[:.]?\s*", re.IGNORECASE)
TAIL = re.compile(r"(.*?)([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{4})")
DASHED = re.compile(r"(.*?)-?([0-9]{2})([0-9]{2})([0-9]{2})-([0-9]{1,4})")
PROCEDURE = re.compile(r"([0-9])[\s.,]*([0-9]{3})[\s.,]*([0-9]{3})")


def unnamed(typed: str) -> str:
    """What was typed without "Mã hồ sơ:" before it."""
    return NAMED.sub("", clean(typed))


def dossier_code(typed: str, office_on: Callable[[date], str]) -> str:
    """The code that was meant: "H27 00 00 220429 0012", "220429-12" and "H27.OO.OO-220429-OO12" are all
    "H27.00.00-220429-0012". `office_on`: the ward's own code on a day. What cannot be read stays as it is."""
    closed = re.sub("[–—]", "-", "".join(unnamed(typed).split()).upper())
    found = DASHED.fullmatch(_noughts(closed)) or TAIL.fullmatch(re.sub(r"[-._/]", "", _noughts(closed)))
    if found is None:
        return closed
    before, number = re.sub(r"\W", "", found[1]), int(found[5])
    try:
        on = date(2000 + int(found[2]), int(found[3]), int(found[4]))
        office = office_on(on)
    except (ValueError, Refused):
        return closed
    if before in ("", _noughts(re.sub(r"\W", "", office.upper()))):
        return f"{office}-{on:%y%m%d}-{number:04d}"
    return closed


def procedure_code(typed: str) -> str:
    """ "1004873" is "1.004873"; "" for anything else."""
    found = PROCEDURE.fullmatch(unnamed(typed).strip())
    return f"{found[1]}.{found[2]}{found[3]}" if found else ""


def _noughts(text: str) -> str:
    return text.replace("O", "0")
