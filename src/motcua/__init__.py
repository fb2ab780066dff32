"""Motcua: the one-stop shop of a Vietnamese ward."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("motcua")  # built from the newest heading of CHANGELOG.md
except PackageNotFoundError:  # a bare source tree
    __version__ = "0"


class Refused(Exception):
    """Not allowed now, and why: `str(e)` is one Vietnamese sentence that says what to do.

    `about` names what of the verb's arguments it is about, so that a form can say it at its box; "" the whole.
    """

    def __init__(self, words: str = "", *, about: str = "") -> None:
        super().__init__(words)
        self.about = about
