"""For which office a notice is imported, and whether it may be as it is."""

from actions.notice import first_office
from cli.desk import Desk
from intake.notice import Notice
from models import Office
from reports.refusals import NothingImported
from statemachine.actor import Actor


def issuing_office(desk: Desk, actor: Actor, notice: Notice) -> Office:
    """The office that the command means; without any, that of the notice's issuer, which is opened."""
    try:
        return desk.office
    except NothingImported:
        return first_office(desk.session, notice, actor, desk.now)
