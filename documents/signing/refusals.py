"""What is refused about keys, certificates, and files to be signed or sealed."""

from bilingual import Refused


class PdfUnreadable(Refused):
    """No PDF, or a damaged one."""

    zh = "这个文件无法作为PDF读取（可能被截断或损坏）。请重新下载待签文件，或重新导出后再上传。"
    en = "This file cannot be read as a PDF (perhaps cut off or damaged). Download or export it anew and try again."


class FileEncrypted(Refused):
    """A PDF with a password or with restrictions."""

    zh = "这个PDF文件已加密，无法签字盖章。请使用未加密的待签文件。"
    en = "This PDF is encrypted and cannot be signed or sealed. Use the prepared file without encryption."


class FieldAbsent(Refused):
    """The file has no such signature field: it is no prepared report."""

    zh = "这个文件中没有“{field}”签名域，不是本系统生成的待签报告。请先下载待签报告。"
    en = "This file has no signature field “{field}”: it is not a report prepared here. Download the prepared report."


class FieldFilled(Refused):
    """The field is signed already."""

    zh = "“{field}”签名域已经签过，不能再签。需要重签的，请先撤回，再用新的待签报告。"
    en = "The field “{field}” is signed already and cannot be signed again. Withdraw first, and take a new report."


class FileChanged(Refused):
    """Something was added to or changed in the file."""

    zh = "这个文件在签字以后被改动过，不能盖章。请用签字后的原文件；确需修改的，撤回后重新签字。"
    en = "This file was changed after it was signed and is not sealed. Use it as signed, or withdraw and sign anew."


class SignatureExpected(Refused):
    """The principal's signature is not on the file."""

    zh = "文件上还没有主要负责人的数字签名，不能盖章。请先签字。"
    en = "The principal has not signed this file yet, so it is not sealed. Have it signed first."


class SigningFailed(Refused):
    """The key or the token could not make the signature."""

    zh = "没有完成签名：{why}。文件没有改动。请检查密钥设备和文件后重试。"
    en = "The signature was not made: {why}. The file is unchanged. Check the key or token and the file, and try again."


class StampUnavailable(Refused):
    """The time-stamp server does not answer as it should."""

    zh = "时间戳服务没有给出有效的时间戳（{why}），没有签名。请稍后重试，或请管理员检查时间戳地址。"
    en = (
        "The time-stamp server gave no valid stamp ({why}); nothing was signed. Try later, or have its address checked."
    )


class StampAddressUnreadable(Refused):
    """The address of a time-stamp server is none."""

    zh = "“{url}”不是时间戳服务的地址。请写成 http:// 或 https:// 开头的地址。"
    en = "“{url}” is no address of a time-stamp server. Write one that begins with http:// or https://."


class ImprintUnreadable(Refused):
    """The picture of a seal can be drawn neither as PNG nor as PDF."""

    zh = "印模图片无法使用：需要一张PNG图片（每边不超过{limit}像素）或一页PDF。请重新登记印模。"
    en = "The seal's picture cannot be used. Register it anew, as PNG (at most {limit} pixels a side) or PDF page."


class KeyFileUnreadable(Refused):
    """Not a PKCS#12 file."""

    zh = "这不是PKCS#12密钥文件（.p12或.pfx），或者文件已损坏。请检查所选文件。"
    en = "This is not a PKCS#12 key file (.p12 or .pfx), or it is damaged. Check which file was chosen."


class PassphraseWrong(Refused):
    """The passphrase does not open the key file."""

    zh = "口令不对，密钥文件没有打开。请重新输入口令。"
    en = "The passphrase is wrong; the key file was not opened. Type it again."


class KeyFileWithoutKey(Refused):
    """A PKCS#12 file that lacks the key or the certificate for it."""

    zh = "这个PKCS#12文件里没有私钥及其证书，不能签名。请导出带私钥的证书文件。"
    en = "This PKCS#12 file does not hold a private key with its certificate. Export both together."


class KeyKindUnknown(Refused):
    """A key of a kind that is not signed with here."""

    zh = "不支持这种密钥。请使用RSA（2048位以上）或P-256、P-384椭圆曲线密钥。"
    en = "Keys of this kind are not supported. Use RSA (2048 bits or more) or an EC key on P-256 or P-384."


class CertificateUnreadable(Refused):
    """Neither PEM nor DER of one certificate."""

    zh = "这不是一张数字证书（PEM或DER格式）。请导出一张证书后重试。"
    en = "This is not a certificate in PEM or DER. Export one certificate and try again."


class RootsUnreadable(Refused):
    """A source of trusted roots without a readable certificate."""

    zh = "无法从“{source}”读取受信任的根证书。请指定PEM或DER证书文件，或存放这些文件的目录。"
    en = "No trusted root can be read from “{source}”. Name a PEM or DER certificate, or a folder of such files."


class TokenAddressUnreadable(Refused):
    """A pkcs11: address that names too little, or is none."""

    zh = "密钥设备地址不完整：{why}。请写成 pkcs11:token=…;object=…?module-path=…（RFC 7512）。"
    en = "The token's address does not do: {why}. Write pkcs11:token=…;object=…?module-path=… (RFC 7512)."


class TokenUnavailable(Refused):
    """The module cannot be loaded, or there is no such token."""

    zh = "没有找到密钥设备：{why}。请插好设备，并检查驱动路径和设备名称。"
    en = "The token was not found: {why}. Plug it in, and check the module's path and the token's name."


class PinWrong(Refused):
    """The token refuses the PIN."""

    zh = "密钥设备的PIN不对或已锁定。请核对后重试，多次输错会锁定设备。"
    en = "The token refuses the PIN, or is locked. Check it before trying again: repeated errors lock the token."


class TokenWithoutKey(Refused):
    """No key with its certificate, or more than one, under that name."""

    zh = "密钥设备里没有唯一对应的私钥和证书：{why}。请在地址中写明object或id。"
    en = "The token does not hold exactly one such key with its certificate: {why}. Name object or id in the address."
