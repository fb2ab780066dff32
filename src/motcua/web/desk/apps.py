from django.apps import AppConfig


class Desk(AppConfig):
    name = "motcua.web.desk"
    label = "desk"
