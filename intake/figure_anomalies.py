"""What a person should look at in the figures of a notice.

Advice, never a verdict: names are compared by their words. Rules from what the notice 临政字〔2020〕112号 holds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, groupby, islice

from bilingual import Text
from intake.figure_names import akin, alike, core
from intake.figures import Basis, Comparator, Role
from intake.indicators import Indicator, indicators
from intake.notice import Task, Warning
from intake.repetitions import labels_differ, repeated_quarter
from intake.wording import column_of

_SHARES = ("%", "‰", "成", "")
# More is better only for these: 不超过6天 may well fall.
_GROWING = (Comparator.AT_LEAST, Comparator.MORE, Comparator.EQUAL)
_WEAKER = {
    Comparator.MORE: (Comparator.AT_LEAST, Comparator.EQUAL, Comparator.ABOUT),
    Comparator.AT_LEAST: (Comparator.ABOUT,),
}
# A shorter name (企业) stands in many tasks and tells nothing.
_LEAST_SHARED = 4

# Each figure is compared with each: of a cell with more than any notice has, the first are enough to see it.
_MOST_COMPARED = 30
_MOST_SHARING = 1000
_MOST_SAID = 20

Figures = list[Indicator]


def figure_anomalies(tasks: tuple[Task, ...]) -> Iterator[Warning]:
    """Everything odd about the figures: task by task, then what tasks share."""
    read = [(task, [found for found in indicators(task) if found.role is Role.TARGET]) for task in tasks]
    for task, figures in read:
        cells = groupby(figures, key=lambda figure: figure.quarter)
        compared = [figure for _, cell in cells for figure in islice(cell, _MOST_COMPARED)]
        said = [(code, words) for code, check in FIGURE_CHECKS.items() for words in islice(check(compared), _MOST_SAID)]
        said += [(code, words) for code, compare in TEXT_CHECKS.items() for words in compare(task)]
        yield from (_warning(code, task.seq, words) for code, words in said)
    yield from _shared([(task.seq, figure) for task, figures in read for figure in figures])


def _warning(code: str, seq: int, said: Text) -> Warning:
    return Warning(code, seq, Text(f"第{seq}项{said.zh}", f"Task {seq}: {said.en}"))


def _falls(figures: Figures) -> Iterator[Text]:
    """A cumulative figure, or a share, that is lower than a quarter before."""
    for earlier, later in combinations(_quarterly(figures), 2):
        if earlier.quarter != later.quarter and _accumulates(earlier, later) and _size(later) < _size(earlier):
            yield _compared(earlier, later, Text("低于", "is below"))


def _above_year(figures: Figures) -> Iterator[Text]:
    for year, quarter in _year_and_quarter(figures):
        if alike(year.name, quarter.name) and _grow(year, quarter) and _size(quarter) > _size(year):
            yield _compared(year, quarter, Text("高于", "is above"))


def _not_adding_up(figures: Figures) -> Iterator[Text]:
    """The last quarter is below the year, and the quarters together above it: neither reading leads to the year."""
    for year in (figure for figure in figures if figure.quarter is None and figure.unit not in _SHARES):
        same = [found for found in _quarterly(figures) if alike(year.name, found.name) and _grow(year, found)]
        once_each = len({found.quarter for found in same}) == len(same) > 1
        if once_each and _size(same[-1]) < _size(year) < sum(map(_size, same)) and not _on_the_way(same):
            yield _compared(year, same[-1], Text("低于", "is below"))


def _on_the_way(quarters: Figures) -> bool:
    """Whether the last figure has grown and is not of the year's last quarter (完成年度目标 may follow it)."""
    before, last = quarters[-2:]
    return not (last.quarter or "").endswith("4") and _size(last) > _size(before)


def _weaker(figures: Figures) -> Iterator[Text]:
    """突破10万元 in the year, 10万元以上 in a quarter; each such pair of texts once."""
    seen = set()
    for year, quarter in _year_and_quarter(figures):
        weaker = quarter.comparator in _WEAKER.get(year.comparator, ()) and quarter.value == year.value
        pair = (year.text, quarter.text)
        if weaker and quarter.unit == year.unit and alike(year.name, quarter.name) and pair not in seen:
            seen.add(pair)
            yield _compared(year, quarter, Text("要求弱于", "asks less than"))


