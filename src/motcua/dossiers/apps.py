from django.apps import AppConfig


class Dossiers(AppConfig):
    name = "motcua.dossiers"
    label = "dossiers"
