"""`motcua paper-kit`: numbered sheets to print beforehand, for the day when the line or the power is down."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from motcua.clock import VN

SHEET = """<section><h2>{office}</h2><h1>PHIẾU GIẤY DỰ PHÒNG</h1><p class="n">Số: {number}</p>
<p>Việc đã làm: ☐ tiếp nhận ☐ bổ sung ☐ trả kết quả ☐ khác: …………………………</p>
<p>Lúc: …… giờ …… phút, ngày …… tháng …… năm ………</p><p>Thủ tục: ………………………………………………………………</p>
<p>Họ tên người nộp: ……………………………………… Số giấy tờ: ……………………</p>
<p>Giấy tờ đã nhận: …………………………………………………………………………</p>
<p>Cán bộ ghi (ký, ghi rõ họ tên): …………………………</p>
<p class="s">Nhập vào máy cùng số phiếu này; hồ sơ mang dấu “nhập sau”. Mỗi số dùng một lần.</p></section>"""
PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Phiếu giấy dự phòng</title>
<style>body{{font:14pt/1.7 Tinos,"Times New Roman",serif;margin:0}}section{{height:13.2cm;padding:1cm 1.5cm 0;
border-bottom:1px dashed #000;box-sizing:border-box}}h1{{font-size:16pt;margin:.2em 0}}h2{{font-size:12pt;margin:0}}
p{{margin:.1em 0}}.n{{font-weight:bold}}.s{{font-size:11pt}}</style>{sheets}</html>"""


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
        page = PAGE.format(sheets="".join(SHEET.format(office=office, number=n) for n in numbers))
        keep(Path(args.out), page.encode())
    print(f"{args.out}: {len(numbers)} phiếu, từ số {numbers[0]} đến {numbers[-1]}.")
    return 0
