"""What a notice says, as values."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import NamedTuple

from bilingual import Text
from intake.indicators import indicators


class Warning(NamedTuple):
    """Something a person should compare with the original document.

    ``code`` is a stable name for programs; ``seq`` is the task (序号) concerned, None for the whole notice.
    """

    code: str
    seq: int | None
    message: Text


@dataclass(frozen=True)
class Task:
    """One row of the annex, in the notice's own words.

    ``targets`` is keyed by quarter ("2020Q3"), in the order of the columns; an empty text is an empty cell.
    A line feed inside a text is a paragraph break of the cell. What follows is empty when the notice has no such
    column: ``year_target`` (年度目标 beside the task), ``category``, the units by name, ``leader`` (责任领导),
    ``deadline`` and the task's own ``methods`` of supervision. ``cumulative``: the quarters whose heading counts from
    January (上半年进度, 1-9月).
    """

    seq: int
    annual: str
    targets: dict[str, str]
    year_target: str = ""
    category: str = ""
    lead_units: tuple[str, ...] = ()
    supporting_units: tuple[str, ...] = ()
    leader: str = ""
    deadline: str = ""
    methods: tuple[str, ...] = ()
    cumulative: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        """All that the notice says of the year: the task's words, and below them the year's target in a column of its
        own."""
        return "\n".join(filter(None, (self.annual, self.year_target)))

    def as_json(self) -> dict[str, object]:
        """The task as plain data, with the figures that can be read out of its words."""
        said = {name: value for name, value in asdict(self).items() if name != "cumulative"}
        return said | {"indicators": [found.as_json() for found in indicators(self)]}


@dataclass(frozen=True)
class Notice:
    """A notice and its annex of key tasks.

    Of an annex alone ``doc_number``, ``title`` and ``issuer`` are "" and ``issued_on`` is None; no campaign can be
    registered from it.

    ``declared_tasks`` is the number that the title (or else the text) speaks of; ``due_working_days`` counts
    from the end of a quarter; both are None when the notice does not say. ``forms`` holds "paper" and
    "electronic" as far as they are asked for; ``methods`` are the ways of supervision in the notice's words;
    ``addressees`` keeps its closing colon; ``digest`` is the SHA-256 (hex) of the file's bytes.
    """

    doc_number: str
    title: str
    issuer: str
    issued_on: date | None
    declared_tasks: int | None
    addressees: str
    annex_title: str
    due_working_days: int | None
    forms: tuple[str, ...]
    methods: tuple[str, ...]
    tasks: tuple[Task, ...]
    warnings: tuple[Warning, ...]
    digest: str

    @property
    def is_annex_alone(self) -> bool:
        """Whether the file held only the table, not the notice."""
        return self.issued_on is None

    @property
    def missing(self) -> tuple[int, ...]:
        """The task numbers (序号) that the notice should have and the file does not."""
        return missing_numbers({task.seq for task in self.tasks}, self.declared_tasks)

    def as_json(self, lang: str) -> dict[str, object]:
        """The notice as plain data, its warnings said in ``lang`` ("zh" or "en")."""
        return {
            "doc_number": self.doc_number,
            "title": self.title,
            "issuer": self.issuer,
            "issued_on": self.issued_on.isoformat() if self.issued_on else None,
            "declared_tasks": self.declared_tasks,
            "tasks": [task.as_json() for task in self.tasks],
            "warnings": [{"code": w.code, "seq": w.seq, "message": w.message.said(lang)} for w in self.warnings],
        }


def missing_numbers(present: set[int], declared: int | None) -> tuple[int, ...]:
    """The numbers from 1 to the declared count, or to the highest one present, that are not ``present``."""
    last = max(present | {declared or 0})
    return tuple(seq for seq in range(1, last + 1) if seq not in present)
