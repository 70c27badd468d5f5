"""The one door, walked through by the people whose duty it is."""

import pytest
from sqlalchemy import select

from actions.sign import seal, sign
from models import AuditEvent, Signature
from reports.ledger import verify
from statemachine.refusals import NotFromHere, NotYourRole
from statemachine.submission import State
from tests.quarter import Home, at


def test_a_report_walks_from_draft_to_review(home: Home) -> None:
    with home.act() as scene:
        assert scene.bring("GXJ", State.REVIEWED).state is State.REVIEWED
    with home.look() as scene:
        events = scene.session.scalars(
            select(AuditEvent.action).where(AuditEvent.subject.endswith("/GXJ")).order_by(AuditEvent.seq)
        ).all()
        assert events == ["open", "sign", "seal", "submit", "receive_paper", "review"]
        assert verify(scene.session).ok


def test_a_refused_step_leaves_nothing_behind(home: Home) -> None:
    with pytest.raises(NotYourRole), home.act() as scene:
        sign(scene.session, scene.draft("GXJ"), scene.person("GXJ.seal_keeper"), at("2020-10-10"))
    with home.look() as scene:
        assert scene.submission("GXJ").state is State.DRAFTED
        assert scene.session.scalars(select(Signature)).all() == []


def test_a_step_out_of_order_is_refused(home: Home) -> None:
    with pytest.raises(NotFromHere) as caught, home.act() as scene:
        seal(scene.session, scene.draft("GXJ"), scene.person("GXJ.seal_keeper"), at("2020-10-10"))
    assert "当前状态是“已拟稿”" in caught.value.sentence("zh")


def test_a_step_that_was_taken_already_names_who_took_it(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.SIGNED)
        with pytest.raises(NotFromHere) as caught:
            sign(scene.session, found, scene.person("GXJ.principal"), at("2020-10-10"))
    assert "“已签字”，最后由 GXJ.principal 办理（签字），此时可以做的是" in caught.value.sentence("zh")
    assert "is signed, last changed by GXJ.principal (sign); what can be done now" in caught.value.sentence("en")
