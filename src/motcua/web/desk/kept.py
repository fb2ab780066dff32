"""What was typed when the session had ended: carried through the door, and sent again when the officer says so."""

from datetime import timedelta

from django.core import signing
from django.http import QueryDict

SALT, FOR = "motcua.desk.kept", timedelta(hours=12)
Fields = list[tuple[str, str]]


def packed(typed: QueryDict) -> str:
    """The fields of a form as one word of ours, for a hidden box of the door's own form."""
    fields = [
        (name, value) for name, values in typed.lists() for value in values if name != "csrfmiddlewaretoken"
    ]
    return signing.dumps(fields, salt=SALT, compress=True)


def unpacked(word: str) -> Fields:
    """The fields again; none when the word is not ours, or an old one."""
    try:
        return [(str(name), str(value)) for name, value in signing.loads(word, salt=SALT, max_age=FOR)]
    except signing.BadSignature:
        return []
