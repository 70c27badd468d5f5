"""Why a certificate or an imprint is not registered, approved or ended."""

from bilingual import Refused


class CertificateKnown(Refused):
    """A certificate has one holder, and comes back to nobody."""

    zh = "没有登记：证书 {fingerprint}… 已经登记过（可能属于其他单位或已停用）。请核对，或换发新的证书。"
    en = "Not registered: certificate {fingerprint}… is known already (perhaps another's, or ended). Take a new one."


class CertificateOver(Refused):
    """It has expired."""

    zh = "没有登记：证书“{subject}”已于 {on} 到期。请换发新的证书。"
    en = "Not registered: the certificate “{subject}” expired on {on}. Have a new one issued."


class CertificateEnded(Refused):
    """It counts no more already."""

    zh = "没有变更：证书 {fingerprint}… 已于 {on} 停用。"
    en = "Nothing changed: certificate {fingerprint}… was ended on {on} already."


class NoCertificate(Refused):
    """No such fingerprint."""

    zh = "没有变更：没有登记过指纹为 {fingerprint}… 的证书。请写明指纹的前16位以上。"
    en = "Nothing changed: no certificate with fingerprint {fingerprint}… is registered. Give 16 digits or more."


class ImprintWaits(Refused):
    """The very picture is there."""

    zh = "没有提交：{unit}的这枚印模已经提交，等待督查室核准，或已在使用。"
    en = "Not proposed: this imprint of {unit} waits for approval already, or is in use."


class NoImprint(Refused):
    """Nothing to approve."""

    zh = "没有核准：{unit}没有待核准的印模。请先由单位提交（unit imprint）。"
    en = "Not approved: no imprint of {unit} waits. Let the unit propose one first (unit imprint)."


class ImprintOfOwnUnit(Refused):
    """Recusal."""

    zh = "应当回避：{person} 属于{unit}，不能核准本单位的印模。请由督查室其他人核准。"
    en = "Recusal: {person} belongs to {unit} and cannot approve its imprint. Let somebody else at the office do it."
