"""Which evidence a campaign accepts, and who gets a copy of the circular: events that carry all rules."""

from dataclasses import replace

import pytest

from actions.campaign import accept, copy_to
from actions.campaign_refusals import NoLevel
from actions.refusals import WordsMissing
from reports.verification import verify_all
from statemachine.authority import NotYourDuty
from statemachine.campaign import CampaignRules
from statemachine.evidence import Level
from tests.quarter import Home, Scene, at

WHEN = at("2020-10-09")


def rules(scene: Scene) -> CampaignRules:
    return CampaignRules.from_json(scene.campaign.rules)


def test_rules_from_before_there_was_a_choice_accept_every_way_and_copy_to_nobody() -> None:
    older = {key: value for key, value in CampaignRules().as_json().items() if key not in ("levels", "cc")}
    assert CampaignRules.from_json(older) == CampaignRules()
    some = replace(CampaignRules(), levels=(Level.SCAN,), cc=("（演示）某局",))
    assert CampaignRules.from_json(some.as_json()) == some


def test_the_director_says_what_is_accepted_and_who_gets_a_copy(home: Home) -> None:
    with home.act() as scene:
        parts = (scene.person("office.director"), WHEN)
        session, campaign = scene.session, scene.campaign
        assert accept(session, campaign, [Level.SCAN, Level.CERTIFICATE], "（演示）", *parts)
        assert not accept(session, campaign, {Level.CERTIFICATE, Level.SCAN}, "（演示）", *parts)
        assert copy_to(session, campaign, ["（演示）甲办", "（演示）乙办", "（演示）甲办"], "（演示）", *parts)
        assert rules(scene) == replace(
            CampaignRules(), levels=(Level.CERTIFICATE, Level.SCAN), cc=("（演示）甲办", "（演示）乙办")
        )
        with pytest.raises(NoLevel):
            accept(session, campaign, [], "（演示）", *parts)
        for reason, names in ((" ", ["甲"]), ("因", [" "])):
            with pytest.raises(WordsMissing):
                copy_to(session, campaign, names, reason, *parts)
        with pytest.raises(NotYourDuty):
            accept(session, campaign, [Level.SCAN], "（演示）", scene.person("office.clerk"), WHEN)
        assert copy_to(session, campaign, [], "（演示）", *parts)
        assert rules(scene).cc == ()
        assert verify_all(session).broken == []
