"""Time and fee of a procedure in words. Pure. An empty cell of the catalogue is not known, which is not "none"."""

from motcua.fees.rules import fee_words
from motcua.procedures.rules.cells import EACH
from motcua.procedures.rules.record import Channel, Record, Way

NOT_KNOWN = "Chưa rõ, hỏi tại quầy"


def way_words(record: Record, channel: Channel = "counter", case: str | None = None) -> tuple[str, str]:
    """Time and fee of a way; a time that another place's list gave is said not to be the law's."""
    way = record.way(channel, case)
    if way is None:
        return NOT_KNOWN, NOT_KNOWN
    time = way.allowance.words() if way.allowance else way.time_note or NOT_KNOWN
    if way.allowance and record.time_of:
        time = f"{time}, chưa phải thời hạn của luật"
    return time, _fee(way)


def _fee(way: Way) -> str:
    if not way.fees and way.fee_note:
        return way.fee_note
    if any(line.amount is None and not line.note for line in way.fees):
        return NOT_KNOWN
    each = len(way.fees) == 1 and way.fees[0].note == EACH
    return fee_words(way.fees) + ("/trường hợp" if each else "")
