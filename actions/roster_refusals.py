"""Why a change of offices, units or people is refused."""

from bilingual import Refused


class NotHeld(Refused):
    """A role that the person does not hold."""

    zh = "没有变更：{person} 没有“{role}”这一角色。请用 ducha person list 查看。"
    en = "Nothing changed: {person} does not hold the role of {role}. See ducha person list."


class BadDelegation(Refused):
    """A delegation that would not be one."""

    zh = (
        "没有授权：只能由本人把签字或用印授权给另一个人，须有书面依据（--document）、起止日期，且不得转授权。"
        "请核对日期和人员。"
    )
    en = "Not delegated: only the holder may, in writing, to another person, for days to come, never passed on."


class OwnRole(Refused):
    """A role for oneself."""

    zh = "没有变更：{person} 不能给自己授予角色，也不能把角色移交给自己。请由另一位有权授予的人办理。"
    en = "Nothing changed: {person} cannot give himself a role. Let somebody else who may give it act."


class LastDirector(Refused):
    """An office without a director."""

    zh = "没有收回：{person} 是唯一的督查室主任，收回后再无人能任免人员。请先授予另一人，或移交（roster hand-over）。"
    en = (
        "Not ended: {person} is the only director, and nobody could appoint another. Grant or hand over the role first."
    )


class OtherOffice(Refused):
    """Somebody or a unit of another office."""

    zh = "没有变更：{who} 不属于{office}。请用 --office 指明所属的督查室。"
    en = "Nothing changed: {who} is not of {office}. Say which office with --office."


class ConsoleOnly(Refused):
    """What no role of an office may do."""

    zh = "没有增加：{person} 不能增设督查室，这由系统管理员在控制台办理（不带 --as）。"
    en = "Not added: {person} cannot add an office; the administrator does, at the console (without --as)."


class BadOfficeCode(Refused):
    """A code that cannot stand in a subject."""

    zh = "没有增加：督查室代码“{code}”只能由字母、数字和连字符组成，以字母或数字开头，最多 40 个字符。请另取代码。"
    en = "Not added: “{code}” is no code; use letters, digits and hyphens, at most 40. Choose another."


class OfficeKnown(Refused):
    """A code that is taken."""

    zh = "没有增加：已经有代码为 {code} 的督查室（不分大小写）。请另取代码。"
    en = "Not added: there is an office {code} already, whatever the case. Choose another code."


class AlreadyEnded(Refused):
    """The unit has ended before."""

    zh = "没有变更：{unit}此前已经撤并。"
    en = "Nothing changed: {unit} has already ended."


class OwnSuccessor(Refused):
    """A successor that cannot take anything over."""

    zh = "没有变更：{unit}不能作为承接单位（是同一单位，或已经撤并）。请另选承接单位。"
    en = "Nothing changed: {unit} cannot be the successor (the same unit, or ended itself). Name another."


class RoleMisplaced(Refused):
    """A unit's role without a unit, or an office's role with one."""

    zh = "没有授予：{role}的角色与 --unit 不符。单位的角色须指明单位，督查室的角色不写单位。"
    en = "Not granted: the role of {role} does not fit --unit. A unit's role names its unit, an office's none."


class UnitGone(Refused):
    """A role at a unit that is no more."""

    zh = "没有授予：{unit}已于 {on} 撤并，其角色不再有效。请在承接单位（--unit）授予。"
    en = "Not granted: {unit} ended on {on}, and roles there count no more. Grant one at its successor (--unit)."


class PersonKnown(Refused):
    """A code that is taken."""

    zh = "没有增加：已经有代码为 {person} 的人员。请用 ducha person list 查看，或另取代码。"
    en = "Not added: there is a person {person} already. See ducha person list, or choose another code."


class OwnHeir(Refused):
    """A hand-over to oneself."""

    zh = "没有移交：{person} 不能移交给本人。请指明接任的人员。"
    en = "Nothing handed over: {person} cannot be the heir too. Name somebody else."


class PersonUnfit(Refused):
    """A code that could not be typed again, or an address that is none."""

    zh = "没有增加：代码“{person}”只能用字母、数字、汉字、点和横线（80 个以内），邮箱（{email}）须形如 a@b。请更正。"
    en = (
        "Not added: a code (“{person}”) has letters, digits, dots and dashes only; an address ({email}) looks like a@b."
    )


class UnitsChanged(Refused):
    """A list that calls units otherwise than the office does."""

    zh = "没有增加：清单与已登记的单位不一致：{units}。更名请用 ducha roster rename-unit，否则请改正清单。"
    en = (
        "Nothing added: the list differs from the units that are there: {units}. Use roster rename-unit, or correct it."
    )
