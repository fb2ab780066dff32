"""What may happen to a dossier, and what its history means. Pure."""

from motcua.dossiers.rules.acts import (
    FINISHED,
    NATIONAL,
    OPEN,
    RUNNING,
    STANDING,
    TABLE,
    TEXTS,
    UNSIGNED,
    WAITING,
    WORDS,
    Act,
    Status,
)
from motcua.dossiers.rules.allowed import NotNow, allow, in_order, why_not
from motcua.dossiers.rules.cases import CaseRow
from motcua.dossiers.rules.dates import Calendars
from motcua.dossiers.rules.history import Line, OnPaper, State, fold, local, step, waiting
from motcua.dossiers.rules.remaining import accept_by, due_day, due_if_ended, remaining

__all__ = [
    "FINISHED",
    "NATIONAL",
    "OPEN",
    "RUNNING",
    "STANDING",
    "TABLE",
    "TEXTS",
    "UNSIGNED",
    "WAITING",
    "WORDS",
    "Act",
    "Calendars",
    "CaseRow",
    "Line",
    "NotNow",
    "OnPaper",
    "State",
    "Status",
    "accept_by",
    "allow",
    "due_day",
    "due_if_ended",
    "fold",
    "in_order",
    "local",
    "remaining",
    "step",
    "waiting",
    "why_not",
]
