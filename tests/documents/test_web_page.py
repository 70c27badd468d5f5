from html.parser import HTMLParser

from documents import Fonts, render
from tests.documents.reading import HOSTILE, spoiled
from tests.documents.sample import content

VOID = {"meta", "rect", "br"}


class Reader(HTMLParser):
    """Collects tags with attributes and text; notes a tag closed out of turn."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append((self.open[-1] if self.open else "", data))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def test_the_page_is_well_formed_and_chinese(rendered: dict[str, bytes]) -> None:
    page = Reader(rendered["html"])
    assert (page.wrong, page.open) == ([], [])
    assert page.named("html") == [{"lang": "zh-CN"}]
    assert len(page.named("h1")) == 1


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing(rendered: dict[str, bytes]) -> None:
    page = Reader(rendered["html"])
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.tags}
    assert not [attrs for _, attrs in page.tags if {"src", "href"} & set(attrs)]
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert b"url(" not in rendered["html"]


def test_tables_have_captions_and_every_header_cell_a_scope(rendered: dict[str, bytes]) -> None:
    page = Reader(rendered["html"])
    assert len(page.named("caption")) == len(page.named("table")) == 3
    assert {attrs.get("scope") for attrs in page.named("th")} == {"col", "row"}


def test_the_chart_has_title_description_and_bars_in_proportion(rendered: dict[str, bytes]) -> None:
    page = Reader(rendered["html"])
    widths = [int(attrs["width"] or 0) for attrs in page.named("rect")]
    assert widths[:3] == [1000 * 20 // 26, 1000 * 24 // 26 - 1000 * 20 // 26, 1000 - 1000 * 24 // 26]
    described = [text for tag, text in page.text if tag == "desc"]
    assert described[0] == "报送情况（26个单位）：按时20、迟报4、未报2"
    labels = {name for attrs in page.named("svg") for name in (attrs["aria-labelledby"] or "").split()}
    assert labels == {attrs["id"] for tag in ("title", "desc") for attrs in page.named(tag) if "id" in attrs}


def test_every_light_is_a_word(rendered: dict[str, bytes]) -> None:
    page, sample = Reader(rendered["html"]), content()
    lit = [text for tag, text in page.text if tag == "span" and text in ("绿", "黄", "红", "灰")]
    assert lit == [row["light"] for row in [*sample["units"], *sample["tasks"]]]


def test_the_label_is_shown_and_nothing_is_shown_without_one(rendered: dict[str, bytes], fonts: Fonts) -> None:
    assert content()["label"].encode() in rendered["html"]
    bare = render({**content(), "label": None}, "html", fonts).decode()
    assert "演示：" not in bare
    assert "None" not in bare


def test_signs_of_other_languages_stay_literal(fonts: Fonts) -> None:
    page = Reader(render(spoiled(HOSTILE), "html", fonts))
    assert "".join(text for _, text in page.text).count(HOSTILE) >= 12
    assert not page.named("b")


def test_missing_tasks_have_their_rows(rendered: dict[str, bytes]) -> None:
    assert [attrs.get("class") for attrs in Reader(rendered["html"]).named("tr")].count("absent") == 4
