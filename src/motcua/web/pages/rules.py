"""How a promise is laid out as a calendar, and how a status looks. Pure: values in, what to draw out."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from motcua.clock.weeks import MOST_WEEKS, Cell, Gap, Week, lay_out, legend

__all__ = ["BAR_LOOK", "MOST_WEEKS", "STATUS_LOOK", "Cell", "Gap", "StatusLook", "Week", "lay_out", "legend"]


@dataclass(frozen=True, slots=True)
class StatusLook:
    """The look of a tag (its class in the style sheet) and its icon."""

    look: str
    icon: str


STATUS_LOOK: Mapping[int, StatusLook] = MappingProxyType(  # by the ten codes of the national portal
    {
        1: StatusLook("sent", "inbox"),
        2: StatusLook("work", "hourglass"),
        3: StatusLook("no", "circle-x"),
        4: StatusLook("work", "hourglass"),
        5: StatusLook("yours", "pen-line"),
        6: StatusLook("yours", "coins"),
        7: StatusLook("stop", "rotate-ccw"),
        8: StatusLook("stop", "circle-pause"),
        9: StatusLook("done", "circle-check"),
        10: StatusLook("given", "check"),
    }
)
BAR_LOOK: Mapping[str, str] = MappingProxyType(  # of a micro bar, by the state of `clock.Left`
    {"running": "link", "today": "soon", "late": "late", "waiting": "stopped"}
)
