"""What a list of units may not say, beyond what ``intake.refusals`` has."""

from bilingual import Refused


class BadPhone(Refused):
    """What stands for a telephone number has other characters than one has."""

    zh = "第 {line} 行的电话“{value}”无效：只能有数字、空格、括号、横线、加号，几个号码用顿号分隔，没有可留空。"
    en = "The telephone number “{value}” on line {line} is none: digits, blanks, brackets, hyphens and +, or nothing."


class FieldTooLong(Refused):
    """A field says more than a list of units can hold."""

    zh = "第 {line} 行的“{column}”有 {length} 字，超过 {limit} 字的上限，请精简。"
    en = "“{column}” on line {line} has {length} characters, over the limit of {limit}; shorten it."


class HiddenCharacter(Refused):
    """A character that nobody sees, but that makes a name another one or turns its direction."""

    zh = "第 {line} 行的“{column}”含有看不见的字符（{character}），请重新键入该栏，不要粘贴。"
    en = "“{column}” on line {line} holds a character that cannot be seen ({character}); type it anew."


class AliasTaken(Refused):
    """One alias for two units."""

    zh = "第 {line} 行的别名“{alias}”同时指 {codes}，无法分辨。一个别名只能指一个单位，请删改。"
    en = "The alias “{alias}” on line {line} stands for {codes}; an alias names one unit only, so change it."


class UnitsUnfound(Refused):
    """Names of responsible units in the notice that do not mean exactly one unit of the list."""

    zh = (
        "清单没有写明分工，而通知中这些责任单位无法在清单中唯一确定：{names}。请补入清单，或把通知的写法填入所指单位的"
        "“别名”列；可用 ducha unit check 核对。"
    )
    en = (
        "The list gives no tasks, and these names of the notice do not mean exactly one unit of it: {names}. Add the "
        "units, or the names as aliases; ducha unit check shows all of them."
    )


class ListOnSheets(Refused):
    """A workbook with several sheets, of which nobody can tell the list."""

    zh = "工作簿有 {sheets} 个有内容的工作表，无法判断哪一个是单位清单。请只保留清单所在的工作表后重试。"
    en = "The workbook has {sheets} sheets that hold something; keep only the one with the list of units."
