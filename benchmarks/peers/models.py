"""The peers' tables as Django models; django-fsm-2 guards the state. Importable once Django is configured."""

from hashlib import sha256

from django.db import models
from django_fsm import FSMField, transition

from statemachine.actor import Actor
from statemachine.roles import Role


def _may_submit(report: "Report", actor: Actor) -> bool:
    return any(grant.role is Role.DRAFTER and grant.unit in (report.unit, None) for grant in actor.grants)


def _may_review(report: "Report", actor: Actor) -> bool:
    holds = any(grant.role is Role.REVIEWER and grant.unit in (report.unit, None) for grant in actor.grants)
    return holds and report.unit not in actor.units


def _content_is_what_was_sealed(report: "Report") -> bool:
    sealed = report.stamp_set.filter(kind="seal").values_list("digest", flat=True).get()
    return bool(sha256(report.content.encode()).hexdigest() == sealed)


def _paper_is_received(report: "Report") -> bool:
    return bool(report.receipt_set.filter(revision=report.revision).exists())


def _no_flag_stands(report: "Report") -> bool:
    return not report.flag_set.filter(status__in=("open", "answered")).exists()


class Table(models.Model):
    """Django leaves the tables to us."""

    class Meta:
        abstract = True
        app_label = "peers"
        managed = False


class Report(Table):
    """One report and its newest content."""

    unit = models.CharField(max_length=40)
    state = FSMField(protected=True)
    revision = models.IntegerField()
    content = models.TextField()

    class Meta(Table.Meta):
        db_table = "report"

    @transition(
        state, source="sealed", target="submitted",
        conditions=[_content_is_what_was_sealed], permission=_may_submit,
    )  # fmt: skip
    def submit(self) -> None:
        """Handed in."""

    @transition(
        state, source="submitted", target="reviewed",
        conditions=[_paper_is_received, _no_flag_stands], permission=_may_review,
    )  # fmt: skip
    def review(self) -> None:
        """Read and found in order."""


class Stamp(Table):
    """A signature or a seal."""

    report = models.ForeignKey(Report, models.DO_NOTHING)
    kind = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    person = models.CharField(max_length=80)

    class Meta(Table.Meta):
        db_table = "stamp"


class Receipt(Table):
    """The paper copy of a revision."""

    report = models.ForeignKey(Report, models.DO_NOTHING)
    revision = models.IntegerField()

    class Meta(Table.Meta):
        db_table = "receipt"


class Flag(Table):
    """A problem that the office has named."""

    report = models.ForeignKey(Report, models.DO_NOTHING)
    number = models.IntegerField()
    status = models.CharField(max_length=32)

    class Meta(Table.Meta):
        db_table = "flag"


class Audit(Table):
    """One row for each act."""

    report = models.ForeignKey(Report, models.DO_NOTHING)
    at = models.CharField(max_length=32)
    action = models.CharField(max_length=32)
    actor = models.CharField(max_length=80)
    role = models.CharField(max_length=32)
    source = models.CharField(max_length=32)
    target = models.CharField(max_length=32)
    payload = models.TextField()

    class Meta(Table.Meta):
        db_table = "audit"