def _without_quarter(figures: Figures) -> Iterator[Text]:
    """The figures of the year that no quarter takes up, said together."""
    names = [found.name for found in _quarterly(figures)]
    alone = [year for year in figures if year.quarter is None and not any(akin(year.name, name) for name in names)]
    if alone:
        # A range is two figures with the same words.
        said = "、".join(dict.fromkeys(f"{figure.name}{figure.text}" for figure in alone))
        zh = f"年度目标“{said}”没有对应的季度数字，请核对分季度安排。"
        yield Text(zh, f"no quarter has a figure for the year's “{said}”; check how it is spread over the quarters.")


FIGURE_CHECKS: dict[str, Callable[[Figures], Iterator[Text]]] = {
    "target_falls": _falls,
    "above_year": _above_year,
    "not_adding_up": _not_adding_up,
    "weaker_comparator": _weaker,
    "year_without_quarter": _without_quarter,
}
"""Code of a warning and the check that finds it in a task's targets: a new check is a function and one line here."""

TEXT_CHECKS: dict[str, Callable[[Task], Iterator[Text]]] = {
    "repeated_quarter": repeated_quarter,
    "labels_differ": labels_differ,
}
"""The same, for checks that compare the texts of the quarters."""


def _shared(figures: list[tuple[int, Indicator]]) -> Iterator[Warning]:
    """One and the same target in two tasks, said with the later one; a share (70%) may be asked of many."""
    groups = defaultdict(list)
    for seq, figure in figures:
        if figure.unit not in _SHARES and len(core(figure.name)) >= _LEAST_SHARED:
            groups[figure.quarter, figure.value, figure.unit].append((seq, figure))
    for group in groups.values():
        for at, (seq, figure) in enumerate(group[:_MOST_SHARING]):
            same = (first for first, other in group[:at] if first != seq and alike(other.name, figure.name))
            if (earlier := next(same, None)) is not None:
                yield _both(earlier, seq, figure)


def _both(first: int, second: int, figure: Indicator) -> Warning:
    where = column_of(figure.quarter)
    zh = f"{where.zh}“{core(figure.name)}{figure.text}”与第{first}项相同，请核对是否重复计算。"
    en = f"“{core(figure.name)}{figure.text}” ({where.en}) is also in task {first}; check that it is not counted twice."
    return _warning("shared_target", second, Text(zh, en))


def _quarterly(figures: Figures) -> Figures:
    return [figure for figure in figures if figure.quarter]


def _year_and_quarter(figures: Figures) -> Iterator[tuple[Indicator, Indicator]]:
    for year in (figure for figure in figures if figure.quarter is None):
        yield from ((year, quarter) for quarter in _quarterly(figures))


def _accumulates(earlier: Indicator, later: Indicator) -> bool:
    """Whether both count from the year's beginning, so that the later may not be lower."""
    counted = earlier.basis is later.basis is Basis.CUMULATIVE or earlier.unit in _SHARES
    return counted and earlier.name == later.name and _grow(earlier, later)


def _grow(one: Indicator, other: Indicator) -> bool:
    return one.unit == other.unit and one.comparator in _GROWING and other.comparator in _GROWING


def _size(figure: Indicator) -> Fraction:
    return Fraction(figure.value)


def _compared(first: Indicator, second: Indicator, how: Text) -> Text:
    one, other = column_of(first.quarter), column_of(second.quarter)
    zh = f"“{core(second.name)}”的{other.zh}“{second.text}”{how.zh}{one.zh}“{first.text}”，请核对口径。"
    en = f"“{core(second.name)}”: {second.text} ({other.en}) {how.en} {first.text} ({one.en}); check what each counts."
    return Text(zh, en)


ADVICE = frozenset((*FIGURE_CHECKS, *TEXT_CHECKS, "shared_target"))
"""Codes of what is said here: advice about what the notice asks, not about how it was read."""
