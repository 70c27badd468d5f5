"""Rows forged without their events, or content together with its digest: full verification names each."""

import pytest
from sqlalchemy import text

from reports.verification import verify_all
from statemachine.chain import text_digest
from statemachine.submission import State
from tests.quarter import Home
from tests.reports.tamper import forced

FORGERIES = (
    "UPDATE submission SET completed_at = '2020-10-09 00:00:00' WHERE completed_at IS NOT NULL",
    "UPDATE submission SET due_at = '2021-10-09 00:00:00' WHERE completed_at IS NOT NULL",
    "UPDATE submission SET revision = 7 WHERE completed_at IS NOT NULL",
    "UPDATE submission SET exempt = true WHERE completed_at IS NULL",
    "UPDATE submission SET nil = true WHERE completed_at IS NOT NULL",
    "DELETE FROM revision",
)


@pytest.fixture
def late(home: Home) -> Home:
    with home.act() as scene:
        scene.bring("GXJ", State.SUBMITTED, "2020-10-14")
        assert verify_all(scene.session).ok
    return home


def test_completion_limit_number_exemption_and_revisions_are_held_against_the_ledger(late: Home) -> None:
    with forced(late) as scene:
        for forgery in FORGERIES:
            with scene.session.begin_nested() as inner:
                scene.session.execute(text(forgery))
                scene.session.expire_all()
                assert not verify_all(scene.session).ok, forgery
                inner.rollback()


def test_content_and_digest_forged_together_are_found(late: Home) -> None:
    with forced(late) as scene:
        forged = {"content": "{}", "digest": text_digest("{}")}
        scene.session.execute(text("UPDATE revision SET content = :content, digest = :digest"), forged)
        (found,) = verify_all(scene.session).broken
        assert found.subject.endswith("2020Q3/GXJ")
