from django.apps import AppConfig


class Notices(AppConfig):
    name = "motcua.notices"
    label = "notices"
