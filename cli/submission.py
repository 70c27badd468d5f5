"""ducha submission: everything that happens to a report, from draft to review."""

import click

from bilingual import Text
from cli.lazy import Entry, LazyGroup


class Submission(LazyGroup):
    """One line per verb; each lives with its kind."""

    table = {  # noqa: RUF012
        "list": Entry("cli.reading:list_", Text("列出报告", "list submissions")),
        "show": Entry("cli.reading:show", Text("查看一份报告", "show one")),
        "draft": Entry("cli.writing:draft", Text("拟稿", "write the draft")),
        "check": Entry("cli.checking:check", Text("核对数字和文字", "check figures and texts")),
        "answer": Entry("cli.writing:answer", Text("答复退回意见", "answer a flag")),
        "print": Entry("cli.signing:print_", Text("输出报告的 PDF", "the report as PDF")),
        "sign": Entry("cli.signing:sign", Text("主要负责人签字", "the principal signs")),
        "seal": Entry("cli.signing:seal", Text("加盖公章", "the unit seals")),
        "submit": Entry("cli.writing:submit", Text("报送", "hand it in")),
        "withdraw": Entry("cli.writing:withdraw", Text("撤回", "take it back")),
        "extend": Entry("cli.extending:extend", Text("申请延期", "ask for an extension")),
        "decide-extension": Entry("cli.extending:decide", Text("批复延期", "decide on an extension")),
        "exempt": Entry("cli.extending:exempt", Text("批准免报", "excuse it")),
        "compare": Entry("cli.extending:compare", Text("比较两个版本", "compare two revisions")),
        "take-up": Entry("cli.reviewing:take_up", Text("受理", "begin to review")),
        "review": Entry("cli.reviewing:review", Text("审核通过", "find it in order")),
        "flag": Entry("cli.reviewing:flag", Text("标记问题", "name a problem")),
        "reopen": Entry("cli.reviewing:reopen", Text("退回修改", "return it")),
        "clear": Entry("cli.reviewing:clear", Text("销号", "close on evidence")),
    }


@click.group(cls=Submission)
def submission() -> None:
    """拟稿、签字、盖章、报送、审核。报告名称形如 2020Q3/单位代码。

    Draft, sign, seal, submit, review. A submission is named 2020Q3/<unit code>.
    """
