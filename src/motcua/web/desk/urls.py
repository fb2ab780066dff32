"""The addresses of the desk, below /desk/."""

from django.urls import include, path

from motcua.web.desk import dossier, files, late, lists, papers, sign
from motcua.web.desk.acts.views import act
from motcua.web.desk.intake import slips
from motcua.web.desk.intake import views as intake

urlpatterns = [
    path("", lists.inbox),
    path("sign-in", sign.sign_in),
    path("sign-out", sign.sign_out),
    path("me", sign.mine),
    path("intake", intake.intake),
    path("guide/<str:number>", slips.slip),
    path("guide/<str:number>/print", papers.guide_slip),
    path("hand-over", lists.waiting_results),
    path("find", lists.find),
    path("late", late.late),
    path("reports/", include("motcua.web.desk.reports")),
    path("dossier/<str:code>", dossier.dossier),
    path("dossier/<str:code>/taken", intake.taken),
    path("dossier/<str:code>/receipt", papers.receipt),
    path("dossier/<str:code>/papers", papers.papers),
    path("dossier/<str:code>/control", papers.control_slip),
    path("dossier/<str:code>/fee", papers.fee_receipt),
    path("paper/<int:pk>", papers.paper),
    path("paper/<int:pk>.pdf", papers.pdf),
    path("papers", papers.of_day),
    path("papers/results", papers.results),
    path("papers/annex", papers.annex),
    path("dossier/<str:code>/files", files.files),
    path("file/<int:scan>", files.file),
    path("dossier/<str:code>/<slug:name>", act),
]
