"""What people and the clock do beside the table, in the plain model, and when it is refused."""

from datetime import date, timedelta

from tests.prove.model import BEIJING, LADDER, OFFICE_ROLES, UNIT_ROLES, Held, Model, Report, end_of, working


def write(model: Model, report: Report, person: str, written: str) -> str | None:
    """The drafter replaces the draft by nothing, a part, or all of it."""
    if model.held(person, "drafter", report.unit) is None:
        return model.why_not(person, "drafter", report.unit, "NotYourDuty")
    if report.state != "drafted":
        return "NotDrafting"
    report.written = written
    report.drafters.add(person)
    return None


def answer(model: Model, report: Report, person: str, number: int) -> str | None:
    """The unit answers flag ``number``."""
    held = model.held(person, "drafter principal", report.unit)
    if held is None:
        return model.why_not(person, "drafter principal", report.unit, "NotYourDuty")
    if number > len(report.flags) or report.flags[number - 1] not in report.standing():
        return "FlagUnknown"
    report.flags[number - 1][0] = "answered"
    model.note(report, person, held)
    return None


def take_up(model: Model, report: Report, person: str) -> str | None:
    """Somebody at the office begins to read."""
    held = model.held(person, "reviewer inspector", report.unit)
    if held is None:
        return "NotYourDuty"
    if report.state != "submitted":
        return "NotSubmitted"
    if model.of_the_unit(person, report):
        return "ReviewerOfTheUnit"
    if report.taken_up_by is None:
        report.taken_up_by = person
        model.note(report, person, held)
    return None


def paper(model: Model, report: Report, person: str, right: bool) -> str | None:
    """The clerk registers a paper copy, with the right code or a wrong one."""
    held = model.held(person, "clerk", report.unit)
    if held is None:
        return "NotYourDuty"
    if report.state in ("drafted", "signed"):
        return "PaperTooEarly"
    if not right:
        return "NoPaperCode"
    if report.revision not in report.papers:
        report.papers.add(report.revision)
        model.complete(report)
        model.note(report, person, held)
    return None


def ask(model: Model, report: Report, person: str, until: date) -> str | None:
    """The unit asks for more time."""
    held = model.held(person, "drafter principal", report.unit)
    if held is None:
        return model.why_not(person, "drafter principal", report.unit, "NotYourDuty")
    too_late = model.now >= report.due or end_of(until) <= report.due or until - model.today > timedelta(366)
    if report.exempt or report.completed or too_late:
        return "ExtensionLate"
    if report.asked or until in report.turned_down:
        return "ExtensionWaits" if report.asked else "ExtensionRepeated"
    report.asked = until
    model.note(report, person, held)
    return None


def decide(model: Model, report: Report, person: str, granted: bool) -> str | None:
    """The director grants it or not."""
    held = model.held(person, "director", report.unit)
    if held is None:
        return "NotYourDuty"
    if report.asked is None:
        return "ExtensionUnknown"
    if granted and (report.completed or report.exempt):
        return "ExtensionMoot"
    if granted:
        report.due = end_of(report.asked)
    else:
        report.turned_down.add(report.asked)
    report.asked = None
    model.note(report, person, held)
    return None


def exempt(model: Model, report: Report, person: str) -> str | None:
    """The director excuses the unit."""
    held = model.held(person, "director", report.unit)
    if held is None:
        return "NotYourDuty"
    if report.completed or report.exempt:
        return "NothingToExcuse"
    report.exempt = True
    model.note(report, person, held)
    return None


def issue(model: Model, report: Report, person: str) -> str | None:
    """The director issues what the clock has proposed."""
    held = model.held(person, "director", report.unit)
    if held is None:
        return "NotYourDuty"
    if report.completed or report.exempt:
        return "RungMoot"
    waiting = [n for n, rung in enumerate(report.rungs) if rung[2] is None]
    if not waiting:
        return "RungUnknown"
    kind, day, _ = report.rungs[waiting[0]]
    report.rungs[waiting[0]] = (kind, day, model.today)
    model.note(report, person, held)
    return None


def sweep(model: Model) -> None:
    """The clock climbs the ladder, on working days."""
    for report in model.reports.values() if working(model.today) else ():
        if report.completed or report.exempt or model.now < report.due:
            continue
        if model.people.heir(report.unit, model.today) is None:
            continue
        if any(issued is None or issued >= model.today for _, _, issued in report.rungs):
            continue
        if len(report.rungs) < len(LADDER):
            kind, after, automatic = LADDER[len(report.rungs)]
            if _overdue(model, report) >= after:
                report.rungs.append((kind, model.today, model.today if automatic else None))
                model.note(report, "clock", None)


def _overdue(model: Model, report: Report) -> int:
    day, count = (report.due.astimezone(BEIJING) - timedelta(days=1)).date(), 0
    while day < model.today:
        day += timedelta(days=1)
        count += working(day)
    return count


def _appointing(role: str) -> str:
    return "director" if role in OFFICE_ROLES else "clerk director"


def grant(model: Model, person: str, whom: str, role: str, unit: str | None) -> str | None:
    """The office gives a role."""
    if model.held(person, _appointing(role), None) is None:
        return "NotYourDuty"
    if whom == person:
        return "OwnRole"
    if role not in (UNIT_ROLES if unit else OFFICE_ROLES):
        return "RoleMisplaced"
    if unit and model.people.gone(unit, model.today):
        return "UnitGone"
    model.people.grants.add((whom, role, unit))
    return None


def revoke(model: Model, person: str, whom: str, role: str, unit: str | None) -> str | None:
    """The office takes a role back, from today."""
    if model.held(person, _appointing(role), None) is None:
        return "NotYourDuty"
    if (whom, role, unit) not in model.people.grants:
        return "NotHeld"
    if role == "director" and not [p for p, r, _ in model.people.grants if r == role and p != whom]:
        return "LastDirector"
    model.people.grants.remove((whom, role, unit))
    return None


def delegate(
    model: Model, person: str, deputy: str, role: str, unit: str, days: tuple[date, date], written: bool
) -> str | None:
    """A principal lets somebody act."""
    held: Held | None = model.held(person, "principal", unit)
    if held is None:
        return model.why_not(person, "principal", unit, "NotYourDuty")
    fit = role in ("principal", "seal_keeper") and days[0] <= days[1] >= model.today
    if not fit or deputy == person or not written or held[1] is not None:
        return "BadDelegation"
    if (role, unit, None) not in model.people.own(person, model.today):
        return "NotHeld"
    model.people.delegations.append((person, deputy, role, unit, *days))
    return None


def waive(model: Model, report: Report, person: str, guard: str, lift: bool) -> str | None:
    """The director sets a separation of duties aside for a unit, or back; an event of the campaign, not of reports."""
    if model.held(person, "director", report.unit) is None:
        return "NotYourDuty"
    report.waived = report.waived - {guard} if lift else report.waived | {guard}
    return None


def merge(model: Model, person: str, unit: str, successor: str | None) -> str | None:
    """A unit passes into another, or into none, with its open work and all that it has taken over."""
    held = model.held(person, "clerk director", None)
    ended = model.people.ended
    if held is None:
        return "NotYourDuty"
    if successor and (unit == successor or successor in ended):
        return "OwnSuccessor"
    if unit in ended:
        return "AlreadyEnded"
    for report in model.reports.values():
        if report.state != "reviewed" and model.people.heir(report.unit, model.today) == unit:
            model.note(report, person, held)
    ended[unit] = (successor, model.today)
    return None
