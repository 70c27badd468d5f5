"""Separations of duty that the director sets aside for a very small unit: each change an event with all rules."""

from typing import Any

import orjson
import pytest
from sqlalchemy import select

from actions.campaign import waive
from actions.campaign_refusals import NotInCampaign, NotWaivable
from actions.draft import nil_return, write_draft
from actions.refusals import WordsMissing
from actions.sign import seal, sign
from models import AuditEvent, Unit
from reports.circular import circular_content
from reports.circular.anchor import here
from reports.verification import verify_all
from statemachine.authority import NotYourDuty
from statemachine.campaign import WAIVABLE, CampaignRules
from statemachine.refusals import SealerSigned, SignerDrafted
from statemachine.submission import Role, State
from tests.actions.changes import unit
from tests.actions.people import events, grant
from tests.quarter import CALENDAR, Home, Scene, at

DRAFTER, SEALER = WAIVABLE
WHEN = at("2020-10-09")


def change(scene: Scene, *guards: str, code: str = "GXJ", who: str = "office.director", **how: Any) -> bool:
    reason = how.pop("reason", "（演示）单位只有一人")
    parts = (scene.session, scene.campaign, unit(scene, code), guards, reason, scene.person(who), WHEN)
    return waive(*parts, **how)


def said(scene: Scene) -> list[tuple[str, dict[str, Any]]]:
    """The events of the campaign that carry rules, in order."""
    query = select(AuditEvent).where(AuditEvent.subject == scene.campaign.subject).order_by(AuditEvent.seq)
    found = [(event.action, orjson.loads(event.payload)) for event in scene.session.scalars(query)]
    return [(action, payload) for action, payload in found if "rules" in payload]


def test_each_change_is_an_event_with_the_rules_that_hold_from_then_on(home: Home) -> None:
    with home.act() as scene:
        before = dict(scene.campaign.rules)
        assert change(scene, SEALER)
        assert change(scene, DRAFTER, SEALER, code="FGJ")
        assert change(scene, DRAFTER)
        assert not change(scene, SEALER, DRAFTER)  # so it stands already
        assert change(scene, SEALER, lift=True, reason="（演示）已增配人员")
        assert not change(scene, SEALER, lift=True)
        assert change(scene, *WAIVABLE, code="FGJ", lift=True)
        assert [(action, payload["rules"]["waivers"]) for action, payload in said(scene)] == [
            ("import", {}),
            ("waive", {"GXJ": [SEALER]}),
            ("waive", {"GXJ": [SEALER], "FGJ": [DRAFTER, SEALER]}),
            ("waive", {"GXJ": [DRAFTER, SEALER], "FGJ": [DRAFTER, SEALER]}),
            ("unwaive", {"GXJ": [DRAFTER], "FGJ": [DRAFTER, SEALER]}),
            ("unwaive", {"GXJ": [DRAFTER]}),
        ]
        for _, payload in said(scene):
            assert payload["rules"] | {"waivers": {}} == before
        payload = said(scene)[-2][1]
        del payload["rules"]
        assert payload == {"unit": "GXJ", "guards": [SEALER], "reason": "（演示）已增配人员"}
    with home.look() as scene:
        assert scene.campaign.rules == said(scene)[-1][1]["rules"]
        assert CampaignRules.from_json(scene.campaign.rules).waivers == {"GXJ": (DRAFTER,)}
        assert verify_all(scene.session).ok
    with home.act() as scene:
        scene.campaign.rules = said(scene)[1][1]["rules"]
        scene.session.flush()
        assert [found.subject for found in verify_all(scene.session).broken] == [scene.campaign.subject]


def test_only_the_director_waives_only_these_rules_for_a_unit_of_the_campaign_and_says_why(home: Home) -> None:
    with home.act() as scene:
        for stranger in ("office.clerk", "office.reviewer", "GXJ.principal"):
            with pytest.raises(NotYourDuty, match="director"):
                change(scene, SEALER, who=stranger)
        for guards in ((), ("reason_is_given",), (SEALER, "clearer_did_not_flag")):
            with pytest.raises(NotWaivable, match=SEALER):
                change(scene, *guards)
        with pytest.raises(WordsMissing):
            change(scene, SEALER, reason=" 　")
        scene.session.add(Unit(office_id=scene.office.id, code="NEW", name="新局", short_name="新局", kind="部门"))
        with pytest.raises(NotInCampaign, match="新局"):
            change(scene, SEALER, code="NEW")
        assert len(said(scene)) == 1


def test_one_person_drafts_signs_and_seals_while_it_is_waived_and_the_circular_says_where(home: Home) -> None:
    with home.act() as scene:
        session, found = scene.session, scene.submission("GXJ")
        grant(scene, "GXJ.drafter", Role.PRINCIPAL, "GXJ")
        alone = grant(scene, "GXJ.drafter", Role.SEAL_KEEPER, "GXJ")
        write_draft(session, found, nil_return("（演示）无进展"), alone, WHEN)
        with pytest.raises(SignerDrafted):
            sign(session, found, alone, WHEN)
        change(scene, DRAFTER)
        sign(session, found, alone, WHEN)
        with pytest.raises(SealerSigned):
            seal(session, found, alone, WHEN)
        change(scene, SEALER)
        seal(session, found, alone, WHEN)
        assert found.state is State.SEALED
        waived = [orjson.loads(event.payload).get("waived") for event in events(scene, "GXJ")]
        assert waived == [None, [DRAFTER], [SEALER]]
        parts = (session, scene.office, scene.campaign, scene.period, CALENDAR, at("2020-10-27"), None, here(session))
        assert "区工业和信息化局经批准，拟稿与签字为同一人、签字与用印为同一人。" in str(circular_content(*parts))
