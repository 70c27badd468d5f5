"""What this room refuses among scans and pictures, and what to do about it."""

from bilingual import Refused


class UploadEmpty(Refused):
    """The upload has no content."""

    zh = "上传的文件是空的，请检查是否选对了文件。"
    en = "The uploaded file is empty; check that it is the right one."


class UploadTooLarge(Refused):
    """The upload exceeds the limit and was not looked at."""

    zh = "上传的文件有 {size} 字节，超过 {limit} MB 的上限，未予受理。请降低扫描分辨率（200 dpi 已足够）后重试。"
    en = "The upload has {size} bytes, over the limit of {limit} MB; scan at a lower resolution (200 dpi do) and retry."


class NotAccepted(Refused):
    """The content is of a kind that is not accepted, whatever the name says."""

    zh = "上传的文件其实是{kind}，这里只受理{accepted}。请用扫描仪或手机的扫描功能另存为其中一种后重试。"
    en = "The upload is in truth {kind}; accepted here: {accepted}. Save the scan in one of these and try again."


class PictureDamaged(Refused):
    """The file breaks off or contradicts its own format."""

    zh = "上传的文件已损坏或不完整（{reason}），未予受理。请重新扫描或重新导出后再传。"
    en = "The upload is damaged or incomplete ({reason}) and was not taken; scan or export it again."


class TrailingData(Refused):
    """Something else stands before the beginning or behind the end of the file."""

    zh = (
        "上传的文件在{kind}之外还夹带 {size} 字节的其他数据，无法确认其内容，未予受理。"
        "手机照片常附带动态影像等数据，请改用手机的扫描功能存为 PDF，或截图后再传。"
    )
    en = (
        "Beside the {kind} the upload carries {size} bytes of something else, and was not taken. Photographs of "
        "telephones often do: use the telephone's scanner and upload that PDF, or a screenshot."
    )


class PictureTooLarge(Refused):
    """The picture has more pixels than a page needs."""

    zh = "图片为 {width}×{height} 像素，超过上限（每边 {side}，共 {pixels}），未予受理。请缩小或按 300 dpi 重新扫描。"
    en = "The picture has {width}×{height} pixels, over {side} a side or {pixels} in all; scan it again at 300 dpi."


class PictureMoves(Refused):
    """Several pictures in one: no scanner does that."""

    zh = "上传的图片包含多帧（动画），无法确认以哪一帧为准，未予受理。请另存为单幅图片后重试。"
    en = "The picture has several frames, and it cannot be told which one counts; save a single one and try again."


class ScanEncrypted(Refused):
    """The PDF is encrypted."""

    zh = "上传的 PDF 已加密，无法核对，未予受理。请取消密码或权限限制，另存后重试。"
    en = "The PDF is encrypted and cannot be checked; save it without password and restrictions and try again."


class ScanTooLong(Refused):
    """The PDF has more pages than a report."""

    zh = "上传的 PDF 有 {pages} 页，超过 {limit} 页的上限，未予受理。请只扫描签字盖章的报告本身。"
    en = "The PDF has {pages} pages, over the limit of {limit}; scan the signed and sealed report alone."


class ScanActive(Refused):
    """The PDF carries what no scanner makes."""

    zh = "上传的 PDF 含有脚本或附件，不是单纯的扫描件，未予受理。请重新扫描纸质件。"
    en = "The PDF carries scripts or attached files and is no plain scan; scan the paper again."


class PictureTooHard(Refused):
    """Looking at the upload took more time or memory than any scan needs."""

    zh = "核对上传的文件超出了允许的时间或内存，已中止。请按 200–300 dpi 重新扫描为 PDF 后重试。"
    en = "Looking at the upload took more time or memory than is allowed; scan again as PDF at 200–300 dpi."


class PictureTooSmall(Refused):
    """Printed at its size, the seal would be blurred."""

    zh = "印模图片为 {width}×{height} 像素，每边至少需要 {least} 像素，未予受理。请按 300 dpi 以上重新扫描印模。"
    en = "The seal's picture has {width}×{height} pixels and needs {least} a side; scan it again at 300 dpi or more."


class ColoursUnknown(Refused):
    """The picture is in inks of a press, and nobody can tell what red they make."""

    zh = "图片为印刷用的 CMYK 颜色，无法确定印章的实际颜色，未予受理。请另存为 RGB 的 PNG 或 JPEG 后重试。"
    en = "The picture is in CMYK, which leaves open how red the seal is; save it as RGB, in PNG or JPEG, and try again."


class ImprintBlank(Refused):
    """There is nothing to see."""

    zh = "图片几乎是空白的，看不到印模，未予受理。请检查是否选对了文件。"
    en = "The picture is all but blank and shows no seal; check that it is the right file."


class ImprintNotRed(Refused):
    """Seals of offices are red."""

    zh = "图片中的印模不是红色（可能是黑白或灰度扫描），未予受理。请用红色印泥盖印后彩色扫描。"
    en = "What the picture shows is not red (perhaps a scan in grey); stamp in red ink and scan it in colour."


class ImprintCovered(Refused):
    """The seal stands on something, or the picture is a photograph."""

    zh = "图片的背景不是白色或透明，盖到报告上会遮住文字，未予受理。请在白纸上盖印后扫描，或去除背景。"
    en = "The background is neither white nor transparent and would cover the text; scan the seal on white paper."


class ImprintNotSquare(Refused):
    """What is seen is much longer than wide, or the other way round."""

    zh = "印模宽 {width}、高 {height} 像素，相差过大，不像一枚完整的公章，未予受理。请裁去印模以外的内容后重试。"
    en = "The seal is {width} by {height} pixels, too uneven for a whole one; cut away what is not the seal."
