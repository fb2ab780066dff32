"""The journal, as Django knows it."""

from django.apps import AppConfig


class Journal(AppConfig):
    name = "motcua.journal"
    label = "journal"
