"""Which papers there are, and what the office knows to put into each: the slots and rows that a layout may use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from motcua.documents.rules import Day

# of every paper: the office as it was called that day, who made it, and what the layout itself brings
OF_ALL = frozenset(
    ("office", "desk", "body", "superior", "address_of_office", "phone_of_office", "place", "day", "officer",
     "copy", "basis")
)  # fmt: skip
OF_DOSSIER = frozenset(
    ("code", "link", "owner", "submitter", "brought_by", "address", "phone", "email", "matter", "received", "due",
     "online")
)  # fmt: skip
OF_PAPERS = ("n", "name", "originals", "certified", "copies")
TO_CERTIFY = (
    "n",
    "name",
    "pages",
    "copies",
)  # `copies`: how many are wanted of the original of so many pages


@dataclass(frozen=True, slots=True)
class Form:
    """The slots of one kind of paper, and the columns of each source of rows."""

    slots: frozenset[str]
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


FORMS: Mapping[str, Form] = {
    "receipt": Form(
        OF_ALL | OF_DOSSIER | {"secret", "allow", "due_after", "due_large", "provisional", "collect", "fee", "why",
                               "certifies"},
        {"papers": OF_PAPERS, "to_certify": TO_CERTIFY},
    ),
    "supplement": Form(OF_ALL | OF_DOSSIER | {"reason", "bring_by"}, {"papers": OF_PAPERS}),
    "refusal": Form(OF_ALL | OF_DOSSIER | {"reason"}),
    "apology": Form(OF_ALL | OF_DOSSIER | {"reason", "received_on", "again_on", "capacity"}),
    "control": Form(OF_ALL | OF_DOSSIER, {"steps": ("n", "from_to", "when", "verdict", "note")}),
    "stop": Form(OF_ALL | OF_DOSSIER | {"reason"}),
    "guide": Form(
        OF_ALL | {"number", "owner", "address", "phone", "email", "matter", "reason", "again", "guided"},
        {"papers": OF_PAPERS},
    ),
    "fee": Form(OF_ALL | OF_DOSSIER | {"names", "amount", "in_words", "fees", "charges", "paid_by"}),
    "results": Form(
        OF_ALL | {"on", "count"}, {"results": ("n", "code", "matter", "result", "owner", "address", "fee", "post")}
    ),
    "annex": Form(
        OF_ALL | {"on", "count", "brought_by"},
        {"dossiers": ("n", "code", "matter", "office", "received", "due", "allow", "sets", "owner")},
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What one paper is about: the values of its slots, its rows, and the weeks of its calendar. `on`: its day."""

    on: date
    slots: Mapping[str, str]
    rows: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    weeks: tuple[tuple[Day, ...], ...] = ()
    gap: str = ""
