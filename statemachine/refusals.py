"""Every way in which the rules say no: what, why, and what to do next."""

from bilingual import Refused


class NotFromHere(Refused):
    """The state does not allow the event. ``last``: who brought it there, where the one who asks the table knows it."""

    zh = "不能{event}：当前状态是“{state}”{last}，此时可以做的是：{possible}。"
    en = "Cannot {event}: the submission is {state}{last}; what can be done now: {possible}."


class NotYourRole(Refused):
    """The actor holds none of the roles that may do it."""

    zh = "{person} 不能{event}：这一步只能由{roles}来做。请由其本人操作，或先授予相应角色。"
    en = "{person} may not {event}: this step belongs to the {roles}. Let them act, or grant the role first."


class NothingWritten(Refused):
    """An empty draft cannot be signed."""

    zh = "不能签字：报告还没有内容。请先拟稿（submission draft）；确无进展的，按零报告填写并写明理由（--nil 理由）。"
    en = "Cannot sign: nothing is written yet. Write the report (submission draft), or a nil return (--nil)."


class ContentIncomplete(Refused):
    """Tasks are unanswered."""

    zh = "不能签字：第 {tasks} 项任务还没有填写进展。请补全后再签，或按零报告报送。"
    en = "Cannot sign: task {tasks} has no progress yet. Fill it in, or hand in a nil return."


class ChecksUnanswered(Refused):
    """Blocking checks are open."""

    zh = "不能签字：还有 {count} 条数字核对未处理。请用 ducha submission check 逐条查看，更正数字或说明理由。"
    en = "Cannot sign: {count} checks of figures are open. ducha submission check lists them: correct each or say why."


class FlagsUnanswered(Refused):
    """The unit has not answered the office."""

    zh = "不能签字：还有 {count} 条退回意见没有答复。请逐条答复（submission answer）后再签。"
    en = "Cannot sign: {count} flags have no answer yet. Answer each (submission answer) and sign again."


class SignerDrafted(Refused):
    """Separation of duties: signer and drafter."""

    zh = "不能签字：{person} 就是拟稿人，拟稿与签字必须由不同的人完成。请由主要负责人签字。"
    en = "Cannot sign: {person} drafted it, and drafter and signer must differ. Let the principal sign."


class ContentChanged(Refused):
    """Digest and content disagree."""

    zh = "已拒绝：报告内容与签字盖章时的内容不一致。请撤回（submission withdraw）后重新签字、盖章。"
    en = "Refused: the content is not what was signed and sealed. Withdraw it, then sign and seal again."


class LevelNotAccepted(Refused):
    """The campaign asks for more."""

    zh = "不能签字盖章：本次督查不接受“{level}”，只接受：{accepted}。请改用其中一种办理。"
    en = "Cannot sign or seal {level}: this campaign accepts only {accepted}. Use one of these."


class OtherContent(Refused):
    """Evidence of another revision, or of a draft that has changed since it was printed."""

    zh = "已拒绝：这不是这一稿。文件上的校验码是 {about}，当前内容是 {digest}。请重新打印当前内容，再签字盖章。"
    en = "Refused: this is another content. The file says {about}, the content at hand is {digest}. Print it anew."


class FilesLost(Refused):
    """A kept file is absent or changed."""

    zh = "不能报送：存档的签章文件不在或已被改动（{files}）。请从备份恢复，或撤回后重新签字盖章。"
    en = "Cannot submit: a kept signed file is absent or changed ({files}). Restore it, or withdraw and sign anew."


class SealerSigned(Refused):
    """Separation of duties: sealer and signer."""

    zh = "不能盖章：{person} 就是签字人（或由他人代签），签字与用印必须由不同的人完成。请由另一位印章管理员盖章。"
    en = "Cannot seal: {person} signed it (or a deputy did), and signer and sealer must differ. Let another keeper act."


class ReasonMissing(Refused):
    """A step back without a reason."""

    zh = "请写明理由（--reason）：撤回、退回修改和销号都要留下理由。"
    en = "Give a reason (--reason): withdrawing, reopening and clearing always record one."


class EvidenceMissing(Refused):
    """Clearing without evidence."""

    zh = "不能销号：请写明依据（--evidence），例如整改后的文件名称和文号。"
    en = "Cannot clear: name the evidence (--evidence), for example the document that shows the correction."


class AlreadyTakenUp(Refused):
    """The office is reading."""

    zh = "不能撤回：督查室已经开始审核。需要修改的，请联系审核员退回修改。"
    en = "Cannot withdraw: the office has begun to read it. Ask the reviewer to reopen it."


class ReviewerOfTheUnit(Refused):
    """Recusal."""

    zh = "应当回避：审核人属于被审核的单位（{unit}）。请由其他审核员处理。"
    en = "Recusal: the reviewer belongs to the reporting unit ({unit}). Let another reviewer take it."


class ReviewerHadAHand(Refused):
    """Recusal, whatever roles are held today."""

    zh = "应当回避：{person} 参与过这一版报告的拟稿、签字或盖章，不能审核通过或销号。请由其他审核员或主任处理。"
    en = "Recusal: {person} drafted, signed or sealed this revision and cannot accept it. Let another reviewer take it."


class FormsMissing(Refused):
    """A required form has not arrived."""

    zh = "不能审核通过：还没有收到{forms}。请先登记收件（paper receive）。"
    en = "Cannot review: a required form has not arrived ({forms}). Register it first (paper receive)."


class FlagsStand(Refused):
    """Flags are not yet accepted."""

    zh = "不能审核通过：还有 {count} 条问题未认可整改。请在审核时认可（--accept-flags），或再次标记问题。"
    en = "Cannot review: {count} flags still stand. Accept the corrections (--accept-flags), or flag again."


class FlagIncomplete(Refused):
    """A flag without category or text."""

    zh = "不能标记问题：请写明问题类别（--category）和具体内容（--text）。"
    en = "Cannot flag: name the category (--category) and say what is wrong (--text)."


class FlagItems(Refused):
    """A flag on tasks that are not the unit's."""

    zh = "不能标记问题：请指明涉及的任务序号（--task）；该单位的任务是第 {own} 项，给出的 {items} 不在其中。"
    en = "Cannot flag: name the tasks concerned (--task); the unit's are {own}, and {items} is not among them."


class FlagDate(Refused):
    """A flag without a day to correct it by."""

    zh = "不能标记问题：请给出整改期限（--correct-by），且不早于今天（{today}）。"
    en = "Cannot flag: give the day to correct it by (--correct-by), not before today ({today})."


class ClearerFlagged(Refused):
    """Who flagged does not clear."""

    zh = "不能销号：{person} 就是标记问题的人，标记与销号必须由不同的人完成。请由另一位主任销号。"
    en = "Cannot clear: {person} raised the flag; who flagged does not clear. Let another director do it."
