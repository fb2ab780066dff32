"""The people of the demo ward. All are made up: names put together by chance, ids that belong to nobody."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.config.demo.scenario_days import Chance

Applicant = dict[str, str]
YEAR = 2022


class People:
    """Those who come, first and again. One number is one person; who has no number comes once."""

    def __init__(self, assumed: Mapping[str, Any], chance: Chance) -> None:
        self._assumed = assumed
        self._chance = chance
        self._numbers: set[str] = set()
        self._known: list[tuple[int, Applicant, set[str]]] = []  # year of birth, who, what was asked for

    def first(self, procedure: str) -> Applicant:
        """Somebody who has not been here yet, of an age that suits the matter."""
        young, old = self._ages(procedure)
        sex = self._chance.choice("MF")
        age = self._chance.between(young, old)
        born = date(YEAR - age, 1, 1).toordinal() + self._chance.randrange(365)
        who = self._papers(date.fromordinal(born), sex, age)
        if "no_paper" not in who:
            self._known.append((YEAR - age, who, {procedure}))
        return who

    def again(self, procedure: str) -> Applicant:
        """Somebody who has been here, with another matter or one that is asked for often; else a new face."""
        young, old = self._ages(procedure)
        for _ in range(40):
            year, who, asked = self._chance.choice(self._known)
            if young <= YEAR - year <= old and (
                procedure not in asked or procedure in self._assumed["again"]
            ):
                asked.add(procedure)
                return who
        return self.first(procedure)

    def _ages(self, procedure: str) -> tuple[int, int]:
        young, old = self._assumed["ages_of"].get(procedure, self._assumed["ages"])
        return young, old

    def _papers(self, born: date, sex: str, age: int) -> Applicant:
        chance, assumed = self._chance, self._assumed
        who = {"name": self._name(sex)}
        if chance.of(assumed["cmnd"]):
            who["cmnd"] = self._number("18", 7)
        elif chance.of(assumed["no_paper"]):
            who["no_paper"] = chance.choice(assumed["no_paper_because"])
        else:
            who["personal_id"] = self._number(self._personal_id(born.year, sex), 6)
        year_only = age >= 60 and chance.of(assumed["year_only"])
        who |= {"born_on": str(born.year) if year_only else born.isoformat(), "sex": sex}
        if not chance.of(assumed["no_phone"]):
            who["phone"] = self._number(assumed["phone"], 7)
        return who | {"address": assumed["address"].format(1 + chance.randrange(assumed["neighbourhoods"]))}

    def _name(self, sex: str) -> str:
        names = self._assumed["men" if sex == "M" else "women"]
        family = self._chance.weighted(self._assumed["family"])
        middle = self._chance.choice(names["middle"])
        given = self._chance.choice([name for name in names["given"] if name not in middle.split()])
        return f"{family} {middle} {given}"

    def _personal_id(self, year: int, sex: str) -> str:
        """The first six of twelve digits: province, century and sex, year (TT 59/2021/TT-BCA)."""
        return f"{self._assumed['province']}{(year // 100 - 19) * 2 + (sex == 'F')}{year % 100:02d}"

    def _number(self, start: str, digits: int) -> str:
        while (number := f"{start}{self._chance.randrange(10**digits):0{digits}d}") in self._numbers:
            pass
        self._numbers.add(number)
        return number
