from django.apps import AppConfig


class Procedures(AppConfig):
    name = "motcua.procedures"
    label = "procedures"
