"""What papers say, for tests."""

from motcua.documents.rules import lines
from motcua.dossiers.models import Dossier
from motcua.notices import queries
from motcua.notices.queries import Issued


def papers(row: Dossier) -> list[Issued]:
    """The papers of a dossier, the newest first."""
    return queries.of_dossier(row.pk)


def said(issued: Issued) -> str:
    """All its words, a line each."""
    return "\n".join(lines(issued.paper))
