"""Reform, as Django knows it."""

from django.apps import AppConfig


class Reform(AppConfig):
    name = "motcua.reform"
    label = "reform"
