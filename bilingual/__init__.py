"""What Ducha says to people, always in two languages: a phrase (Text) and a refusal (Refused).

The lowest room, together with ``workdays``: every other room may use it, it uses none.
"""

from bilingual.refused import Refused
from bilingual.text import Said, Text

__all__ = ["Refused", "Said", "Text"]
