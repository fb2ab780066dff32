"""Who works here, who sits where, who comes to us and by which papers we know them."""

from collections.abc import Sequence

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Deferrable, F, Func, Q, Value
from django.utils.crypto import salted_hmac

from motcua.journal.history import tracked


@tracked(exclude=["password"])
class Account(AbstractBaseUser):
    """Somebody who signs in. What they may do comes from the seat they hold, never from the account."""

    username = models.CharField(max_length=30, unique=True)
    full_name = models.CharField(max_length=100)  # "Trần Văn Minh", as on papers
    call = models.CharField(max_length=50)  # "anh Minh", as inside the office
    is_active = models.BooleanField(default=True)
    must_change = models.BooleanField(default=False)  # the password was given by somebody else
    opened_at = models.DateTimeField()
    password_set_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)  # when it was closed last, though it may be open again

    held: "Sequence[Holding]" = ()  # queries.signed_in brings them along
    last_login = None  # the journal keeps every sign-in
    objects = models.Manager["Account"]()
    USERNAME_FIELD = "username"

    def get_session_auth_hash(self) -> str:
        """What a session must still carry: it ends with a new password, and when the account is closed, for good."""
        return salted_hmac(
            "motcua.people.session", f"{self.password} {self.closed_at}", algorithm="sha256"
        ).hexdigest()


@tracked()
class Holding(models.Model):
    """An account in a seat on the days of [since, until)."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="holdings")
    seat = models.ForeignKey("offices.Seat", models.PROTECT, related_name="holdings")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="people_one_holder",
                expressions=[
                    (
                        # the id as a range of one: no extension is needed
                        Func(
                            F("seat_id"),
                            F("seat_id"),
                            Value("[]"),
                            function="int8range",
                            output_field=BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        Func(F("since"), F("until"), function="daterange", output_field=DateRangeField()),
                        "&&",
                    ),
                ],
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="people_holding_ends", condition=Q(until__isnull=True) | Q(until__gt=F("since"))
            ),
        ]


@tracked()
class Person(models.Model):
    """A citizen or an organisation that has to do with the office."""

    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=400)  # words.fold(name), what searches compare
    sort_key = models.CharField(max_length=1000, db_collation="C")  # words.sort_key(name)
    born_on = models.DateField(null=True)
    born_year = models.PositiveSmallIntegerField(null=True)  # alone, when the day is not known
    sex = models.CharField(max_length=1, blank=True)  # M, F
    phone = models.CharField(max_length=20, blank=True, db_index=True)
    phone_of = models.CharField(max_length=100, blank=True)  # whose it is, when not their own
    email = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    no_paper = models.CharField(max_length=200, blank=True)  # why no identity paper is known
    died_on = models.DateField(null=True)
    registered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="people_kind", condition=Q(kind__in=["citizen", "organisation"])),
            models.CheckConstraint(name="people_sex", condition=Q(sex__in=["", "M", "F"])),
            models.CheckConstraint(
                name="people_born", condition=Q(born_on__isnull=True) | Q(born_year=F("born_on__year"))
            ),
        ]
        indexes = [GinIndex(name="people_folded", fields=["folded"], opclasses=["gin_trgm_ops"])]


@tracked()
class IdentityPaper(models.Model):
    """A paper that proves who a person is. One number of one kind is one person's, ever."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=20)
    issued_on = models.DateField(null=True)
    issued_by = models.CharField(max_length=200, blank=True)
    expires_on = models.DateField(null=True)  # the last day on which it is good

    class Meta:
        constraints = [models.UniqueConstraint(name="people_paper_number", fields=["kind", "number"])]
        indexes = [models.Index(name="people_number", fields=["number"], opclasses=["varchar_pattern_ops"])]
