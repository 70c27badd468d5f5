"""The wide pages of the Word template: the table of units, the flags, the table of tasks, the notes."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm
from docx.table import _Cell

from documents.circular.lights import MISSING, MISSING_WORD
from documents.circular.word.figures import figures
from documents.word.marks import HEITI, XIAOBIAOSONG, rule, ruled, run
from documents.word.parts import plain
from documents.word.tables import SMALL, Column, fill, headed, line, looped, row, tag_row, widths

UNITS = [
    Column("序号", 11, "{{ unit.place }}", True),
    Column("单位", 44, "{{ unit.name }}"),
    Column("牵头", 14, "{{ unit.leads }}", True),
    Column("配合", 14, "{{ unit.helps }}", True),
    Column("状态", 16, "{{ unit.state }}", True),
    Column("按时性", 26, "{{ unit.punctual }}", True),
    Column("报送时间", 30, "{{ unit.submitted }}", True),
    Column("催办", 32, "{{ unit.pressed }}", True),
    Column("灯", 10, "{{ unit.light }}", True),
    Column("说明", 26, "{{ unit.remarks }}"),
    Column("版本", 14, "{{ unit.version }}", True),
    Column("摘要", 20, "{{ unit.short_digest }}", True),
]
FLAGS = [
    Column("单位", 50, "{{ flag.unit }}"),
    Column("稿次", 16, "第{{ flag.revision }}稿", True),
    Column("类别", 30, "{{ flag.category }}", True),
    Column("内容", 111, "{{ flag.text }}"),
    Column("整改期限", 30, "{{ flag.correct_by or '待定' }}", True),
    Column("结果", 20, "{{ flag.status }}", True),
]
TASKS = [
    Column("序号", 11),
    Column("年度任务", 54),
    Column("本季度目标", 66),
    Column("牵头单位", 33),
    Column("进展", 72),
    Column("灯", 21),
]
# Columns that a task without text leaves to one sentence.
SPANNED = (1, 4)
# 4号.
FOURTH = "14"


def annexes(document: Document) -> None:
    """The contents of the landscape section."""
    _title(document, "附件1", "{{ annexes[0] if annexes else '报送情况一览表' }}")
    _note(document, "报送截止：{{ due }}　　牵头、配合两列为任务序号；摘要为该稿内容校验值的前8位。")
    looped(document, UNITS, "unit in unit_rows", light="unit")
    plain(document, "{%p if flags %}")
    _note(document, "退回整改事项")
    looped(document, FLAGS, "flag in flags")
    plain(document, "{%p endif %}")
    _title(document, "附件2", "{{ annexes[1] if annexes|length > 1 else '重点任务进展情况表' }}", new_page=True)
    _note(
        document,
        "通知所列{{ campaign.declared_tasks }}项，原文可见{{ campaign.present_tasks }}项；"
        "灰底各项因通知原文缺失，待补录。",
    )
    _tasks(document)
    _notes(document)
    plain(document, "{%p if figure_tasks %}")
    _title(document, "附件3", "{{ annexes[2] if annexes|length > 2 else '重点任务数字完成情况表' }}", new_page=True)
    _note(document, "{{ figure_legend }}")
    figures(document)
    plain(document, "{%p endif %}")
    _imprint(document)


def _title(document: Document, place: str, name: str, new_page: bool = False) -> None:
    first = document.add_paragraph()
    first.paragraph_format.page_break_before = new_page
    run(first, place, HEITI, "16")
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.keep_with_next = True
    run(title, name, XIAOBIAOSONG, "18")


def _note(document: Document, text: str) -> None:
    note = line(document.add_paragraph())
    note.paragraph_format.keep_with_next = True
    note.paragraph_format.space_before = note.paragraph_format.space_after = Mm(1.5)
    run(note, text, HEITI, SMALL)


def _tasks(document: Document) -> None:
    table = headed(document, TASKS)
    tag_row(table, "{%tr for task in task_rows %}")
    tag_row(table, "{%tr if task.words is not none %}")
    lacking = row(table)
    sentence = lacking[SPANNED[0]].merge(lacking[SPANNED[1]])
    for cell, text in ((lacking[0], "{{ task.seq }}"), (sentence, "{{ task.words }}"), (lacking[5], MISSING_WORD)):
        fill(cell, MISSING.fill)
        run(line(cell.paragraphs[0], True), text, size=SMALL)
    tag_row(table, "{%tr else %}")
    _task(row(table))
    tag_row(table, "{%tr endif %}")
    tag_row(table, "{%tr endfor %}")
    widths(table, TASKS)


def _task(cells: list[_Cell]) -> None:
    seq, annual, target, lead, progress, light = cells
    run(line(seq.paragraphs[0], True), "{{ task.seq }}", size=SMALL)
    run(line(annual.paragraphs[0]), "{{ task.annual }}", size=SMALL)
    run(line(target.paragraphs[0]), "{{ task.target }}", size=SMALL)
    run(line(lead.paragraphs[0]), "{{ task.leads }}", size=SMALL)
    _when(lead, "task.helps", "配合：", "{{ task.helps }}")
    _entries(progress)
    fill(light, "{{ colours[task.light].fill }}")
    ink = "{{ colours[task.light].ink }}"
    run(line(light.paragraphs[0], True), "{{ task.light }}", HEITI, SMALL, ink)
    run(line(light.add_paragraph(), True), "{{ task.light_why }}", HEITI, "8", ink)


def _entries(cell: _Cell) -> None:
    # A cell without any paragraph is a broken file; the dash is there when no entry is.
    run(cell.paragraphs[0], "{%p if not task.entries %}")
    run(line(cell.add_paragraph()), "—", size=SMALL)
    run(cell.add_paragraph(), "{%p endif %}")
    run(cell.add_paragraph(), "{%p for entry in task.entries %}")
    first = line(cell.add_paragraph())
    run(first, "{{ entry.unit }}：", HEITI, SMALL)
    run(first, "{{ entry.progress }}", size=SMALL)
    _when(cell, "entry.issues", "问题：", "{{ entry.issues }}")
    _when(cell, "entry.next_steps", "下步打算：", "{{ entry.next_steps }}")
    run(cell.add_paragraph(), "{%p endfor %}")


def _when(cell: _Cell, wanted: str, word: str, tag: str) -> None:
    """A paragraph of a cell that is there only when its text is."""
    run(cell.add_paragraph(), f"{{%p if {wanted} %}}")
    made = line(cell.add_paragraph())
    run(made, word, HEITI, SMALL)
    run(made, tag, size=SMALL)
    run(cell.add_paragraph(), "{%p endif %}")


def _notes(document: Document) -> None:
    plain(document, "{%p if standing or campaign.warnings %}")
    _note(document, "说明")
    plain(document, "{%p for note in standing + campaign.warnings %}")
    run(line(document.add_paragraph()), "{{ loop.index }}．{{ note }}", size=SMALL)
    plain(document, "{%p endfor %}")
    plain(document, "{%p endif %}")


def _imprint(document: Document) -> None:
    """版记 on the last page, between rules: who gets a copy, who printed it and when (GB/T 9704-2012, 7.4)."""
    plain(document, "{%p if cc %}")
    copies = line(document.add_paragraph())
    ruled(copies, rule("top"))
    run(copies, "抄送：{{ cc|join('，') }}。", size=FOURTH)
    plain(document, "{%p endif %}")
    printed = line(document.add_paragraph())
    ruled(printed, rule("top"), rule("bottom"))
    printed.paragraph_format.tab_stops.add_tab_stop(Mm(257), WD_TAB_ALIGNMENT.RIGHT)
    run(printed, "{{ printed.by }}\t{{ printed.on }}印发", size=FOURTH)
