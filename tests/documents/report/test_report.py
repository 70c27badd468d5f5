"""The unit's report on paper: everything in it, nothing read as markup, the same bytes every time."""

import io
import itertools

import pdfplumber
import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from bilingual import Refused
from documents import Fonts
from documents.refusals import MalformedContent, MissingGlyph, UnknownSchema, UnprintableCharacter
from documents.report import Claim, claim, prepared
from documents.report.view import chinese
from documents.signing import PRINCIPAL, SEAL
from documents.signing.fields import MM, SEAL_WIDTH
from documents.signing.update import open_reader
from tests.documents.reading import HOSTILE, body_lines, cells, pages, squeezed
from tests.documents.report.sample import DIGEST, entry, reading, report


def boxes(pdf: bytes) -> dict[str, tuple[int, list[float]]]:
    """Page (from 0) and rectangle of every signature field."""
    found = {}
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            for field in page.annots:
                found[field["data"]["T"].decode()] = (
                    page.page_number - 1,
                    [field[k] for k in ("x0", "y0", "x1", "y1")],
                )
    return found


def test_it_says_who_reports_what_to_whom(fonts: Fonts) -> None:
    sample = report()
    shown = pages(prepared(sample, fonts))
    text = "".join(shown)
    for key in ("title", "label", "campaign", "campaign_title", "unit_name"):
        assert squeezed(sample[key]) in text
    assert f"{sample['office']}：" in shown[0]
    assert "一、第4项重点任务" in text
    assert "二、第7项重点任务" in text
    for one in sample["entries"]:
        for key in ("target", "issues", "next_steps"):
            assert squeezed(one[key]) in text
    assert shown[-1].index("特此报告。") < shown[-1].index("主要负责人（签字）：") < shown[-1].index("2020年10月12日")


def test_figures_stand_in_a_table(fonts: Fonts) -> None:
    rows = [reading(), reading(name="新增企业", value=None, comparator="=", note="待核")]
    shown = cells(prepared(report(entries=[entry(4, readings=rows)]), fonts))
    assert shown[:4] == ["指标", "目标", "完成情况", "备注"]
    assert shown[4:8] == ["到位外来资金", "不少于56亿元", "45亿元", "以商务部门口径为准"]
    assert shown[8:12] == ["新增企业", "56亿元", "未填报", "待核"]


def test_a_nil_return_gives_its_reason(fonts: Fonts) -> None:
    text = "".join(pages(prepared(report(nil=True, nil_reason="本季度无此项任务。", entries=[]), fonts)))
    assert "现作零报告" in text
    assert "本季度无此项任务。" in text
    assert "重点任务进展情况报告如下" not in text


def test_every_page_names_the_revision_and_carries_the_code(fonts: Fonts) -> None:
    document = prepared(report(entries=[entry(number) for number in range(1, 6)]), fonts)
    shown = pages(document)
    assert len(shown) > 2
    for number, text in enumerate(shown, start=1):
        assert f"2020年第三季度第1稿校验码{DIGEST[:8].upper()}" in text
        assert f"第{number}页共{len(shown)}页" in text
    for number in range(len(shown)):
        picture = PdfDocument(document)[number].render(scale=2).to_pil()
        assert [found.text for found in zxingcpp.read_barcodes(picture)] == [report()["code"]]


@pytest.mark.parametrize("lines", range(1, 24, 4))
def test_the_signature_never_stands_alone(fonts: Fonts, lines: int) -> None:
    longer = entry(4, next_steps="\n".join(["另起一行。"] * (lines - 1) + ["末尾一行。"]))
    document = prepared(report(entries=[longer]), fonts)
    last = pages(document)[-1]
    assert last.index("末尾一行。") < last.index("特此报告。") < last.index("主要负责人（签字）")
    fields = boxes(document)
    assert {page for page, _ in fields.values()} == {len(pages(document)) - 1}
    # The seal stays within the type area, and leaves the principal's place free.
    (left, bottom, right, top), principal = fields[SEAL][1], fields[PRINCIPAL][1]
    assert left > 28 * MM
    assert right < 184 * MM + 1
    assert bottom > 35 * MM - 1
    assert top < principal[1]


