"""What this room refuses in Word, Excel, web and PDF files, and what to do about it."""

from bilingual import Refused
from intake.refusals import NotText, UnknownFormat


class OldFormat(UnknownFormat):
    """A format of old office programs, which nobody reads safely."""

    zh = "不能读取旧格式“{suffix}”的文件，请在 WPS 或 Word/Excel 中打开，另存为 {newer} 后重试。目前支持：{known}。"
    en = (
        "The old format “{suffix}” cannot be read; open the file, save it as {newer} and try again. Supported: {known}."
    )


class Disguised(NotText):
    """The content is of another kind than the name says."""

    zh = "“{path}”的内容其实是{kind}，与文件名的后缀不符，未予读取。请找到原来的文件，或另存为正确的格式后重试。"
    en = "“{path}” is in truth {kind}, not what its suffix says, and was not read; save it in the right format first."


class PasswordProtected(Refused):
    """The document is encrypted."""

    zh = "“{path}”设有打开密码，无法读取。请在办公软件中取消密码，另存后重试。"
    en = "“{path}” is protected by a password and cannot be read; remove the password, save it and try again."


class Damaged(Refused):
    """The file breaks off or contradicts its own format."""

    zh = "“{path}”已损坏或不完整（{reason}），未予读取。请重新下载，或在办公软件中打开并另存后重试。"
    en = "“{path}” is damaged or incomplete ({reason}) and was not read; get it again, or open it and save it anew."


class UnsafePackage(Refused):
    """The file carries something that a notice does not need and that can do harm."""

    zh = "“{path}”中含有{what}，为安全起见未予读取。请在办公软件中只复制正文和表格到新文件，另存后重试。"
    en = "“{path}” holds {what} and was not read, to be safe; copy text and table into a new file and try that."


class ContentTooLarge(Refused):
    """Unpacked, the file is far larger than any notice."""

    zh = "“{path}”展开后的内容过大（{what}，上限 {limit}），未予读取。请只保留通知正文和附件表后重试。"
    en = "What “{path}” holds is too large ({what}; the limit is {limit}) and was not read; keep only notice and annex."


class TooManyNumbers(Refused):
    """The table holds far more numbers than any annex: it is data, and reading its figures would take minutes."""

    zh = "任务分解表里有 {count} 个数字，超过 {limit} 个的上限，未予读取。请确认没有混入其他数据，只保留任务后重试。"
    en = "The table holds {count} numbers, over the limit of {limit}, and was not read; keep only the table of tasks."


class TableTooWide(Refused):
    """A table has far more columns than any annex."""

    zh = "表格有 {columns} 列，超过 {limit} 列的上限，未予读取。请只保留任务分解表所需的列后重试。"
    en = "A table has {columns} columns, over the limit of {limit}, and was not read; keep only those of the annex."


class TableTooLarge(Refused):
    """The cells of a table claim more places than any annex has."""

    zh = "表格的单元格过多（{places} 个，上限 {limit} 个），未予读取。请只保留任务分解表后重试。"
    en = "A table has too many cells ({places}; the limit is {limit}) and was not read; keep only the annex."


class NestedTooDeep(Refused):
    """Elements or tables stand in one another as no program writes them."""

    zh = "文件内容的嵌套超过 {limit} 层，未予读取。请在办公软件或浏览器中只复制正文和表格到新文件，另存后重试。"
    en = "The content is nested over {limit} levels deep and was not read; copy text and table into a new file first."


class NeedsOcr(Refused):
    """A PDF of pictures: nobody has recognised its text."""

    zh = "“{path}”是扫描件，没有文字层，无法读取。请先用扫描识别（OCR）软件转成文字，核对后另存为 .docx 或 .txt 再试。"
    en = "“{path}” is a scan without text; have it recognised (OCR), check it, and try the .docx or .txt."


class TooManyPages(Refused):
    """A PDF has far more pages than any notice."""

    zh = "“{path}”有 {pages} 页，超过 {limit} 页的上限，未予读取。请只保留通知正文和附件表的页后重试。"
    en = "“{path}” has {pages} pages, over the limit of {limit}, and was not read; keep only notice and annex."


class PdfTooHard(Refused):
    """Reading a PDF took more time or memory than any notice needs."""

    zh = "读取“{path}”超出了允许的时间或内存，已中止。该 PDF 可能损坏或过于复杂，请另存为 .docx 后重试。"
    en = "Reading “{path}” took more time or memory than is allowed and was stopped; save it as .docx and try that."
