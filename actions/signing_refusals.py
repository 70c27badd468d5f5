"""Why a signed or scanned file is not taken."""

from bilingual import Refused


class NotThisReport(Refused):
    """The upload is not the prepared file with a signature added."""

    zh = "没有办理：上传的文件不是{name}这一稿的待签文件，或已被改动。请重新下载（submission print），原样签署后上传。"
    en = (
        "Not done: this is not the prepared file of {name} as it stands. Print it anew, sign that very file, upload it."
    )


class DatedLater(Refused):
    """The day printed on the page has not come."""

    zh = "没有办理：文件上的日期（{dated}）晚于今天（{today}）。请重新下载待签文件。"
    en = "Not done: the file is dated {dated}, and today is {today}. Print it anew."


class SignatureFails(Refused):
    """What is on the file does not hold."""

    zh = "没有办理：文件上的签名未通过验证（{why}）。请核对证书和文件后重新签署。"
    en = "Not done: the signature on the file does not hold ({why}). Check certificate and file, and sign anew."


class SignatureOfAnother(Refused):
    """A certificate that is not registered for who acts."""

    zh = "没有办理：签名所用证书“{subject}”（{fingerprint}…）没有登记在{whose}名下，或已停用、过期。请先由督查室登记。"
    en = "Not done: the certificate “{subject}” ({fingerprint}…) is not one of {whose} in use. Register it first."


class FieldsDiffer(Refused):
    """Other fields are signed than those that this step fills."""

    zh = "没有办理：文件上已签的签名域是 {found}，这一步应当是 {wanted}。请用系统生成的文件重新签署。"
    en = "Not done: the file has signatures in {found}, and this step makes {wanted}. Sign the prepared file anew."


class ImprintMissing(Refused):
    """No approved picture of the seal."""

    zh = "不能盖章：{unit}还没有核准的印模。请先提交印模（unit imprint），由督查室核准。"
    en = "Cannot seal: {unit} has no approved imprint. Propose one (unit imprint) and let the office approve it."


class CodeMissing(Refused):
    """Nothing to hold the scan against."""

    zh = "没有办理：扫描件上没有找到本系统的二维码。请扫描得更清楚些，或用 --code 输入页脚的校验码。"
    en = "Not done: no code of ours was found on the scan. Scan it again, or type the code at its foot with --code."


class ScanOfAnother(Refused):
    """The paper is another revision's, another quarter's or another unit's."""

    zh = "没有办理：扫描件是 {found}，而{name}当前应是 {wanted}。请核对单位、季度和版本。"
    en = "Not done: the scan is of {found}, and {name} stands at {wanted}. Check unit, quarter and revision."


class NoFile(Refused):
    """Nothing was signed in a file."""

    zh = "没有办理：{name} 还没有签字的版本，无法盖章。请先由主要负责人签字。"
    en = "Not done: {name} has no signed revision to be sealed. Let the principal sign first."
