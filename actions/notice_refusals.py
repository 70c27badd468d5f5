"""Why a notice is not imported, or not corrected."""

from collections.abc import Sequence

from bilingual import Refused
from statemachine.amendment import Change


class AnnexAlone(Refused):
    """A file without the notice itself is no ground for a campaign."""

    zh = "没有导入：文件只有任务分解表，没有发文字号、标题、发文机关和日期。请用包含通知正文的文件导入。"
    en = "Not imported: the file is the annex alone, without number, title, issuer and date; import the whole notice."


class NoticeDiffers(Refused):
    """The same document number with other content; ``changes`` say what differs."""

    changes: Sequence[Change] = ()

    zh = "没有导入：{doc_number} 已经导入过，而这份文件的内容不同（{count} 处）。核对后用 --apply --reason 采纳。"
    en = "Not imported: {doc_number} is there, and this file differs ({count} places). Accept by --apply --reason TEXT."


class UnitsDiffer(Refused):
    """The same notice with another unit list; ``changes`` say what differs."""

    changes: Sequence[Change] = ()

    zh = "没有导入：{doc_number} 已经导入过，而这份单位表的内容不同（{count} 处）。核对后用 --apply --reason 采纳。"
    en = (
        "Not imported: {doc_number} is there, this unit list differs ({count} places). Accept by --apply --reason TEXT."
    )


class TasksUnknown(Refused):
    """The unit list speaks of tasks that the notice lacks."""

    zh = "没有导入：单位表给“{unit}”分工了第 {tasks} 项任务，通知里没有这一项。请更正单位表。"
    en = "Not imported: the unit list gives “{unit}” task {tasks}, which the notice lacks. Correct the list."


class TasksUnled(Refused):
    """A task without a lead unit."""

    zh = "没有导入：第 {tasks} 项任务没有牵头单位。请在单位表的“牵头任务”一列补上。"
    en = "Not imported: task {tasks} has no lead unit. Add one in the unit list."


class TaskAnswered(Refused):
    """A task, or its target of a quarter, that reports already speak of would vanish."""

    zh = "没有更正：第 {task} 项任务的{quarter}目标在更正后不存在，而 {names} 已就它填报。请恢复这一项。"
    en = "Not corrected: task {task} would lose its target of {quarter}, which {names} already answer. Put it back."


class FormsFixed(Refused):
    """The forms of a complete report would change in mid-campaign."""

    zh = "没有更正：已有季度开启，报送形式不能再由{before}改为{after}。请恢复原来的要求，或另发通知。"
    en = "Not corrected: a quarter is open, so the forms asked for cannot change from {before} to {after} any more."
