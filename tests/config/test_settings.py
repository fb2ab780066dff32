"""The settings that the environment chooses, read as a process reads them at its start."""

import runpy
from typing import Any

import pytest

from motcua import Refused
from motcua.config import settings


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Any:
    def read(**environment: str) -> dict[str, Any]:
        for name in ("MOTCUA_HTTPS", "MOTCUA_HOSTS"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(f"MOTCUA_{name}", value)
        return runpy.run_path(settings.__file__)

    return read


def test_a_real_site_answers_to_its_own_names_only(read: Any) -> None:
    here = ["127.0.0.1", "localhost", "[::1]"]
    assert read()["ALLOWED_HOSTS"] == here
    named = read(HOSTS=" motcua.example.vn, .phuong.vn,")["ALLOWED_HOSTS"]
    assert named == [*here, "motcua.example.vn", ".phuong.vn"]
    assert read(HOSTS=" , ")["ALLOWED_HOSTS"] == read()["ALLOWED_HOSTS"]


def test_it_trusts_forms_of_those_names(read: Any) -> None:
    found = read(HOSTS="motcua.example.vn,.phuong.vn,*")["CSRF_TRUSTED_ORIGINS"]
    assert found == ["https://motcua.example.vn", "https://*.phuong.vn"]


@pytest.mark.parametrize("word", ["1", "true", " Yes ", "on"])
def test_https_is_switched_on(read: Any, word: str) -> None:
    found = read(HTTPS=word)
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SECURE_HSTS_SECONDS"] == 365 * 24 * 3600


@pytest.mark.parametrize("word", ["", "0", "false", "No", "off"])
def test_https_is_switched_off(read: Any, word: str) -> None:
    found = read(HTTPS=word)
    assert not found["SESSION_COOKIE_SECURE"]
    assert not found["SECURE_HSTS_SECONDS"]
    assert found["SECURE_PROXY_SSL_HEADER"] is None


def test_what_is_neither_yes_nor_no_is_refused(read: Any) -> None:
    with pytest.raises(Refused, match="MOTCUA_HTTPS là 1"):
        read(HTTPS="maybe")
