"""Why a signature or a file does not hold, in words."""

from datetime import datetime

from bilingual import Text
from documents.wording import day_in_chinese
from workdays import local_day

UNREADABLE = Text("文件无法作为PDF读取", "the file cannot be read as a PDF")
ENCRYPTED = Text("文件已加密", "the file is encrypted")
UNSIGNED = Text("文件上没有数字签名", "there is no digital signature on the file")
UNVERIFIABLE = Text("签名已损坏，无法验证", "the signature is damaged and cannot be verified")
BROKEN = Text(
    "文件在签名后被改动，签名不再成立", "the file was changed after it was signed; the signature no longer holds"
)
ADDED = Text(
    "签名之后文件又被添加或修改了内容", "something was added to the file or changed in it after this signature"
)
UNTRUSTED = Text("证书不是由受信任的机构签发", "the certificate does not lead to a trusted authority")
STAMP_BROKEN = Text("时间戳无效或不受信任", "the time-stamp is invalid or not trusted")
LATER = Text("签名时间晚于现在", "the moment of signing lies in the future")
USAGE = Text("签名不符合要求", "the signature does not meet what its field asks for")


def expired(day: datetime) -> Text:
    """The certificate had ended before the signature was made."""
    return Text(f"签名时证书已过期（{_zh(day)}到期）", f"the certificate had expired when it was used (on {_en(day)})")


def not_yet(day: datetime) -> Text:
    """The certificate had not begun when the signature was made."""
    return Text(
        f"签名时证书尚未生效（{_zh(day)}起生效）", f"the certificate held only from {_en(day)} on, after it was used"
    )


def _zh(moment: datetime) -> str:
    return day_in_chinese(_en(moment))


def _en(moment: datetime) -> str:
    return local_day(moment).isoformat()
