"""A report that is about to be changed: locked, by somebody who may, as they saw it."""

from motcua import Refused
from motcua.people.rules import Actor, Duty
from motcua.reports.models import Report


class NoReport(Refused):
    """There is none of that number in the office."""


class NotTheirDuty(Refused):
    """Somebody else's work."""


class AlreadySigned(Refused):
    """What was signed is not changed."""


class Overtaken(Refused):
    """Somebody changed it since it was shown."""


WHO: dict[Duty, str] = {
    "report": "Soạn và sửa báo cáo là việc của người phụ trách báo cáo: hãy nhờ đúng người.",
    "decide": "Ký báo cáo là việc của Chủ tịch hoặc Phó Chủ tịch: hãy trình ký.",
}


def may(duty: Duty, by: Actor, office: int) -> None:
    """Raises NotTheirDuty."""
    if not by.may(duty, office):
        raise NotTheirDuty(WHO[duty])


def hold(report: int, duty: Duty, *, edition: int, by: Actor) -> Report:
    """The row, locked until the transaction ends. Raises NoReport, NotTheirDuty, AlreadySigned, Overtaken."""
    row = Report.objects.select_for_update().filter(pk=report).first()
    if row is None or row.office_id != by.office:
        raise NoReport("Không có báo cáo này ở cơ quan: hãy mở lại từ trang báo cáo.")
    may(duty, by, row.office_id)
    if row.signed_at is not None:
        raise AlreadySigned("Báo cáo đã ký thì không sửa nữa: hãy soạn báo cáo khác thay nó.")
    if row.edition != edition:
        raise Overtaken("Người khác vừa sửa dự thảo này: hãy mở lại trang để xem bản mới rồi sửa tiếp.")
    return row
