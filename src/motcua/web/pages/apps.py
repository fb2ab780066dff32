from django.apps import AppConfig


class Pages(AppConfig):
    name = "motcua.web.pages"
    label = "pages"
