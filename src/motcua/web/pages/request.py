"""What every view of ours is given."""

from datetime import datetime

from django.http import HttpRequest

from motcua.offices.rules import Ward
from motcua.people.rules import Seated


class Request(HttpRequest):
    """A request after `web.middleware.House`: the one reading of the clock, the ward, the officer who is signed in."""

    at: datetime
    ward: Ward
    seated: Seated | None
