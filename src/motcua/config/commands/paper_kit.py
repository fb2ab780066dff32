"""`motcua paper-kit`: numbered sheets to print beforehand, for the day when the line or the power is down."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from motcua.clock import VN

SHEET = """<section><h2>{office}</h2><p class="n">Số: {number}</p><h1>PHIẾU GIẤY DỰ PHÒNG</h1>
<p>Việc đã làm: ☐ tiếp nhận ☐ bổ sung ☐ trả kết quả ☐ khác: …………………………………………………………………</p>
<p>Lúc: …… giờ …… phút, ngày …… tháng …… năm ……………</p>
<p>Thủ tục: ……………………………………………………………………………………………………………………</p>
<p>Họ tên người nộp: …………………………………………………………… Sinh ngày: ……………………………………</p>
<p>Số giấy tờ: ………………………………………………… Điện thoại: ……………………………… của: ……………………</p>
<p>Nơi ở: …………………………………………………………………………………………………………………………</p>
<p>Chủ hồ sơ, nếu là người khác: ……………………………………………… Sinh ngày: …………………………………………</p>
<table><tr><th>Giấy tờ đã nhận</th><th>Nộp, xem</th>
<th>Bản chính</th><th>Bản sao</th><th>Số trang</th></tr>{rows}</table>
<p>Phí, lệ phí đã thu: …………………………………… đồng ☐ chưa thu ☐ miễn, diện: …………………………………………</p>
<p>Hẹn trả: sau …… giờ …… phút, ngày …… tháng …… năm …………… ☐ chưa hẹn được, sẽ gọi điện</p>
<div class="two"><p>Người nộp (ký, ghi rõ họ tên)</p><p>Cán bộ ghi (ký, ghi rõ họ tên)</p></div>
<p class="s">Nhập vào máy cùng số phiếu này; hồ sơ mang dấu “nhập sau”. Mỗi số dùng một lần.</p>
<div class="tear"><p><b>{office}</b></p><p class="n">Giao người nộp, phiếu số: {number}</p>
<p>Đã nhận của Ông/Bà: …………………………………………………… Việc: ……………………………………………………</p>
<p>Lúc: …… giờ …… phút, ngày …… tháng …… năm …………… Đã thu: …………………………………… đồng</p>
<p>Hẹn trả: sau …… giờ …… phút, ngày …… tháng …… năm ……………</p>
<p class="s">Mã hồ sơ và giấy hẹn có khi máy chạy lại: Ông/Bà đưa mảnh phiếu này cho cán bộ ở quầy.</p>
<p>Cán bộ ghi (ký, ghi rõ họ tên): …………………………………………</p></div></section>"""
ROW = "<tr><td>&nbsp;</td><td></td><td></td><td></td><td></td></tr>"
ROWS = 6  # papers on a sheet; who brings more goes on with the next sheet
PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Phiếu giấy dự phòng</title>
<style>@page{{size:A4;margin:0}}body{{font:13pt/1.75 Tinos,"Times New Roman",serif;margin:0}}
section{{height:296mm;padding:12mm 15mm 0;box-sizing:border-box;break-after:page;position:relative;overflow:hidden}}
h1{{font-size:16pt;margin:.1em 0;text-align:center}}h2{{font-size:12pt;margin:0}}p{{margin:.05em 0;white-space:nowrap;
overflow:hidden}}.n{{font-weight:bold}}.s{{font-size:11pt}}table{{border-collapse:collapse;width:100%;margin:.3em 0}}
th,td{{border:1px solid #000;font-size:11pt;line-height:1.6}}th:first-child{{width:60%}}.two{{display:flex;height:22mm}}
.two p{{flex:1;text-align:center}}.tear{{position:absolute;left:15mm;right:15mm;bottom:8mm;border-top:1px dashed #000;
padding-top:4mm;font-size:12pt;line-height:1.6}}</style>{sheets}</html>"""


def add(parsers: Any) -> None:
    """Declare the command."""
    words = parsers.add_parser(
        "paper-kit", help="in sẵn phiếu giấy có số, dùng khi mất điện, mất mạng (HTML để in)"
    )
    words.add_argument("--sheets", type=int, default=20, metavar="N", help="số phiếu (mặc định 20)")
    words.add_argument(
        "--out", default="phieu-giay.html", metavar="FILE", help="tệp HTML (mặc định phieu-giay.html)"
    )
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Number the sheets and write the page: both or neither."""
    from html import escape

    from motcua.config.cli import with_database
    from motcua.config.commands.report import keep

    with_database()
    from django.db import transaction

    from motcua.dossiers.actions.print_sheets import print_sheets
    from motcua.offices import queries as offices

    ward, now = offices.ward(), datetime.now(VN)
    office = escape(ward.name_on(now.date()).body)
    with transaction.atomic():
        numbers = print_sheets(ward.id, args.sheets, at=now)
        page = PAGE.format(
            sheets="".join(SHEET.format(office=office, number=n, rows=ROW * ROWS) for n in numbers)
        )
        keep(Path(args.out), page.encode())
    print(f"{args.out}: {len(numbers)} phiếu, từ số {numbers[0]} đến {numbers[-1]}.")
    return 0
