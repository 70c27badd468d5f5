"""SpiffWorkflow: the workflow read, its task completed, serialised and saved at every step, by hand-written SQL."""

import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import psycopg
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer

from actions.ledger import stamp
from benchmarks.ground import Ground, moment
from benchmarks.peers.tables import COUNTED, build
from benchmarks.places import Place, plain
from statemachine.actor import Actor
from statemachine.roles import Role

_REPORT = "SELECT unit, state, revision, content, workflow FROM report WHERE id = ?"
_SEAL = "SELECT digest FROM stamp WHERE report_id = ? AND kind = 'seal'"
_PAPER = "SELECT COUNT(*) FROM receipt WHERE report_id = ? AND revision = ?"
_FLAGS = "SELECT COUNT(*) FROM flag WHERE report_id = ? AND status IN ('open', 'answered')"
_SAVE = "UPDATE report SET state = ?, workflow = ? WHERE id = ? AND state = ?"
_AUDIT = "INSERT INTO audit (report_id, at, action, actor, role, source, target, payload) VALUES (?,?,?,?,?,?,?,?)"


class Spiff:
    """The table decides nothing: which step is next is what the serialised workflow says."""

    name = "SpiffWorkflow"

    def __init__(self, where: Place, ground: Ground) -> None:
        self.ground, self.lite = ground, where.engine == "sqlite"
        self.serializer = BpmnWorkflowSerializer()
        self.cursor = _connect(where)
        build(self.cursor, where.engine, ground, self.serializer.serialize_json(_begun()))
        self.cursor.connection.commit()
        if self.lite:
            self.cursor.connection.isolation_level = None

    def submit(self, number: int) -> None:
        """The unit's drafter hands in."""
        case = self.ground.cases[number]
        report = self._report(case.id)
        assert _holds(case.drafter, Role.DRAFTER, report[0])
        assert sha256(report[3].encode()).hexdigest() == self._run(_SEAL, case.id).fetchone()[0]
        payload = {"revision": case.revision, "digest": case.digest}
        self._advance(case.id, report, ("submit", "submitted", case.drafter, "drafter"), payload, number, 0)

    def review(self, number: int) -> None:
        """The reviewer finds it in order."""
        case, actor = self.ground.cases[number], self.ground.reviewer
        report = self._report(case.id)
        assert _holds(actor, Role.REVIEWER, report[0])
        assert report[0] not in actor.units
        assert self._run(_PAPER, case.id, report[2]).fetchone()[0]
        assert not self._run(_FLAGS, case.id).fetchone()[0]
        payload = {"revision": case.revision, "accepted": []}
        self._advance(case.id, report, ("review", "reviewed", actor, "reviewer"), payload, number, 1)

    def end(self, moved: int) -> None:
        """Every step is there; nothing else is."""
        assert tuple(self.cursor.execute(COUNTED).fetchone()) == (moved, 2 * moved)
        self.cursor.connection.close()

    def _report(self, id_: int) -> Any:
        if self.lite:
            self.cursor.execute("BEGIN IMMEDIATE")
            return self._run(_REPORT, id_).fetchone()
        return self._run(f"{_REPORT} FOR UPDATE", id_).fetchone()

    def _advance(self, id_: int, report: Any, act: Any, payload: Any, number: int, later: int) -> None:
        action, target, actor, role = act
        workflow = self.serializer.deserialize_json(report[4])
        task = workflow.get_next_task(state=TaskState.READY, manual=True)
        assert task.task_spec.name == action
        task.run()
        workflow.do_engine_steps()
        saved = (target, self.serializer.serialize_json(workflow), id_, report[1])
        assert self._run(_SAVE, *saved).rowcount == 1
        said = orjson.dumps(payload).decode()
        self._run(_AUDIT, id_, stamp(moment(number, later)), action, actor.person, role, report[1], target, said)
        if self.lite:
            self.cursor.execute("COMMIT")
        else:
            self.cursor.connection.commit()

    def _run(self, statement: str, *values: Any) -> Any:
        if self.lite:
            return self.cursor.execute(statement, values)
        return self.cursor.execute(statement.replace("?", "%s"), values, prepare=True)


def _connect(where: Place) -> Any:
    address = plain(where.empty("spiff"))
    if where.engine == "postgresql":
        return psycopg.connect(address).cursor()
    connection = sqlite3.connect(address)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")
    return connection.cursor()


def _begun() -> Any:
    parser = BpmnParser()
    parser.add_bpmn_file(str(Path(__file__).with_name("approval.bpmn")))
    workflow = BpmnWorkflow(parser.get_spec("approval"))
    workflow.do_engine_steps()
    return workflow


def _holds(actor: Actor, role: Role, unit: str) -> bool:
    return any(grant.role is role and grant.unit in (unit, None) for grant in actor.grants)
