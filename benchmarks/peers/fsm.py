"""django-fsm-2: the report read under lock, its transition asked for permission and conditions, saved, audited."""

from importlib import import_module
from typing import Any

import django
import orjson
from django.conf import settings
from django.db import connection, transaction
from django_fsm import has_transition_perm
from psycopg.conninfo import conninfo_to_dict

from actions.ledger import stamp
from benchmarks.ground import Ground, moment
from benchmarks.peers.tables import COUNTED, build
from benchmarks.places import Place, plain
from statemachine.actor import Actor

_WAL = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"


class DjangoFsm:
    """Django's ORM as its documentation has it, one connection kept open."""

    name = "django-fsm-2"

    def __init__(self, where: Place, ground: Ground) -> None:
        self.ground = ground
        self.models = _models(where)
        with transaction.atomic(), connection.cursor() as cursor:
            build(cursor.cursor if where.engine == "sqlite" else cursor, where.engine, ground)

    def submit(self, number: int) -> None:
        """The unit's drafter hands in."""
        case = self.ground.cases[number]
        self._advance(case.id, "submit", case.drafter, "drafter", {"digest": case.digest}, stamp(moment(number)))

    def review(self, number: int) -> None:
        """The reviewer finds it in order."""
        id_, at = self.ground.cases[number].id, stamp(moment(number, 1))
        self._advance(id_, "review", self.ground.reviewer, "reviewer", {"accepted": []}, at)

    def end(self, moved: int) -> None:
        """Every step is there; nothing else is."""
        with connection.cursor() as cursor:
            cursor.execute(COUNTED)
            assert tuple(cursor.fetchone()) == (moved, 2 * moved)
        connection.close()

    def _advance(self, id_: int, action: str, actor: Actor, role: str, payload: dict[str, Any], at: str) -> None:
        with transaction.atomic():
            report = self.models.Report.objects.select_for_update().get(pk=id_)
            source, move = report.state, getattr(report, action)
            assert has_transition_perm(move, actor)
            move()
            report.save(update_fields=["state"])
            said = orjson.dumps(payload | {"revision": report.revision}).decode()
            self.models.Audit.objects.create(
                report=report, at=at, action=action, actor=actor.person, role=role,
                source=source, target=report.state, payload=said,
            )  # fmt: skip


def _models(where: Place) -> Any:
    """Django is configured once in a process: for the first place that is asked for."""
    address = where.empty("fsm")
    if not settings.configured:
        database = _sqlite(address) if where.engine == "sqlite" else _postgresql(address)
        settings.configure(DATABASES={"default": database}, INSTALLED_APPS=["benchmarks.peers"], USE_TZ=True)
        django.setup()
    return import_module("benchmarks.peers.models")


def _sqlite(address: str) -> dict[str, Any]:
    options = {"transaction_mode": "IMMEDIATE", "init_command": _WAL, "timeout": 30}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": plain(address), "OPTIONS": options}


def _postgresql(address: str) -> dict[str, Any]:
    to = conninfo_to_dict(plain(address))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": to["dbname"],
        "USER": to["user"],
        "HOST": to["host"],
        "PORT": to["port"],
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 5},
    }
