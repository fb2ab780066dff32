"""People, as Django knows them."""

from django.apps import AppConfig


class People(AppConfig):
    name = "motcua.people"
    label = "people"
