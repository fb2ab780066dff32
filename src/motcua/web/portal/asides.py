"""Words of the State that a neighbour would ask about, explained where a page says them first. Pure."""

import re
from collections.abc import Mapping

from motcua.words import capital, lower

ASIDES: Mapping[str, str] = {  # the longer before those within it
    "trích lục": "giấy ghi lại những gì có trong sổ của phường, có dấu",
    "cải chính": "sửa chỗ ghi sai",
    "hộ tịch": "việc khai sinh, kết hôn, khai tử và những gì ghi thêm vào đó",
    "giấy tờ tùy thân còn giá trị": "thẻ căn cước hoặc hộ chiếu chưa hết hạn",
    "giấy tờ tùy thân": "thẻ căn cước hoặc hộ chiếu",
    "người yêu cầu": "người cần tờ giấy này",
    "điểm chỉ": "lăn tay thay chữ ký",
    "thường trú": "nơi ở ghi khi đăng ký hộ khẩu",
    "cư trú": "nơi đang ở, có đăng ký",
    "ủy quyền đã chứng thực": "giấy nhờ làm thay, ký trước mặt cán bộ rồi được đóng dấu",
    "chứng thực": "phường hoặc phòng công chứng xem rồi đóng dấu xác nhận",
    "giám hộ": "thay cha mẹ hoặc người thân chăm lo cho một người",
    "liên thông": "nộp một nơi, các cơ quan tự chuyển cho nhau",
    "lưu động": "cán bộ đến tận nơi làm",
    "cơ sở dữ liệu quốc gia về dân cư": "dữ liệu của công an về nơi ở của mọi người",
    "vneid": "ứng dụng định danh của Bộ Công an trên điện thoại",
}
SAID: Mapping[str, str] = {"vneid": "VNeID"}


class Asides:
    """What was explained so far on one page: a word is explained once."""

    def __init__(self) -> None:
        self._said: set[str] = set()

    def of(self, *texts: str) -> str:
        """The words of these texts that were not explained yet: "“Điểm chỉ” là lăn tay thay chữ ký.", "" when none."""
        left = " ".join(texts).lower()
        found = []
        for word, means in ASIDES.items():
            if word not in left:
                continue
            left = left.replace(word, " ")
            if not any(word in said for said in self._said):
                self._said.add(word)
                found.append(f"“{SAID.get(word) or capital(word)}” là {lower(means)}.")
        return " ".join(found)

    def after(self, text: str) -> str:
        """The text, then what it needs to be understood."""
        return " ".join(filter(None, (text, self.of(text))))


SOURCES = {"TT": "Thông tư", "NĐ": "Nghị định", "QĐ": "Quyết định", "NQ": "Nghị quyết"}
SOURCE = re.compile(r"(TT|NĐ|QĐ|NQ)(?= [0-9])")


def source(text: str) -> str:
    """ "TT 04/2020/TT-BTP, điều 2" as it is read aloud: "Theo Thông tư 04/2020/TT-BTP, điều 2"; other words as they
    are."""
    said = SOURCE.sub(lambda m: SOURCES[m[1]], text)
    return f"Theo {said}" if SOURCE.match(text) else said
