"""Acts beside the table (writing a draft, acknowledging a task) are also for those whose duty they are."""

from actions.refusals import NotYourUnit
from bilingual import Text
from models import Unit
from statemachine.actor import Actor
from statemachine.submission import ROLE_WORDS, Role


def require(actor: Actor, unit: Unit, roles: tuple[Role, ...], what: Text) -> Role:
    """The first of ``roles`` that ``actor`` holds towards ``unit``. Raises ``NotYourUnit``."""
    held = actor.roles_for(unit.code)
    for role in roles:
        if role in held:
            return role
    raise NotYourUnit(person=actor.person, unit=unit.name, role=_either(roles), what=what)


def _either(roles: tuple[Role, ...]) -> Text:
    words = [ROLE_WORDS[role] for role in roles]
    return Text("或".join(word.zh for word in words), " or ".join(word.en for word in words))
