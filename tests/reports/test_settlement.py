"""Whom the circular waits for, and until when."""

from datetime import date

from reports.settlement import settlement
from statemachine.campaign import CampaignRules
from statemachine.submission import State
from tests.quarter import CALENDAR, Home, Scene, at, sample


def settled(scene: Scene, when: str) -> bool:
    return settlement(scene.session, scene.campaign, scene.period, CALENDAR, at(when)).settled


def test_it_waits_until_the_end_of_the_cut_off_day(home: Home) -> None:
    with home.act() as scene:
        assert settlement(scene.session, scene.campaign, scene.period, CALENDAR, at("2020-10-13")).cutoff == date(
            2020, 10, 26
        )
        assert not settled(scene, "2020-10-26T23:59")
        assert settled(scene, "2020-10-27T00:00")
        scene.campaign.rules = CampaignRules(cutoff_working_days=1).as_json()
        assert not settled(scene, "2020-10-13T23:59")
        assert settled(scene, "2020-10-14T00:00")


def test_only_reviewed_reports_are_no_longer_waited_for(home: Home) -> None:
    with home.act() as scene:
        units = [unit.code for unit in sample()[1].units]
        for unit, state in zip(units, State, strict=False):
            scene.bring(unit, state)
        found = settlement(scene.session, scene.campaign, scene.period, CALENDAR, at("2020-10-13"))
        reviewed = units[list(State).index(State.REVIEWED)]
        names = {unit.code: unit.name for unit in sample()[1].units}
        assert found.waiting == tuple(names[code] for code in sorted(units) if code != reviewed)
