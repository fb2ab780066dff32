"""Was the fee taken? Only what somebody wrote down says so: a line of the history, or the receipt of the charge."""

from motcua.clock import VN
from motcua.dossiers.story import Story
from motcua.notices import queries as notices
from motcua.words import day_text


def taken(story: Story) -> str:
    """What says that the fee was taken, in words; "" when nothing does."""
    line = next((line for line in story.lines if line.facts.get("paid")), None)
    if line:
        return f"đã ghi thu ngày {day_text(line.happened_at.astimezone(VN).date())}"
    receipt = notices.of_charge(story.row.charge_id) if story.row.charge_id else None
    return f"đã lập biên lai ngày {day_text(receipt.issued_at.astimezone(VN).date())}" if receipt else ""
