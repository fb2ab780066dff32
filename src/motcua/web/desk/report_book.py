"""The tracking book of a period: how many lines it has, and the book as spreadsheet and PDF."""

from django.http import HttpResponse
from django.urls import path

from motcua.documents import press
from motcua.people.rules import Duty
from motcua.reports import book, book_sheet, queries
from motcua.reports.figures import FIGURES
from motcua.reports.rules import Period
from motcua.web.desk.door import me
from motcua.web.desk.frame import show
from motcua.web.desk.report_files import file, mark
from motcua.web.desk.report_page import HOME, behind_of
from motcua.web.desk.report_period import head, of_period
from motcua.web.pages.request import Request

KEEPERS: tuple[Duty, ...] = ("receive", "report", "clerk", "decide")  # it names everybody who came


def opened(request: Request, period: Period) -> book.Book:
    """The book of this officer's office."""
    return queries.book(me(request).office_id, period.since, period.until, request.at)


@of_period(*KEEPERS)
def page(request: Request, period: Period) -> HttpResponse:
    """What is in the book, by field; the names are in the files only."""
    made = opened(request, period)
    fields = [
        (field, len(entries), sum(entry.handed_over_at is not None for entry in entries),
         behind_of("received", period, field=field))
        for field, entries in made.by_field()
    ]  # fmt: skip
    context = {
        **head(request, period, "book"), "book": made, "fields": fields, "whole": behind_of("received", period),
        "handed": sum(entry.handed_over_at is not None for entry in made.entries),
        "counted": book.COUNTED, "definition": FIGURES["received"],
    }  # fmt: skip
    return show(request, "report_book.html", context, place=HOME)


@of_period(*KEEPERS)
def as_sheet(request: Request, period: Period) -> HttpResponse:
    """The book as a spreadsheet."""
    return file(request, book_sheet.write(opened(request, period)), "so-theo-doi", period, "xlsx")


@of_period(*KEEPERS)
def as_pdf(request: Request, period: Period) -> HttpResponse:
    """The book to print."""
    made = press.pdf(book.paper(opened(request, period)), mark=mark(request))
    return file(request, made, "so-theo-doi", period, "pdf")


urlpatterns = [path("book", page), path("book.xlsx", as_sheet), path("book.pdf", as_pdf)]