def test_the_seal_is_centred_over_unit_and_date(fonts: Fonts) -> None:
    document = prepared(report(), fonts)
    page, (left, bottom, right, top) = boxes(document)[SEAL]
    assert right - left == pytest.approx(SEAL_WIDTH, abs=0.1)
    assert top - bottom == pytest.approx(SEAL_WIDTH, abs=0.1)
    with pdfplumber.open(io.BytesIO(document)) as opened:
        found = opened.pages[page]
        unit, day = [
            line for line in body_lines(found) if squeezed(line["text"]) in ("临淄区投资促进中心", "2020年10月12日")
        ]
        middle = found.height - (unit["top"] + day["bottom"]) / 2
        for line in (unit, day):
            assert (line["x0"] + line["x1"]) / 2 == pytest.approx((left + right) / 2, abs=3)
    assert middle == pytest.approx((bottom + top) / 2, abs=3)


def test_body_lines_follow_each_other_at_29_points(fonts: Fonts) -> None:
    with pdfplumber.open(
        io.BytesIO(prepared(report(entries=[entry(4, progress="进展顺利。" * 300)]), fonts))
    ) as opened:
        tops = [line["chars"][0]["top"] for line in body_lines(opened.pages[1])]
    assert len(tops) == 22
    assert all(after - before == pytest.approx(29, abs=0.2) for before, after in itertools.pairwise(tops))


def test_signs_of_other_languages_print_as_they_are(fonts: Fonts) -> None:
    spoilt = report(
        office=HOSTILE,
        nil_reason=HOSTILE,
        signature_words="#panic(1)",
        seal_words="{{x}}",
        entries=[
            entry(
                4,
                **dict.fromkeys(("target", "progress", "issues", "next_steps"), HOSTILE),
                readings=[reading(name="#panic(2)", note="=1+1 <b>")],
                answers=[{"check": "x", "reason": HOSTILE}],
            )
        ],
    )
    document = prepared(spoilt, fonts)
    text = "".join(pages(document))
    assert text.count(squeezed(HOSTILE)) >= 5
    for sign in ("#panic(1)", "{{x}}", "#panic(2)", "=1+1<b>"):
        assert sign in text


def test_the_same_content_gives_the_same_bytes_and_another_others(fonts: Fonts) -> None:
    first = prepared(report(), fonts)
    assert prepared(report(), fonts) == first
    assert prepared(report(revision=2), fonts) != first
    assert prepared(report(dated="2020-10-13"), fonts) != first


def test_both_fields_are_there_and_empty(fonts: Fonts) -> None:
    reader = open_reader(prepared(report(), fonts))
    assert len(reader.embedded_signatures) == 0
    fields = {str(field.get_object()["/T"]): field.get_object() for field in reader.root["/AcroForm"]["/Fields"]}
    assert set(fields) == {PRINCIPAL, SEAL}
    assert fields[SEAL]["/Lock"]["/Action"] == "/All"
    assert fields[SEAL]["/Lock"]["/P"] == 1


@pytest.mark.parametrize("code", ["DUCHA:2020Q3/TCJ/1/" + "A" * 64, "DUCHA:2020Q3/投促局/1/" + "A" * 64, "a(b)\\c"])
def test_a_file_says_which_report_it_is(fonts: Fonts, code: str) -> None:
    assert claim(prepared(report(code=code), fonts)) == Claim(code, "2020-10-12")


@pytest.mark.parametrize(
    "pdf",
    [b"", b"%PDF-1.7", b"/DuchaCode <41>", b"/DuchaCode <4> /DuchaDated <41>", b"/DuchaCode <ff> /DuchaDated <ff>"],
)
def test_other_files_say_nothing(pdf: bytes) -> None:
    assert claim(pdf) is None


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"schema": "ducha.report/2"}, UnknownSchema),
        ({"quarter": "2020Q5"}, MalformedContent),
        ({"dated": "2020-13-01"}, MalformedContent),
        ({"entries": [{"task": 1}]}, MalformedContent),
        ({"unit_name": "𠮷局"}, MissingGlyph),
        ({"title": "报告\u202e"}, UnprintableCharacter),
    ],
)
def test_what_cannot_be_printed_is_refused(fonts: Fonts, changed: dict[str, object], kind: type[Refused]) -> None:
    with pytest.raises(kind):
        prepared(report(**changed), fonts)


def test_headings_count_in_chinese() -> None:
    assert [chinese(number) for number in (1, 9, 10, 11, 20, 21, 99, 100)] == [
        "一", "九", "十", "十一", "二十", "二十一", "九十九", "100",
    ]  # fmt: skip
