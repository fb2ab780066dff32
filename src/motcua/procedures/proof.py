"""Is the catalogue what was published? Part of `motcua verify`."""

from motcua.procedures.models import Version
from motcua.procedures.rules.writing import digest_of


def wrong_version() -> str | None:
    """The first version whose record is not the one that was published with it, in words; None when all are."""
    rows = Version.objects.order_by("pk").values_list("pk", "procedure__code", "record", "digest")
    for pk, code, record, digest in rows.iterator():
        if digest_of(record) != digest:
            return f"thủ tục {code}, bản số {pk}: nội dung không khớp dấu ghi lúc công bố, đã bị sửa"
    return None
