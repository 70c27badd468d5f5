"""Where a long title breaks: in two lines, never inside a word, of widths as equal as the words allow."""

# A title of a circular may break before these words; the list is of usage, not of a standard.
JOINTS = ("关于", "推进", "落实", "完成", "进展", "整改", "督查", "报送", "情况")
# 156 mm of type area hold twenty characters of 22 pt (二号); figures are a little wider than half of one.
LINE = 19.5


def title_lines(title: str) -> list[str]:
    """The title in one line, or in two of the most equal width; one line if it breaks nowhere well."""
    places = {at for word in JOINTS for at in range(1, len(title)) if title.startswith(word, at)}
    halves = [(title[:at], title[at:]) for at in sorted(places)]
    fitting = [pair for pair in halves if max(map(_half_widths, pair)) <= 2 * LINE]
    if _half_widths(title) <= 2 * LINE or not fitting:
        return [title]
    upper, lower = min(fitting, key=lambda pair: abs(_half_widths(pair[0]) - _half_widths(pair[1])))
    return [upper, lower]


def _half_widths(text: str) -> int:
    """Width in half characters: ASCII counts one, everything else two."""
    return sum(1 if char.isascii() else 2 for char in text)
