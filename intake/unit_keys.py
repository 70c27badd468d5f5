"""When two names of Chinese units mean the same unit: both have the same key.

A key is a name without blanks, without the place of the issuer and with its organ in one of several usual forms. The
place comes from the issuer's name alone: 临淄区人民政府 → 临淄区, 区 and 临淄. What belongs to another level (市财政局
for a district) keeps its prefix, so it never meets the district's own.
"""

import re
import unicodedata

from intake.departments import SAME, ZONES

_LEVELS = "省市区县旗州盟"
_HAN = "[\u4e00-\u9fff]"
#: Places from the largest to the issuer's own; a name like 市中区 holds the word of a larger one.
_PLACES = re.compile(
    rf"(?:{_HAN}{{2,9}}?(?:省|市|自治区|自治州|地区|盟))*({_HAN}{{1,11}}?(?:自治[区州县旗]|[{_LEVELS}]))"
    "(?:人民政府|政府|委员会|委|管理委员会|管委会)(?:办公室|督查室)?"
)
#: What remains of a name without its place must still name something.
_LEAST = 2
_TOWN = re.compile(r"(.+[镇乡])(?:人民政府|政府)?")
_STREET = re.compile(r"(.+?)(?:街道办事处|街道办|街办|街道)")
_ZONE = re.compile(r"(.+?区|.+?园)(?:管理委员会|管委会)?")
_LEVEL = rf"(?!市场|市监局|区域|区块|区划|县域)(?=.{{{_LEAST + 1},}})"
"""No level begins a word like 市场, and none stands for all of a name."""
_HIGHER = re.compile(f"{_LEVEL}[{_LEVELS}]")


def plain(text: str) -> str:
    """``text`` without blanks, its full-width letters, digits and brackets as ordinary ones."""
    return "".join(unicodedata.normalize("NFKC", text).split())


class Keys:
    """The keys of names as ``issuer`` uses them; an issuer without a place strips none."""

    def __init__(self, issuer: str) -> None:
        self.place = _place(plain(issuer))
        self.level = self.place[-1:]
        self._same = {_joined(form): _joined(forms[0]) for forms in map(self._forms, SAME) for form in forms}
        stem = self.place[:-1]
        self._stem = stem if len(stem) >= _LEAST else ""
        self._branch, self._own = self._branch_pattern(), self._own_patterns()

    def key(self, name: str) -> str:
        """What ``name`` and every other usual form of it have in common."""
        text = plain(name).removeprefix("中共")
        if self._branch and (found := self._branch.fullmatch(text)):
            return self._organ(f"{found[1]}分局")
        text = self._at_home(text)
        if (higher := _HIGHER.match(text)) and self.place:
            return higher[0] + self._organ(text[1:])
        return self._organ(text)

    def _forms(self, forms: tuple[str, ...]) -> list[str]:
        return [form.format(level=self.level, place=self.place) for form in forms]

    def _branch_pattern(self) -> re.Pattern[str] | None:
        """A branch (分局) of a higher organ in this place: 市生态环境局临淄分局."""
        if not self._stem:
            return None
        return re.compile(rf"(?:{_HAN}{{0,5}}[省市州])?(.+?)局?{self._stem}{self.level}?分局")

    def _own_patterns(self) -> list[re.Pattern[str]]:
        """How a name begins with the issuer's place: in full, with those above it or by its stem, or by its level."""
        if not self.place:
            return []
        above = rf"(?:^|(?<=总局)|(?<=共青团))(?:{_HAN}{{2,5}}[省市州盟])*{self.place}"
        own = [above, f"^{self._stem}" if self._stem else "", f"^{_LEVEL}{self.level}"]
        return [re.compile(pattern) for pattern in own if pattern]

    def _at_home(self, text: str) -> str:
        for pattern in self._own:
            short = pattern.sub("", text, count=1)
            if short != text and len(short) >= _LEAST:
                return short
        return text

    def _organ(self, core: str) -> str:
        if found := _TOWN.fullmatch(core):
            return found[1]
        if found := _STREET.fullmatch(core):
            return f"{found[1]}街道"
        if found := _ZONE.fullmatch(core):
            return _zone(found[1])
        joined = _joined(core)
        return self._same.get(joined, joined)


def _place(issuer: str) -> str:
    """The place that the issuer governs; "" when its name tells none."""
    found = _PLACES.fullmatch(issuer.removeprefix("中共"))
    return found[1] if found else ""


def _zone(name: str) -> str:
    for long, short in ZONES:
        name = name.replace(long, short)
    return name


def _joined(core: str) -> str:
    """An organ's name with and without 和 between its fields is the same: 文化和旅游局, 文化旅游局."""
    return core.replace("和", "") if core.endswith(("局", "委", "委员会", "中心")) else core
