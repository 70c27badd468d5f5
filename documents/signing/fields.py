"""The two signature fields of a report, by name and size."""

from typing import NamedTuple

#: The principal's (主要负责人): the certification signature, the first on the file.
PRINCIPAL = "PrincipalSignature"
#: The unit's seal (单位公章): the second and last.
SEAL = "UnitSeal"

#: Points in a millimetre.
MM = 72 / 25.4


class Size(NamedTuple):
    """Width and height in points."""

    width: float
    height: float


#: The place above the principal's line, as the template leaves it.
MARK = Size(62 * MM, 18 * MM)
#: The seal of a county's department is 42 mm across.
SEAL_WIDTH = 42 * MM
