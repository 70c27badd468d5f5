"""Why a change of a campaign's rules is refused."""

from bilingual import Refused


class NotInCampaign(Refused):
    """A unit without a task."""

    zh = "没有变更：{unit}在 {doc_number} 中没有任务。请用 ducha unit list 核对单位代码。"
    en = "Nothing changed: {unit} has no task in {doc_number}. Check the code with ducha unit list."


class NotWaivable(Refused):
    """A rule that no campaign may set aside."""

    zh = "没有变更：{guards} 不能例外；可以例外的只有 {known}。请用 --guard 指明其中之一。"
    en = "Nothing changed: {guards} cannot be set aside; only {known} can. Name one with --guard."


class NoLevel(Refused):
    """A campaign in which nothing could be signed."""

    zh = "没有变更：至少要接受一种签章方式（{known}）。请用 --accept 指明。"
    en = "Nothing changed: accept at least one way to show a signature ({known}). Name it with --accept."
