"""Which changes of a row the database writes down beside its table: all of them, by triggers."""

import pghistory


def tracked() -> tuple[pghistory.Tracker, ...]:
    """For `@pghistory.track(*tracked(), append_only=True)`: a line for each row that is made, changed or removed."""
    return pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
