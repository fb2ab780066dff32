"""The addresses of the desk, below /desk/."""

from django.urls import include, path

from motcua.web.desk import dossier, files, late, lists, receipt, sign
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
    path("guide/<str:number>/print", slips.paper),
    path("hand-over", lists.waiting_results),
    path("find", lists.find),
    path("late", late.late),
    path("reports/", include("motcua.web.desk.reports")),
    path("dossier/<str:code>", dossier.dossier),
    path("dossier/<str:code>/taken", intake.taken),
    path("dossier/<str:code>/receipt", receipt.receipt),
    path("dossier/<str:code>/files", files.files),
    path("file/<int:scan>", files.file),
    path("dossier/<str:code>/<slug:name>", act),
]
