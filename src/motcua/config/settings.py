"""The one settings file. What an office may choose is data (`motcua apply`), not a setting."""

import os
import secrets
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from motcua import Refused
from motcua.config import cluster, folder

ROOMS = [
    "journal",
    "offices",
    "people",
    "documents",
    "fees",
    "procedures",
    "dossiers",
    "reform",
    "notices",
    "reports",
]
FACES = ["pages", "portal", "desk"]


def database() -> dict[str, Any]:
    """Django's words for the database's address."""
    parts = conninfo_to_dict(cluster.url())
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    named = {django: str(parts.pop(ours)) for ours, django in known.items() if ours in parts}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parts,
        **named,
    }


def listed(name: str) -> list[str]:
    """The words of a variable of the environment, between commas."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def switched_on(name: str) -> bool:
    """Does a variable of the environment say yes? What is neither yes nor no is refused: it may have meant safety."""
    said = os.environ.get(name, "").strip().lower()
    if said not in {"1", "true", "yes", "on", "", "0", "false", "no", "off"}:
        raise Refused(f"{name} là 1 (bật) hoặc 0 (tắt), không phải “{said}”.")
    return said in {"1", "true", "yes", "on"}


SECRET_KEY = os.environ.get("MOTCUA_SECRET") or folder.own_secret("secret", secrets.token_urlsafe(48))
DEBUG = False
NAMES = listed("MOTCUA_HOSTS")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *NAMES]
CSRF_TRUSTED_ORIGINS = [f"https://{'*' * name.startswith('.')}{name}" for name in NAMES if name != "*"]
SECURE = switched_on("MOTCUA_HTTPS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "motcua.web.pages.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SECURE_REFERRER_POLICY = "same-origin"
FILES = folder.home() / "files"  # what people hand in, by the hash of its content
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    *[f"motcua.{room}" for room in ROOMS],
    *[f"motcua.web.{face}" for face in FACES],
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # before whitenoise: what it answers is compressed too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "motcua.web.middleware.House",
]
ROOT_URLCONF = "motcua.web.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["motcua.web.pages.context.page"]},
    }
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["motcua.people.doors.Password"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "/desk/sign-in"
LOGIN_REDIRECT_URL = "/desk/"

CONSEQUENCES = "motcua.config.consequences.follow"  # what follows from an act, called by the ledger
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LANGUAGE_CODE = "vi"
USE_I18N = False
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = None  # whitenoise finds the files where they lie
STORAGES = {"staticfiles": {"BACKEND": "motcua.web.pages.assets.Hashed"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 365 * 24 * 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"err": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["err"], "level": os.environ.get("MOTCUA_LOG", "WARNING")},
}
