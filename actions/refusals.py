"""Why a verb says no, beyond the rules of the table."""

from bilingual import Refused


class LostRace(Refused):
    """Somebody else was first."""

    zh = "没有写入：{name} 刚被 {who} 抢先改动（{what}）。请重新查看后再操作。"
    en = "Nothing written: {who} was first and has changed {name} ({what}). Look again and repeat."


class KeyReused(Refused):
    """An idempotency key that stood for something else."""

    zh = "没有写入：幂等键“{key}”已用于另一项操作。请换一个键；重复同一操作时，内容必须完全相同。"
    en = "Nothing written: the key “{key}” stood for another call. Take a new key; a repeated call must be the same."


class KeyUnfit(Refused):
    """An idempotency key that is none."""

    zh = "没有写入：幂等键须为 1 至 {longest} 个可显示的字符。请换一个键。"
    en = "Nothing written: an idempotency key has 1 to {longest} printable characters. Take another."


class WordsMissing(Refused):
    """A field that must say something."""

    zh = "没有保存：请填写{field}。"
    en = "Not saved: the {field} must not be blank."


class WordsTooLong(Refused):
    """A field that says too much."""

    zh = "没有保存：{field}有 {length} 字，超过 {longest} 字的上限。请精简后再保存。"
    en = "Not saved: the {field} has {length} characters, more than {longest}. Shorten it."


class NotSubmitted(Refused):
    """Nothing to take up."""

    zh = "不能受理：{name} 当前状态是“{state}”，只有已报送的报告才能受理。"
    en = "Cannot take it up: {name} is {state}; only a submitted report can be taken up."


class NothingDue(Refused):
    """The quarter is not part of the campaign."""

    zh = "没有开启：{doc_number} 没有{quarter}的目标；有目标的季度是 {quarters}。"
    en = "Not opened: {doc_number} has no targets for {quarter}; it has them for {quarters}."


class QuarterNotOver(Refused):
    """A quarter opens when it has ended."""

    zh = "没有开启：{quarter}还没有结束（最后一天是 {last_day}）。季度结束后再开启，或核对 --as-of。"
    en = "Not opened: {quarter} is not over yet (its last day is {last_day}). Wait, or check --as-of."


class NotDrafting(Refused):
    """Only a drafted submission is written in."""

    zh = "不能修改：报告已经签字（当前状态“{state}”）。请先撤回（submission withdraw），签字和印章随之作废。"
    en = "Cannot edit: the report is {state}. Withdraw it first; signature and seal become void."


class NotYourTask(Refused):
    """An entry for a task that is not assigned to the unit."""

    zh = "没有保存：第 {task} 项任务不是{unit}的任务；该单位的任务是第 {own} 项。"
    en = "Not saved: task {task} is not {unit}'s; its tasks are {own}."


class DraftUnreadable(Refused):
    """Content of the wrong shape."""

    zh = "没有保存：报告内容的格式不对（{why}）。请参照 ducha submission draft --help。"
    en = "Not saved: the content has the wrong shape ({why}). See ducha submission draft --help."


class PaperWrong(Refused):
    """The paper is not the revision that stands."""

    zh = (
        "没有登记：纸质件上的校验码 {code} 不属于任何已签字的版本，而{name}当前版本（第 {revision} 版）是 {digest}。"
        "请核对是否录错；录入无误的，请退回并请单位补送第 {revision} 版。"
    )
    en = (
        "Not registered: {code} on the paper is no signed revision's code; {name} stands at revision {revision}, "
        "{digest}. Check the typing; if that is right, hand the paper back and ask for revision {revision}."
    )


class PaperTooEarly(Refused):
    """Nothing sealed yet."""

    zh = "没有登记：{name} 还没有签字盖章的版本（当前状态“{state}”），无法核对纸质件。"
    en = "Not registered: {name} has no sealed revision to compare with (it is {state})."


class FlagUnknown(Refused):
    """An answer to a flag that does not wait for one."""

    zh = "没有答复：{name} 没有第 {number} 条待答复的问题。请用 submission show 查看。"
    en = "Not answered: {name} has no open flag number {number}. See submission show."


class RungUnknown(Refused):
    """Nothing proposed to be issued."""

    zh = "没有可签发的事项：{name} 没有待签发的通报或约谈。请用 ducha submission show 查看催报情况。"
    en = "Nothing to issue: {name} has no proposed rung. See ducha submission show."


class PeriodUnsettled(Refused):
    """The circular waits for somebody."""

    zh = "还不能生成{quarter}通报：{waiting} 个单位尚未办结（{examples}），最迟等到 {cutoff}。加 --preview 看未定稿。"
    en = "Too early for the circular of {quarter}: {waiting} units open ({examples}). It waits until {cutoff}."


class ExtensionLate(Refused):
    """An extension that cannot be asked for."""

    zh = "没有提交：延期须在报送时限（{due}）之前申请，新的日期须晚于时限；已报齐或已免报的不需申请。"
    en = "Not asked: an extension is asked before the limit ({due}), for a later day, while the report is due."


class ExtensionWaits(Refused):
    """One request at a time."""

    zh = "没有提交：{name} 已有一份延期申请（至 {until}）等待批复。批复之后才能另行申请。"
    en = "Not asked: an extension of {name} (to {until}) waits for a decision. Ask again once that is made."


class ExtensionRepeated(Refused):
    """The very words that were refused."""

    zh = "没有提交：同样的延期申请（至 {until}）已经批复“不同意”（{decision}）。有新的理由或进展再申请。"
    en = "Not asked: this very request (to {until}) was refused ({decision}). Ask again with new reasons or progress."


class ExtensionUnknown(Refused):
    """Nothing to decide."""

    zh = "没有待批的延期申请：{name}。"
    en = "There is no extension of {name} to decide."


class NothingToExcuse(Refused):
    """The report is there, or excused already."""

    zh = "没有变更：{name} 已经报齐或已经免报。"
    en = "Nothing changed: {name} is complete or exempt already."


class ExtensionMoot(Refused):
    """Nothing left to extend."""

    zh = "没有批复：{name} 已经报齐或已免报，延期申请不再有效。"
    en = "Not decided: {name} is complete or exempt; the extension is moot."


class RungMoot(Refused):
    """Nobody to name any more."""

    zh = "没有签发：{name} 已经报齐或已免报，不再通报、约谈。"
    en = "Not issued: {name} is complete or exempt by now."
