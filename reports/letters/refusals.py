"""Letters that do not exist, and what would make them."""

from bilingual import Refused


class NoLetter(Refused):
    """Nothing has happened that a letter is written about."""

    zh = "{name} 还没有任何函件：催报、约谈、退回修改或纸质件登记之后才有。可用 ducha submission show {name} 查看经过。"
    en = (
        "{name} has no letter yet: one follows from a chase, a talk, a return or a receipt. See submission show {name}."
    )


class NoLetterYet(Refused):
    """Its event has not happened."""

    zh = "{name} 没有{kind}：{first}。"
    en = "{name} has no {kind}: {first}."
