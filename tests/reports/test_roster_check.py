"""Who is missing, said before it matters."""

from datetime import date

from sqlalchemy import update

from actions.extension import exempt
from actions.roster import revoke
from actions.units import end_unit
from models import Person, Unit
from reports.roster_check import roster_gaps
from statemachine.campaign import CampaignRules
from statemachine.submission import Role, State
from tests.actions.changes import let, newcomer, person, unit
from tests.actions.people import grant
from tests.quarter import Home, Scene, at
from tests.reports.worked_quarter import frozen

FROM = "2020-10-12"


def gaps(scene: Scene, today: str = FROM, *, mail: bool = False) -> list[tuple[str, str]]:
    found = roster_gaps(scene.session, scene.campaign, date.fromisoformat(today), mail=mail)
    assert all(gap.unit and gap.words.en for gap in found)
    return [(gap.code, gap.words.zh) for gap in found]


def leave(scene: Scene, role: Role) -> None:
    """The person of GXJ who holds ``role`` holds it no more."""
    who, gxj = person(scene, f"GXJ.{role}"), unit(scene, "GXJ")
    revoke(scene.session, scene.office, who, role, gxj, scene.person("office.director"), at(FROM))


def address(scene: Scene, email: str | None, like: str = "%") -> None:
    scene.session.execute(update(Person).where(Person.code.like(like)).values(email=email))


def test_in_the_sample_nobody_is_missing(home: Home) -> None:
    with home.look() as scene:
        assert gaps(scene) == []


def test_a_vacant_post_is_named_from_the_day_it_is_vacant(home: Home) -> None:
    with home.act() as scene:
        for role in (Role.PRINCIPAL, Role.SEAL_KEEPER, Role.DRAFTER):
            leave(scene, role)
        assert gaps(scene) == [("GXJ", "没有经办人"), ("GXJ", "没有主要负责人"), ("GXJ", "没有印章管理员")]
        assert gaps(scene, "2020-10-11") == []
        newcomer(scene, "GXJ.new")
        grant(scene, "GXJ.new", Role.PRINCIPAL, "GXJ")
        assert gaps(scene) == [("GXJ", "没有经办人"), ("GXJ", "没有印章管理员")]


def test_a_deputy_does_not_fill_the_post_of_the_principal(home: Home) -> None:
    with home.act() as scene:
        newcomer(scene, "GXJ.deputy")
        let(scene, "GXJ.deputy", "2020-10-10", "2020-10-30")
        leave(scene, Role.PRINCIPAL)
        assert gaps(scene) == [("GXJ", "没有主要负责人")]


def test_a_principal_who_is_the_only_drafter_cannot_sign(home: Home) -> None:
    with home.act() as scene:
        grant(scene, "GXJ.principal", Role.DRAFTER, "GXJ")
        leave(scene, Role.DRAFTER)
        assert gaps(scene) == [("GXJ", "主要负责人都是经办人，无法签字")]
        scene.campaign.rules = CampaignRules(waivers={"GXJ": ("signer_is_not_the_drafter",)}).as_json()
        assert gaps(scene) == []
        scene.campaign.rules = CampaignRules(waivers={"FGJ": ("signer_is_not_the_drafter",)}).as_json()
        assert len(gaps(scene)) == 1
        newcomer(scene, "GXJ.new")
        grant(scene, "GXJ.new", Role.PRINCIPAL, "GXJ")  # another one who may sign
        assert gaps(scene) == []


def test_addresses_count_only_when_mail_is_sent_and_one_in_the_unit_is_enough(home: Home) -> None:
    with home.act() as scene:
        address(scene, "post@example.invalid")
        address(scene, None, "GXJ.%")
        assert gaps(scene) == []
        assert gaps(scene, mail=True) == [("GXJ", "没有可送达的邮箱")]
        address(scene, "post@example.invalid", "GXJ.seal_keeper")
        assert gaps(scene, mail=True) == []
        leave(scene, Role.SEAL_KEEPER)  # and with it the only address
        assert gaps(scene, mail=True) == [("GXJ", "没有印章管理员"), ("GXJ", "没有可送达的邮箱")]


def end(scene: Scene, code: str, successor: str | None, when: str = "2020-10-14") -> None:
    heir = unit(scene, successor) if successor else None
    end_unit(scene.session, scene.office, unit(scene, code), heir, scene.person("office.director"), at(when))


def test_a_unit_that_has_ended_lacks_nobody_but_leaves_open_work(home: Home) -> None:
    with home.act() as scene:
        leave(scene, Role.PRINCIPAL)
        end(scene, "GXJ", "FGJ")
        assert gaps(scene, "2020-10-13") == [("GXJ", "没有主要负责人")]
        left = ("GXJ", "已撤并，1 份未办结的报告由区发展和改革局办理")
        assert gaps(scene, "2020-10-14") == [left]
        end(scene, "FGJ", "ZRJ", "2020-10-15")
        assert [words for _, words in gaps(scene, "2020-10-15")] == [
            "已撤并，1 份未办结的报告由区自然资源局办理", "已撤并，1 份未办结的报告由区自然资源局办理",
        ]  # fmt: skip


def test_what_is_reviewed_exempt_or_in_a_published_circular_is_not_open(home: Home) -> None:
    with home.act() as scene:
        scene.bring("YJJ", State.REVIEWED)
        for code in ("GXJ", "HBJ", "JTJ", "YJJ"):
            end(scene, code, "FGJ")
        assert len(gaps(scene, "2020-10-14")) == 3
        exempt(
            scene.session, scene.submission("HBJ"), "（演示）已撤并", scene.person("office.director"), at("2020-10-14")
        )
        assert [code for code, _ in gaps(scene, "2020-10-14")] == ["GXJ", "JTJ"]
    frozen(home)
    with home.look() as scene:
        assert gaps(scene, "2020-10-28") == []


def test_without_a_successor_it_is_the_offices_and_its_tasks_are_nobodys(home: Home) -> None:
    with home.act() as scene:
        end(scene, "GXJ", None)
        assert gaps(scene, "2020-10-13") == []
        assert gaps(scene, "2020-10-14") == [
            ("GXJ", "已撤销，1 份未办结的报告须由督查室批准免报，否则按未报"),
            ("GXJ", "已撤销，第 1 项任务没有牵头单位"),  # the second is led by FGJ as well
        ]


def test_an_heir_that_the_notice_does_not_name_is_checked_as_well(home: Home) -> None:
    with home.act() as scene:
        other = Unit(office_id=scene.office.id, code="NEW", name="区大数据局", short_name="大数据局", kind="部门")
        scene.session.add(other)
        scene.session.flush()
        assert gaps(scene) == []
        end(scene, "GXJ", "NEW")
        found = gaps(scene, "2020-10-14")
        assert [words for code, words in found if code == "NEW"] == ["没有经办人", "没有主要负责人", "没有印章管理员"]
        scene.session.rollback()
