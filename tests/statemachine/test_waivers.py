"""Separations of duty that a campaign may set aside for a very small unit: those, and only where needed."""

import pytest

from statemachine.campaign import WAIVABLE, CampaignRules
from statemachine.decision import decide
from statemachine.refusals import ReviewerHadAHand
from statemachine.submission import RULES, Event, Rule
from tests.statemachine.sample import BAD, facts

BOTH = frozenset(WAIVABLE)


def test_what_can_be_waived_are_two_guards_of_the_table() -> None:
    assert sorted(WAIVABLE) == ["sealer_is_not_the_signer", "signer_is_not_the_drafter"]
    assert {guard.__name__ for rule in RULES for guard in rule.guards} >= BOTH


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.source}-{rule.event}")
def test_a_waived_guard_no_longer_refuses_and_is_named_and_every_other_still_does(rule: Rule) -> None:
    for guard in rule.guards:
        for changes, kind in ((c, k) for event, c, k in BAD[guard] if event is rule.event):
            known = facts(rule.event, waived=BOTH, **changes)
            if guard.__name__ in BOTH:
                decision = decide(rule.source, rule.event, known)
                assert (decision.target, decision.waived) == (rule.target, (guard.__name__,))
            else:
                with pytest.raises(kind):
                    decide(rule.source, rule.event, known)


def test_where_the_guard_is_content_nothing_was_waived() -> None:
    for rule in RULES:
        assert decide(rule.source, rule.event, facts(rule.event, waived=BOTH)).waived == ()


def test_a_waiver_of_the_one_is_none_of_the_other() -> None:
    for guard, rows in BAD.items():
        for event, changes, kind in rows:
            if guard.__name__ not in BOTH:
                continue
            (rule,) = [rule for rule in RULES if rule.event is event]
            with pytest.raises(kind):
                decide(rule.source, event, facts(event, waived=BOTH - {guard.__name__}, **changes))


def test_beside_a_waived_guard_another_one_still_refuses() -> None:
    (sign,) = [rule for rule in RULES if rule.event is Event.SIGN]
    waived = frozenset({"signer_is_not_the_drafter"})
    for guard in (guard for guard in sign.guards if guard.__name__ not in waived):
        for _, changes, kind in BAD[guard]:
            both = {"drafters": frozenset({"GXJ.somebody"})} | changes
            with pytest.raises(kind):
                decide(sign.source, sign.event, facts(sign.event, waived=waived, **both))


def test_no_row_can_let_anybody_accept_his_own_report() -> None:
    own = {"JSZ": ["reviewer_had_no_hand_in_it", "reviewer_is_not_of_the_unit", *WAIVABLE]}
    assert CampaignRules.from_json(CampaignRules().as_json() | {"waivers": own}).waivers == {"JSZ": WAIVABLE}
    for rule in (rule for rule in RULES if rule.event in (Event.REVIEW, Event.CLEAR)):
        with pytest.raises(ReviewerHadAHand, match=r"GXJ\.somebody"):
            decide(rule.source, rule.event, facts(rule.event, waived=BOTH, hands=frozenset({"GXJ.somebody"})))


def test_waivers_are_kept_in_the_campaigns_row_and_old_rows_have_none() -> None:
    rules = CampaignRules(waivers={"JSZ": WAIVABLE, "QLHG": ("sealer_is_not_the_signer",)})
    assert CampaignRules.from_json(rules.as_json()) == rules
    old = CampaignRules().as_json()
    del old["waivers"]
    assert CampaignRules.from_json(old).waivers == {}


def test_the_limit_of_characters_is_kept_in_the_campaigns_row_and_old_rows_have_the_usual_one() -> None:
    rules = CampaignRules(entry_limit=500)
    assert CampaignRules.from_json(rules.as_json()) == rules
    assert rules.waiving("JSZ", WAIVABLE).entry_limit == 500
    old = rules.as_json()
    del old["entry_limit"]
    assert CampaignRules.from_json(old).entry_limit == 800
