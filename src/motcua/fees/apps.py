from django.apps import AppConfig


class Fees(AppConfig):
    name = "motcua.fees"
    label = "fees"
