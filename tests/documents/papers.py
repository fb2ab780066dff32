"""Papers to set: a slip with every part, and a report."""

from motcua.documents.rules import (
    Block,
    Column,
    Day,
    Frame,
    Head,
    Paper,
    Para,
    Picture,
    Run,
    Sign,
    Signs,
    Square,
    Strip,
    Table,
    Title,
    plain,
)

LINK = "http://127.0.0.1/ho-so?ma=H27.00.00-220429-0012"


def told(name: str, value: str) -> Para:
    return Para((Run(f"{name}: "), Run(value, "b")))


def copy(name: str, owner: str) -> tuple[Block, ...]:
    week = (Day("25"), Day("26"), Day("27"), Day("28"), Day("29/4", "received", ("nhận",)))
    return (
        Head(
            ("UBND PHƯỜNG THẠCH QUÝ",),
            ("BỘ PHẬN TIẾP NHẬN", "VÀ TRẢ KẾT QUẢ"),
            "",
            "Thạch Quý, ngày 29 tháng 4 năm 2022",
        ),
        Title("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", (plain(f"(Liên: {name})", "i"),)),
        Square(LINK, "Mã vuông mở trang xem hồ sơ"),
        told("Mã hồ sơ", "H27.00.00-220429-0012"),
        told("Tiếp nhận hồ sơ của", owner),
        Para(plain("1. Thành phần hồ sơ, số lượng mỗi loại giấy tờ:")),
        Table(
            "Giấy tờ",
            (
                Column("TT", 0, "center"),
                Column("Thành phần hồ sơ"),
                Column("Bản chính", 0, "center", "Số lượng"),
                Column("Bản sao", 0, "center", "Số lượng"),
            ),
            (
                (plain("1"), plain("Tờ khai (nộp)"), plain("1"), plain("")),
                (plain("2"), plain("Thẻ căn cước (cho xem, đã trả lại ngay)"), plain("1"), plain("")),
            ),
        ),
        Frame(
            (Para(plain("5. Thời gian trả kết quả:")), Para(plain("Sau 09:00 thứ Sáu 06/5/2022"), "big")),
            "4 ký tự xem hồ sơ",
            "K7M4",
        ),
        Signs(
            (
                Sign(("NGƯỜI NỘP HỒ SƠ",), "(Ký và ghi rõ họ tên)", owner),
                Sign(("NGƯỜI TIẾP NHẬN HỒ SƠ",), "(Ký và ghi rõ họ tên)", "Trần Văn Minh"),
            )
        ),
        Strip(
            ((*week, Day("30/4", "skipped", ("lễ",)), Day("1/5", "skipped", ("lễ",))), ()),
            (Para((Run("Vì sao ngày ấy?", "b"), Run(" Luật cho 3 ngày làm việc."))),),
            "… 2 tuần",
        ),
    )


def slip(owner: str = "Nguyễn Thị Lan") -> Paper:
    return Paper("Giấy tiếp nhận hồ sơ", "a5", (copy("Giao khách hàng", owner), copy("Lưu", owner)))


def report(words: str = "Ủy ban nhân dân phường đã tiếp nhận 2.740 hồ sơ, không có hồ sơ quá hạn.") -> Paper:
    sheet: tuple[Block, ...] = (
        Head(
            (),
            ("ỦY BAN NHÂN DÂN", "PHƯỜNG THẠCH QUÝ"),
            "Số: 05/BC-UBND",
            "Thạch Quý, ngày 20 tháng 6 năm 2022",
        ),
        Title("BÁO CÁO", (plain("Kết quả cải cách hành chính 6 tháng đầu năm 2022", "b"),)),
        Para(plain("Phần thứ nhất"), "part"),
        Para(plain("I. CẢI CÁCH THỦ TỤC HÀNH CHÍNH"), "heading"),
        *(Para(plain(words), "body") for _ in range(30)),
        Para(plain("- Đúng hạn: 100%;"), "item"),
        Table(
            "Số liệu",
            (Column("STT", 0, "center"), Column("Chỉ tiêu", 3), Column("Số liệu", 1, "right")),
            ((plain("1"), plain("Hồ sơ tiếp nhận"), plain("2.740")),),
        ),
        Picture(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 2"><path d="M0 1h10"/></svg>',
            "Một đường kẻ",
        ),
        Signs(
            (Sign(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "", "Phạm Văn Tùng"),),
            ("Nơi nhận:", "- UBND thành phố;", "- Lưu: VT."),
        ),
    )
    return Paper("Báo cáo 6 tháng", "a4", (sheet,), numbered=True)
