"""The fee receipt: what was paid, phí and lệ phí apart, in figures and in words."""

from motcua.fees import queries as fees
from motcua.notices.facts.matter import Matter
from motcua.notices.rules import Facts
from motcua.words import fold, money, money_in_words


def paid(matter: Matter) -> Facts | None:
    """None when the act took no money in. Who collects the result has paid; else who brought the matter. The address
    is the payer's own: left to be written when they are not on record."""
    total = matter.facts.get("paid") or 0
    if not total:
        return None
    charged = fees.charges([matter.charge]).get(matter.charge) if matter.charge else None
    lines = [line for line in (charged.lines if charged else ()) if line.amount]
    payer = matter.text("to") or matter.brought_by.name
    known = next((x for x in (matter.brought_by, matter.owner) if fold(x.name) == fold(payer)), None)
    apart = {kind: sum(line.amount for line in lines if line.kind == kind) for kind in ("phí", "lệ phí")}
    return matter.says(
        {
            "names": "; ".join(dict.fromkeys(line.name for line in lines)),
            "amount": sum_of(total),
            "in_words": money_in_words(total),
            "charges": sum_of(apart["phí"]) if apart["phí"] else "0",
            "fees": sum_of(apart["lệ phí"]) if apart["lệ phí"] else "0",
            "paid_by": payer,
            "address": known.address if known else "",
        }
    )


def sum_of(amount: int) -> str:
    """ "22.000 đồng" on one line: a sum never breaks before its unit."""
    return money(amount).replace(" ", "\u00a0")
