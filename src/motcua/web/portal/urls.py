"""The citizens' addresses: Vietnamese words without marks, to read out over the phone."""

from django.urls import path

from motcua.web.portal import catalogue, find, health, home, procedure, questions, track

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("tim", find.find, name="find"),
    path("viec/<slug:event>", find.life, name="life"),
    path("thu-tuc", catalogue.catalogue, name="catalogue"),
    path("linh-vuc/<slug:name>", catalogue.field, name="field"),
    path("thu-tuc/<str:code>", procedure.page, name="procedure"),
    path("thu-tuc/<str:code>/hoi", questions.ask, name="ask"),
    path("thu-tuc/<str:code>/to-huong-dan", procedure.guide, name="guide"),
    path("ho-so", track.slip, name="slip"),
    path("ho-so/xem", track.opened, name="dossier"),
    path("suc-khoe", health.health, name="health"),
    path("robots.txt", health.robots, name="robots"),
]
