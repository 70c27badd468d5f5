"""Why an answer in figures is not taken."""

from bilingual import Refused


class NoSuchFigure(Refused):
    """A reading of a figure that nobody asks for."""

    zh = "没有保存：第 {task} 项任务没有编号为 {number} 的指标；本季度要填报的指标编号是：{known}。请核对编号。"
    en = "Not saved: task {task} has no figure number {number}; those asked for this quarter are {known}. Check it."
