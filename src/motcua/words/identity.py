"""Identity papers: what their numbers say, and until when a paper is good.

Bad input raises ValueError; its text is one Vietnamese sentence for the page. Numbers may be typed with
blanks, dots and hyphens.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from motcua.words.cleaning import clean
from motcua.words.dates import birth_text, day_text
from motcua.words.letters import lower
from motcua.words.provinces import birthplace

Sex = Literal["M", "F"]
Kind = Literal["personal_id", "cmnd", "passport"]

SEX_WORDS: dict[Sex, str] = {"M": "nam", "F": "nữ"}
KIND_WORDS: dict[Kind, str] = {
    "personal_id": "Số định danh cá nhân",
    "cmnd": "Chứng minh nhân dân",
    "passport": "Hộ chiếu",
}
CMND_UNTIL = date(2025, 1, 1)  # exclusive: Luật Căn cước 26/2023/QH15 art. 46, good to the end of 2024
_EXCHANGE_AGES = (14, 25, 40, 60)  # Luật Căn cước art. 21


@dataclass(frozen=True, slots=True)
class PersonalId:
    """Twelve digits and what they say (NĐ 137/2015 art. 13, TT 59/2021/TT-BCA)."""

    number: str
    province: str  # where the birth was registered; "nước ngoài" for abroad
    sex: Sex
    born_year: int

    def differences(self, sex: Sex | None = None, born: date | int | None = None) -> tuple[str, ...]:
        """Vietnamese sentences: where the number and what is known of the person disagree."""
        found = []
        if sex and sex != self.sex:
            found.append(
                f"Số này là của {SEX_WORDS[self.sex]}, hồ sơ ghi {SEX_WORDS[sex]}; xem lại số hoặc giới tính"
            )
        if born and (born if isinstance(born, int) else born.year) != self.born_year:
            found.append(
                f"Số này là của người sinh năm {self.born_year}, hồ sơ ghi {birth_text(born)}; "
                "xem lại số hoặc ngày sinh"
            )
        return tuple(found)


@dataclass(frozen=True, slots=True)
class IdentityPaper:
    """A paper by its kind and its number, as stored and compared."""

    kind: Kind
    number: str


def personal_id(text: str, *, sex: Sex | None = None, born: date | int | None = None) -> PersonalId:
    """The number checked in itself, and against the sex and the birth (a date or a year) when given."""
    number = _digits(text, "Số định danh", 12)
    province = birthplace(number[:3])
    if province is None:
        raise ValueError(f"Ba chữ số đầu {number[:3]} không phải mã tỉnh nào; xem lại số trên thẻ")
    century, woman = divmod(int(number[3]), 2)
    if century > 1:  # the table goes on to the century of 2300; nobody born after 2099 comes yet
        raise ValueError(f"Chữ số thứ tư phải từ 0 đến 3, đang là {number[3]}; xem lại số trên thẻ")
    found = PersonalId(number, province, "F" if woman else "M", 1900 + 100 * century + int(number[4:6]))
    for difference in found.differences(sex, born):
        raise ValueError(difference)
    return found


def cmnd(text: str, on: date) -> str:
    """The nine digits of the old chứng minh nhân dân, on a day when it is still good."""
    number = _digits(text, "Số chứng minh nhân dân", 9)
    if on >= CMND_UNTIL:
        raise ValueError(
            f"Chứng minh nhân dân hết giá trị từ {day_text(CMND_UNTIL)}; ghi số định danh 12 chữ số"
        )
    return number


def passport(text: str) -> str:
    """Six to nine letters and digits, of any country (a machine-readable passport has at most nine)."""
    number = _compact(text).upper()
    if not number:
        raise ValueError("Ghi số hộ chiếu")
    if not re.fullmatch("[A-Z0-9]+", number):
        raise ValueError("Số hộ chiếu chỉ có chữ cái không dấu và chữ số")
    if not 6 <= len(number) <= 9:
        raise ValueError(f"Số hộ chiếu có từ 6 đến 9 ký tự, đang có {len(number)}")
    if number.isalpha():
        raise ValueError("Số hộ chiếu phải có chữ số")
    return number


def identity_paper(text: str, on: date) -> IdentityPaper:
    """One box for every paper: nine digits are a CMND, letters a passport, all else a personal id."""
    number = _compact(text)
    if re.search("[A-Za-z]", number):
        return IdentityPaper("passport", passport(number))
    if re.fullmatch("[0-9]{9}", number):
        return IdentityPaper("cmnd", cmnd(number, on))
    return IdentityPaper("personal_id", personal_id(number).number)


def card_expires_on(born_on: date, issued_on: date) -> date | None:
    """The last day of a card, None when it has no end.

    It ends on the birthday at which it must be exchanged; issued in the two years before that birthday
    it lasts until the next (Luật Căn cước công dân 2014 and Luật Căn cước 2023, art. 21).
    """
    for age in _EXCHANGE_AGES:
        if issued_on < _birthday(born_on, age - 2):
            return _birthday(born_on, age)
    return None


def mask(number: str) -> str:
    """ "038175006712" is "0381******12": in lists, and wherever the number itself is not the matter."""
    shown = 4 if len(number) >= 9 else 1
    return number[:shown] + "*" * (len(number) - shown - 2) + number[-2:] if len(number) > 3 else "***"


def mask_phone(number: str) -> str:
    """ "0912345318" is "09xx xxx 318": enough to know one's own."""
    return f"{number[:2]}xx xxx {number[-3:]}" if len(number) >= 9 else "xxx"


def spaced(number: str) -> str:
    """ "042168000012" is "042 168 000 012", to be read aloud."""
    return " ".join(number[i : i + 3] for i in range(0, len(number), 3))


def _birthday(born_on: date, age: int) -> date:
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:  # born on 29 February
        return date(born_on.year + age, 2, 28)


def _compact(text: str) -> str:
    return re.sub(r"[\s.\-‐–—]", "", unicodedata.normalize("NFKC", clean(text)))


def _digits(text: str, what: str, size: int) -> str:
    number = _compact(text)
    if not number:
        raise ValueError(f"Ghi {lower(what)}, đủ {size} chữ số")
    strange = re.search("[^0-9]", number)
    if strange:
        raise ValueError(f"{what} chỉ có chữ số, không có “{strange.group()}”")
    if len(number) < size:
        raise ValueError(f"{what} phải đủ {size} chữ số, mới có {len(number)}")
    if len(number) > size:
        raise ValueError(f"{what} chỉ có {size} chữ số, đang có {len(number)}")
    return number
