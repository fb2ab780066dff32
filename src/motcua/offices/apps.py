"""The offices, as Django knows them."""

from django.apps import AppConfig


class Offices(AppConfig):
    name = "motcua.offices"
    label = "offices"
