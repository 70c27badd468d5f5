"""Who answers for a task, as the notice writes it: the units that lead and those that support."""

import re
from collections.abc import Iterable, Mapping

_SEPARATOR = re.compile(r"[、，,；;/／。\s]+")
_BRACKETS = ("([（", ")]）")
_AND_OTHERS = re.compile("等(?:有关|相关)?(?:单位|部门|镇街道?|责任单位)?$")
_LEAD = "牵头|主办|主责|负责"
_SUPPORT = "配合|协办|协同|协助|参与"
# 牵头单位：甲局 before the names, 甲局牵头 after them.
_LABEL = re.compile(f"(?:({_LEAD}|责任)|({_SUPPORT}))(?:责任)?(?:单位|部门)?[：:]")
_ROLE = re.compile(f"(?:({_LEAD})|({_SUPPORT}))(?:单位|部门)?$")
# 甲局（牵头）: the note speaks of the one name before it.
_NOTE = re.compile(f"(.+)[（(](?:({_LEAD})|({_SUPPORT}))(?:单位|部门)?[)）]")

Units = tuple[str, ...]


def responsible(said: Mapping[str, str]) -> tuple[Units, Units]:
    """The leading and the supporting units that a row's cells name, each unit once and as leading if it is both.

    A cell of 牵头单位 leads and one of 配合单位 supports, unless its own words say otherwise. 责任单位 supports beside
    牵头单位, leads beside 配合单位; alone, its first unit leads.
    """
    lead, supporting = _of("lead", said), _of("supporting", said)
    found = [_assigned(said.get("lead", ""), "lead"), _assigned(said.get("supporting", ""), "supporting")]
    found.append(_assigned(said.get("shared", ""), "supporting" if lead else "lead" if supporting else "first"))
    first = _once(name for part in found for name in part[0])
    return first, tuple(name for name in _once(name for part in found for name in part[1]) if name not in first)


def names_of(text: str) -> Units:
    """The names in a cell, split at 、，；/ and blanks (not inside brackets), 等 dropped, each once."""
    return _once(_AND_OTHERS.sub("", name) for name in _split(text))


def _of(role: str, said: Mapping[str, str]) -> bool:
    return bool(said.get(role, "").strip())


def _assigned(text: str, otherwise: str) -> tuple[list[str], list[str]]:
    """The names of one cell by role; what no word assigns goes where ``otherwise`` says."""
    lead: list[str] = []
    supporting: list[str] = []
    waiting: list[str] = []
    now: list[str] | None = None
    for words in _split(_LABEL.sub(lambda found: f" {found[0]} ", text)):
        if label := _LABEL.fullmatch(words):
            now = lead if label[1] else supporting
            continue
        if note := _NOTE.fullmatch(words):
            (lead if note[2] else supporting).append(note[1])
            continue
        role = _ROLE.search(words)
        if role and not (now is not None and role.start() == 0):
            waiting.append(words[: role.start()])
            (lead if role[1] else supporting).extend(waiting)
            waiting = []
        else:
            (waiting if now is None else now).append(words)
    _rest(waiting, otherwise, lead, supporting)
    return _clean(lead), _clean(supporting)


def _rest(names: list[str], otherwise: str, lead: list[str], supporting: list[str]) -> None:
    """Names without a word of their own: after a leader they support, in a shared cell only the first leads."""
    if otherwise == "lead" and not lead:
        lead.extend(names)
    elif otherwise == "first" and not lead:
        lead.extend(names[:1])
        supporting.extend(names[1:])
    else:
        supporting.extend(names)


def _clean(names: Iterable[str]) -> list[str]:
    return [name for name in (_AND_OTHERS.sub("", name.removeprefix("由")) for name in names) if name]


def _split(text: str) -> list[str]:
    """Pieces between separators that stand outside brackets."""
    depth, pieces = 0, [""]
    for character in text:
        depth = max(depth + (character in _BRACKETS[0]) - (character in _BRACKETS[1]), 0)
        if depth == 0 and _SEPARATOR.fullmatch(character):
            pieces.append("")
        else:
            pieces[-1] += character
    return [piece for piece in pieces if piece.strip()]


def _once(names: Iterable[str]) -> Units:
    return tuple(dict.fromkeys(filter(None, names)))
