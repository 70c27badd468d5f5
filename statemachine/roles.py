"""What a person can be."""

from enum import StrEnum

from bilingual import Text


class Role(StrEnum):
    """What a person is, for one unit (the first three) or for the office (the others)."""

    DRAFTER = "drafter"
    PRINCIPAL = "principal"
    SEAL_KEEPER = "seal_keeper"
    CLERK = "clerk"
    REVIEWER = "reviewer"
    INSPECTOR = "inspector"
    DIRECTOR = "director"


UNIT_ROLES = frozenset({Role.DRAFTER, Role.PRINCIPAL, Role.SEAL_KEEPER})

ROLE_WORDS: dict[Role, Text] = {
    Role.DRAFTER: Text("经办人", "drafter"),
    Role.PRINCIPAL: Text("主要负责人", "principal"),
    Role.SEAL_KEEPER: Text("印章管理员", "seal keeper"),
    Role.CLERK: Text("收件员", "office clerk"),
    Role.REVIEWER: Text("审核员", "reviewer"),
    Role.INSPECTOR: Text("督查员", "inspector"),
    Role.DIRECTOR: Text("督查室主任", "director"),
}
