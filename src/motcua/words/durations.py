"""Lengths of time in words."""


def minutes_words(minutes: int) -> str:
    """78 is "1 giờ 18", 120 "2 giờ", 14 "14 phút"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} phút"
    return f"{hours} giờ {rest:02d}" if rest else f"{hours} giờ"


def days_left(days: int) -> str:
    """2 is "còn 2 ngày làm việc", 0 "hạn hôm nay"."""
    return f"còn {days} ngày làm việc" if days else "hạn hôm nay"


def days_late(days: int) -> str:
    """1 is "trễ 1 ngày"."""
    return f"trễ {days} ngày"
