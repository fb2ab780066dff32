"""The QR code of an identity card, as a scanner types it."""

import re
from dataclasses import dataclass
from datetime import date

from motcua.words.cleaning import clean
from motcua.words.folding import fold
from motcua.words.identity import PersonalId, Sex, card_expires_on, personal_id

_FIELDS = 7  # số|CMND cũ|họ tên|ngày sinh|giới tính|địa chỉ|ngày cấp
_LONGEST = 2000  # characters; a real one has about 200
_YEAR = "(?:18|19|20)[0-9]{2}"
_SEXES: dict[str, Sex] = {"nam": "M", "nu": "F"}


@dataclass(frozen=True, slots=True)
class IdCard:
    """What was read. What was not is None or empty, and has its sentence in `doubts`."""

    number: PersonalId | None
    cmnd: str | None
    name: str
    born: date | int | None  # a year, when the card has no more
    sex: Sex | None
    address: str
    issued_on: date | None
    cancelled: tuple[str, ...]  # personal ids of before, on cards since 01/7/2024
    fields: int
    doubts: tuple[str, ...]

    @property
    def expires_on(self) -> date | None:
        """The last day of the card; None for no end, or when it cannot be told."""
        if isinstance(self.born, date) and self.issued_on:
            return card_expires_on(self.born, self.issued_on)
        return None

    def words(self) -> str:
        """ "Đọc được 7 mục, không mục nào lạ"."""
        strange = len(self.doubts)
        return f"Đọc được {self.fields} mục, {f'{strange} điều cần xem' if strange else 'không mục nào lạ'}"


def id_card_qr(text: str) -> IdCard:
    """Reads seven fields or more and says what it did not understand.

    ValueError, in Vietnamese, when this is not the code of an identity card at all. The new card (TT
    16/2024/TT-BCA) may add cancelled ids, known by their form, and the parents' names: the order of these
    was not published, so they are doubts for the officer and never guessed.
    """
    if len(text) > _LONGEST:
        raise ValueError("Mã vừa quét dài quá, không phải của thẻ căn cước; quét lại hoặc gõ số")
    parts = [clean(part) for part in text.split("|")]
    if len(parts) < _FIELDS:
        raise ValueError(f"Mã vừa quét có {len(parts)} mục, mã của thẻ căn cước có từ 7; quét lại hoặc gõ số")
    doubts: list[str] = []

    number = _number(parts[0], doubts)
    cmnd = parts[1] if re.fullmatch("[0-9]{9}", parts[1]) else None
    if parts[1] and not cmnd:
        doubts.append(_strange(2, parts[1]))
    name = _name(parts[2], doubts)
    born = _birth(parts[3])
    if born is None:
        doubts.append(_strange(4, parts[3]))
    sex = _SEXES.get(fold(parts[4]))
    if sex is None:
        doubts.append(_strange(5, parts[4]))
    if not parts[5]:
        doubts.append(_strange(6, ""))
    issued_on = _day(parts[6])
    if issued_on is None:
        doubts.append(_strange(7, parts[6]))
    cancelled = _cancelled(parts, doubts)
    if number:
        doubts += number.differences(sex, born)
    return IdCard(number, cmnd, name, born, sex, parts[5], issued_on, cancelled, len(parts), tuple(doubts))


def _number(part: str, doubts: list[str]) -> PersonalId | None:
    try:
        return personal_id(part)
    except ValueError as wrong:
        doubts.append(str(wrong))
        return None


def _name(part: str, doubts: list[str]) -> str:
    if re.search(r"[^\W\d_]", part) is None:
        doubts.append(_strange(3, part))
    elif re.search(r"[\d\[\]{}]", part):  # the scanner types, and a Telex or VNI keyboard rewrites it
        doubts.append(f"Họ tên đọc thành “{part}”; tắt bộ gõ tiếng Việt rồi quét lại")
    return part


def _birth(part: str) -> date | int | None:
    """A day; or a year when the card has no more: 1950, 00001950, 00051950."""
    year = re.fullmatch(f"(?:00/?[0-9]{{2}}/?)?({_YEAR})", part)
    return int(year[1]) if year else _day(part)


def _day(part: str) -> date | None:
    found = re.fullmatch(f"([0-9]{{2}})/?([0-9]{{2}})/?({_YEAR})", part)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def _cancelled(parts: list[str], doubts: list[str]) -> tuple[str, ...]:
    numbers = []
    for place, part in enumerate(parts[_FIELDS:], start=_FIELDS + 1):
        if re.fullmatch("[0-9]{12}", part):
            numbers.append(part)
        elif part:
            doubts.append(_strange(place, part))
    return tuple(numbers)


def _strange(place: int, part: str) -> str:
    return f"Mục {place} chưa hiểu: “{part}”" if part else f"Mục {place} trống"
