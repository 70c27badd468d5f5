"""The checks of a report's figures and texts: what they are judged on is gathered here, the rules are the machine's."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from intake.figures import find
from reports.duties import Duty
from reports.earlier import Earlier, earlier
from statemachine.checks import Finding, check, unanswered
from statemachine.entry import Answered, EntryFacts, TextFigure
from statemachine.measure import Asked, Basis, Reading
from statemachine.reading import read_value, read_written
from workdays import Quarter

NO_DUTY = Duty(False, ())


class Report(NamedTuple):
    """A submission by its id; ``limit``: the campaign's, in characters for one task."""

    id: int
    quarter: str
    limit: int


def findings(
    session: Session,
    reports: Sequence[Report],
    contents: Mapping[int, Mapping[str, Any]],
    duties: Mapping[int, Mapping[int, Duty]],
) -> dict[int, tuple[Finding, ...]]:
    """What the checks say of each draft (``contents``, by submission), task by task. A nil return answers nothing, so
    there is nothing to check."""
    before = earlier(session, contents)
    return {
        one.id: tuple(
            finding
            for seq, entry in _entries(contents[one.id], duties[one.id])
            for finding in check(_facts(one, seq, entry, duties[one.id].get(seq, NO_DUTY), before[one.id]))
        )
        for one in reports
    }


def open_findings(content: Mapping[str, Any], found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The blocking ones that the draft answers with no reason."""
    given = {key: said for entry in content["entries"].values() for key, said in entry.get("answers", {}).items()}
    return unanswered(found, given)


def _entries(content: Mapping[str, Any], duties: Mapping[int, Duty]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if content["nil"]:
        return
    written = {int(seq): entry for seq, entry in content["entries"].items()}
    for seq in sorted({*written, *(seq for seq, duty in duties.items() if duty.lead)}):
        yield seq, written.get(seq, {})


def _facts(report: Report, seq: int, entry: Mapping[str, Any], duty: Duty, before: Earlier) -> EntryFacts:
    quarter, text = Quarter.parse(report.quarter), entry.get("progress", "")
    last = _entry_of(before.get(quarter.previous, {}), seq)
    return EntryFacts(
        task=seq,
        quarter=quarter,
        text=text,
        issues=entry.get("issues", ""),
        limit=report.limit,
        answered=tuple(_answered(quarter, seq, entry, duty, before)),
        figures=tuple(TextFigure(one.name, one.value, one.unit, one.text) for one in find(text)),
        last_text=last.get("progress", ""),
        leads=duty.lead,
    )


def _answered(quarter: Quarter, seq: int, entry: Mapping[str, Any], duty: Duty, before: Earlier) -> Iterator[Answered]:
    """Each figure of the quarter with its answer; one of the year only where it is answered, for nobody has to."""
    readings = {one.number: read_written(entry.get("readings", {}).get(str(one.number), {})) for one in duty.asked}
    year = [_entry_of(before.get(one, {}), seq) for one in _since_january(quarter)]
    for one in duty.asked:
        if one.quarter or readings[one.number]:
            last = _reading(year[-1], one) if year else None
            yield Answered(one, readings[one.number], last, _added_up(one, duty, readings, year))


def _added_up(
    one: Asked, duty: Duty, readings: Mapping[int, Reading | None], year: Sequence[Mapping[str, Any]]
) -> Fraction | None:
    """What the quarterly answers of the same measure add up to; None while one is missing or cannot be compared."""
    own = one if one.basis is Basis.QUARTER else next((other for other in duty.asked if _quarterly(other, one)), None)
    if own is None:
        return None
    found = [*(_reading(entry, own) for entry in year), readings[own.number]]
    values = [reading.measured_as(one) if reading else None for reading in found]
    return None if None in values else sum((value for value in values if value is not None), Fraction(0))


def _quarterly(other: Asked, one: Asked) -> bool:
    """Whether ``other`` counts by quarter what ``one`` counts since January."""
    return other.name == one.name and other.basis is Basis.QUARTER and one.basis is Basis.CUMULATIVE


def _reading(entry: Mapping[str, Any], one: Asked) -> Reading | None:
    """What an earlier report says of the same measure: of the year it has the same number, of a quarter the same name
    and basis."""
    for row in entry.get("readings", ()):
        same = row["number"] == one.number if one.quarter is None else row["name"] == one.name
        if same and row["value"] and row["basis"] == (str(one.basis) if one.basis else None):
            return Reading(read_value(row["value"]), row["reading_unit"], row["note"])
    return None


def _since_january(quarter: Quarter) -> list[Quarter]:
    return [Quarter(quarter.year, number) for number in range(1, quarter.number)]


def _entry_of(content: Mapping[str, Any], seq: int) -> Mapping[str, Any]:
    return next((entry for entry in content.get("entries", ()) if entry["task"] == seq), {})
