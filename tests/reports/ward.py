"""The demo ward with a handful of dossiers, played through the real verbs."""

import json
from datetime import datetime, timedelta
from typing import Any

from motcua.clock import VN
from motcua.config.opening import open_ward
from motcua.config.replay import play
from motcua.offices import queries as offices

MARRIAGE, COPY = "1.004873", "2.000815"  # three working days; the same day
LAN = {"name": "Nguyễn Thị Lan", "personal_id": "042172001234", "born_on": "1972-05-12", "sex": "F"}


def act(at: str, verb: str, dossier: str, by: str, **more: Any) -> dict[str, Any]:
    return {"at": at, "act": verb, "dossier": dossier, "by": by, **more}


def received(
    at: str, dossier: str, procedure: str = MARRIAGE, channel: str = "counter"
) -> list[dict[str, Any]]:
    """Received and forwarded; online it was submitted an hour before."""
    first = {"procedure": procedure, "channel": channel, "applicant": LAN}
    sent = (datetime.fromisoformat(at) - timedelta(hours=1)).isoformat()
    intake = [act(at, "receive", dossier, "minh", **first)]
    if channel == "online":
        intake = [act(sent, "submit", dossier, "citizen", **first), act(at, "receive", dossier, "minh")]
    return [*intake, act(at, "forward", dossier, "minh", to="hoa")]


def decided(at: str, dossier: str) -> list[dict[str, Any]]:
    return [
        act(at, "forward", dossier, "hoa", to="tung"),
        act(at, "decide", dossier, "tung", outcome="granted", signer="tung"),
    ]


ACTS = [
    *received("2022-02-28T09:00:00", "carried"),
    *decided("2022-03-02T09:00:00", "carried"),
    *received("2022-03-01T09:00:00", "early", channel="online"),
    *decided("2022-03-02T10:00:00", "early"),
    *received("2022-03-01T10:00:00", "late"),
    *decided("2022-03-09T10:00:00", "late"),
    *received("2022-03-01T14:00:00", "copy", COPY),
    *decided("2022-03-01T15:00:00", "copy"),
    *received("2022-03-02T09:00:00", "withdrawn"),
    act("2022-03-10T09:00:00", "withdraw", "withdrawn", "minh", reason="không cần nữa"),
    *received("2022-03-10T09:00:00", "waits"),
    act("2022-03-11T09:00:00", "ask", "waits", "hoa", missing=["Tờ khai"], note="thiếu chữ ký"),
    *received("2022-03-22T09:00:00", "open"),
    act("2022-03-23T09:00:00", "submit", "declined", "citizen", procedure=COPY, channel="online", applicant=LAN),
    act("2022-03-23T10:00:00", "decline", "declined", "minh", reason="bản chính mờ"),
    *decided("2022-04-04T09:00:00", "open"),
]  # fmt: skip


def opened() -> int:
    """The ward's id; call with a database."""
    open_ward(datetime(2022, 1, 1, tzinfo=VN))
    play([json.dumps(line) for line in sorted(ACTS, key=lambda a: a["at"])])
    return offices.ward().id
