"""Why figures are not confirmed."""

from bilingual import Refused


class TaskUnknown(Refused):
    """No such task in the campaign."""

    zh = "没有保存：{doc_number} 没有第 {task} 项任务；现有第 {known} 项。请核对序号。"
    en = "Not saved: {doc_number} has no task {task}; it has {known}. Check the number."


class FigureUnfit(Refused):
    """A figure that nobody could answer, or that the notice does not say."""

    zh = "没有保存：第 {task} 项任务的第 {place} 个指标{why}。请对照通知原文改正后重试。"
    en = "Not saved: figure {place} of task {task} {why}. Correct it against the notice and repeat."


class FigureTwice(Refused):
    """The same figure twice in one list."""

    zh = "没有保存：第 {task} 项任务的第 {place} 个指标与第 {first} 个完全相同。请删去一个。"
    en = "Not saved: figure {place} of task {task} is the same as figure {first}. Remove one."
