"""What is refused of paper copies, and what the clerk does about it."""

from actions.refusals import PaperWrong
from bilingual import Refused


class NoPaperCode(PaperWrong):
    """What was typed is no code of a printed report."""

    zh = "没有登记：“{code}”不是报告的校验码。请扫描页脚的二维码，或照录二维码旁的 8 位校验码（0–9、A–F）。"
    en = "Not registered: “{code}” is no report's code; scan the QR code in the footer or type the 8 digits beside it."


class PaperOfAnother(PaperWrong):
    """The paper is another unit's, or another quarter's."""

    zh = "没有登记：纸质件是 {paper} 第 {revision} 版，不是 {name} 的。请改为登记 {paper}，或退回送件人。"
    en = "Not registered: the paper is {paper}, revision {revision}, not {name}; register it there or hand it back."


class PaperSuperseded(PaperWrong):
    """The paper is an earlier revision of the same report."""

    zh = (
        "没有登记：纸质件是 {name} 第 {paper} 版（{code}），现行的是第 {revision} 版（{digest}）。"
        "请退回，并请单位补送签字盖章的第 {revision} 版。"
    )
    en = (
        "Not registered: the paper is revision {paper} of {name} ({code}), what counts is revision {revision} "
        "({digest}); hand it back and ask the unit for revision {revision}, signed and sealed."
    )


class ScanWithoutCode(Refused):
    """No code was found on the scan, or none of ours."""

    zh = "扫描件的 {pages} 页上都没有找到报告的二维码。请按 200 dpi 以上重新扫描，勿裁去页脚，或用 --code 录入校验码。"
    en = "No report's QR code on the {pages} pages; scan at 200 dpi or more with the footer, or type it with --code."


class ScanOfSeveral(Refused):
    """Pages of several reports or revisions in one scan."""

    zh = "扫描件中混有 {count} 份不同报告或版本的页（{names}）。请每份报告单独扫描。"
    en = "The scan mixes pages of {count} reports or revisions ({names}); scan each report by itself."


class CodeWithoutName(Refused):
    """Eight digits alone do not say whose report it is."""

    zh = "校验码“{code}”本身不含报告名称，请写明是哪一份（如 2020Q3/单位代码），或扫描完整的二维码。"
    en = "The code “{code}” does not say whose report it is; name it (as 2020Q3/<unit>), or scan the whole QR code."
