from django.apps import AppConfig


class Portal(AppConfig):
    name = "motcua.web.portal"
    label = "portal"
