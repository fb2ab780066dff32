"""What each paper is about: the values of its slots, from a dossier as it stood when the paper followed."""

from collections.abc import Callable, Mapping

from motcua.notices.facts.letters import apology, refusal, stopped, supplement
from motcua.notices.facts.matter import Matter
from motcua.notices.facts.money import paid
from motcua.notices.facts.receipt import receipt
from motcua.notices.rules import Facts

# None: there is nothing to say after all, as of a fee that nobody paid
OF: Mapping[str, Callable[[Matter], Facts | None]] = {
    "receipt": receipt,
    "fee": paid,
    "supplement": supplement,
    "refusal": refusal,
    "apology": apology,
    "stop": stopped,
}

__all__ = ["OF", "Matter"]
