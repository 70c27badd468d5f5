"""From a figure that a person has confirmed to what a unit is asked."""

from statemachine.figure import Figure
from statemachine.measure import Asked, Basis, Comparator
from statemachine.reading import read_value
from workdays import Quarter


def asked(number: int, figure: Figure) -> Asked:
    """``figure`` as the rules of checks and progress judge it, under the ``number`` that it has within its task."""
    return Asked(
        number=number,
        name=figure.name,
        comparator=Comparator(figure.comparator),
        target=read_value(figure.value),
        unit=figure.unit,
        basis=Basis(figure.basis) if figure.basis else None,
        quarter=Quarter.parse(figure.quarter) if figure.quarter else None,
    )
