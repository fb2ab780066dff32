"""What the chairman answers for beyond lateness: acts that may make a late matter look punctual. None of it accuses;
all of it is seen. Each list is of what was recorded in [since, until), the newest first, and whole."""

from motcua.dossiers.watch.again import Again, begun_again
from motcua.dossiers.watch.editions import Edition, editions
from motcua.dossiers.watch.moved import Redated, TypedLater, lengthened, recounted, typed_later
from motcua.dossiers.watch.taken import Lacking, Unanswered, taken_without, unanswered
from motcua.dossiers.watch.waits import LONG, Waited, waits

__all__ = [
    "LONG",
    "Again",
    "Edition",
    "Lacking",
    "Redated",
    "TypedLater",
    "Unanswered",
    "Waited",
    "begun_again",
    "editions",
    "lengthened",
    "recounted",
    "taken_without",
    "typed_later",
    "unanswered",
    "waits",
]
