"""What may happen to a dossier, and what its history means. Pure."""

from motcua.dossiers.rules.acts import (
    FINISHED,
    NATIONAL,
    OPEN,
    RUNNING,
    STANDING,
    TABLE,
    WAITING,
    WORDS,
    Act,
    Status,
)
from motcua.dossiers.rules.allowed import NotNow, allow, why_not
from motcua.dossiers.rules.history import Line, State, fold, local, step, waiting

__all__ = [
    "FINISHED",
    "NATIONAL",
    "OPEN",
    "RUNNING",
    "STANDING",
    "TABLE",
    "WAITING",
    "WORDS",
    "Act",
    "Line",
    "NotNow",
    "State",
    "Status",
    "allow",
    "fold",
    "local",
    "step",
    "waiting",
    "why_not",
]
