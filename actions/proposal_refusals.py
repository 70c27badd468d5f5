"""Why a file with confirmed figures (REVIEW.json) is not taken."""

from bilingual import Refused


class ReviewUnreadable(Refused):
    """The file is none that ``notice review --out`` has written."""

    zh = "没有保存：“{path}”不是 notice review --out 写出的文件（{why}）。请重新写出一份，只改 figures 里的内容。"
    en = "Not saved: “{path}” was not written by notice review --out ({why}). Write it anew; edit figures only."


class ReviewOfAnother(Refused):
    """The file belongs to another notice, or to another version of it."""

    zh = "没有保存：“{path}”是为另一份通知（{found}）写出的，不是为 {doc_number} 的这份文件。请对这份通知重新写出。"
    en = "Not saved: “{path}” was written for another notice ({found}), not for this file of {doc_number}. Redo it."


class ReviewWordsChanged(Refused):
    """Words of the notice were edited in the file, or in the campaign meanwhile."""

    zh = "没有保存：文件里第 {task} 项任务的文字与通知不同。文字请用 notice edit 更正，再重新写出文件。"
    en = "Not saved: the words of task {task} differ from the notice. Correct words with notice edit, then redo it."


class ReviewTaskWrong(Refused):
    """A task of the file that cannot be understood."""

    zh = "没有保存：文件里第 {place} 个任务（序号 {task}）{why}。请改正，或重新写出文件。"
    en = "Not saved: task {place} of the file (number {task}) {why}. Correct it, or write the file anew."


class ReviewFigureWrong(Refused):
    """A figure of the file that cannot be understood."""

    zh = "没有保存：第 {task} 项任务的第 {place} 个指标{why}。请改正后重试。"
    en = "Not saved: figure {place} of task {task} {why}. Correct it and repeat."


class UnitsWanted(Refused):
    """A first import without the list of units."""

    zh = "没有导入：{doc_number} 还没有导入过。请用 --units 指明责任单位表，确认后一并导入。"
    en = "Not imported: {doc_number} is not in force yet. Name the list of units with --units; both come in together."


class ReviewStopped(Refused):
    """The person stopped, or nobody answered."""

    zh = "已停止，没有写入任何内容。没有终端时，请用 --out 写出文件，修改后用 --confirmed 导入，或用 --yes 全部接受。"
    en = "Stopped; nothing was written. Without a terminal use --out, edit, then --confirmed; or --yes for all of it."
