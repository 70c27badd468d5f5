"""What this room refuses to read, and what to do about it."""

from bilingual import Refused


class FileMissing(Refused):
    """There is no file at that path."""

    zh = "找不到文件“{path}”，请检查路径和文件名。"
    en = "There is no file “{path}”; check the path and the name."


class NotAFile(Refused):
    """The path names a directory, a device or a pipe."""

    zh = "“{path}”不是普通文件（可能是文件夹），请指定文件夹中的具体文件。"
    en = "“{path}” is not an ordinary file (perhaps a directory); name one file in it."


class FileUnreadable(Refused):
    """The operating system does not let the file be read."""

    zh = "无法读取文件“{path}”（{reason}），请检查权限后重试。"
    en = "The file “{path}” cannot be read ({reason}); check its permissions and try again."


class FileTooLarge(Refused):
    """The file exceeds the limit; it was not read."""

    zh = (
        "文件“{path}”有 {size} 字节，超过 {limit} MB 的上限，未予读取。请核对是否选对了文件，或只保留需要的内容后重试。"
    )
    en = "“{path}” has {size} bytes, over the limit of {limit} MB, and was not read; keep only what is needed."


class FileEmpty(Refused):
    """The file has no content."""

    zh = "文件“{path}”是空的，请检查是否选对了文件。"
    en = "The file “{path}” is empty; check that it is the right one."


class NotText(Refused):
    """The bytes are no text in an encoding that is accepted."""

    zh = "“{path}”不是文本文件，或编码不是 UTF-8、UTF-16、GB18030（GBK）。请另存为 UTF-8 文本后重试。"
    en = "“{path}” is not text in UTF-8, UTF-16 or GB18030 (GBK); save it as UTF-8 text and try again."


class UnknownFormat(Refused):
    """No reader is registered for the suffix."""

    zh = "不能读取“{suffix}”格式的通知，目前支持：{known}。请转换格式后重试。"
    en = "A notice in the format “{suffix}” cannot be read; supported now: {known}. Convert it and try again."


class NotANotice(Refused):
    """The text has no table of tasks."""

    zh = (
        "文件中没有找到任务分解表（含“序号”列和“第几季度目标”列的表格，文本文件以制表符分列），"
        "请确认这是督查通知，且编码无误。"
    )
    en = (
        "No table of tasks was found (a column 序号 and columns of quarterly targets, in text separated by TABs); "
        "check that the file is such a notice and that its encoding is right."
    )


class NoTasks(Refused):
    """The table has a header and no rows."""

    zh = "任务分解表只有表头，没有任何任务行，请检查文件是否完整。"
    en = "The table of tasks has a header and not one row; check that the file is complete."


class NoticeIncomplete(Refused):
    """The notice lacks something without which a campaign cannot be registered."""

    zh = "通知中没有找到{what}，请对照原件补全后重试。"
    en = "The notice does not show {what}; complete it from the original and try again."


class QuarterTwice(Refused):
    """Two columns claim the same quarter."""

    zh = "表头中 {quarter} 的目标出现两次，无法判断以哪一列为准，请核对表头。"
    en = "The header has two columns for {quarter}; it cannot be told which one holds, so correct the header."


class NoticeTooLong(Refused):
    """The text has far more lines than any notice."""

    zh = "文件有 {lines} 行文字，超过通知的上限 {limit} 行，未予读取。请核对是否选对了文件，或只保留需要的内容后重试。"
    en = "The file has {lines} lines, over the limit of {limit}, and was not read; keep only notice and annex."


class LineTooLong(Refused):
    """A line is longer than any row of an annex."""

    zh = "第 {line} 行有 {length} 个字符，超过 {limit} 个的上限，未予读取。请检查文件是否完整、换行是否丢失。"
    en = "Line {line} has {length} characters, over the limit of {limit}, and was not read; check its line ends."


class RowTooWide(Refused):
    """A row has more cells than the header."""

    zh = "第 {line} 行（序号 {seq}）有 {found} 列，表头只有 {expected} 列，请核对该行的分列。"
    en = "Line {line} (task {seq}) has {found} cells, the header only {expected}; check the TABs in that line."


class TaskTwice(Refused):
    """Two rows carry the same 序号."""

    zh = "第 {line} 行的序号 {seq} 与第 {first} 行重复，无法判断以哪一行为准，请核对后重试。"
    en = "Task number {seq} on line {line} already stands on line {first}; correct one of them."


class BadCsv(Refused):
    """The file is not comma-separated text."""

    zh = "第 {line} 行不是有效的 CSV（{reason}），请检查引号和逗号。"
    en = "Line {line} is not valid CSV ({reason}); check the quotes and commas."


class ColumnMissing(Refused):
    """The unit list lacks columns."""

    zh = "第 {line} 行的表头缺少列：{columns}。应有：{expected}，顺序不限。"
    en = "The header on line {line} lacks: {columns}. Expected, in any order: {expected}."


class ColumnTwice(Refused):
    """The unit list names a column twice."""

    zh = "第 {line} 行的表头中“{column}”列出现两次，请删除多余的一列。"
    en = "The header on line {line} names the column “{column}” twice; remove one."


class NoUnits(Refused):
    """The unit list has no rows."""

    zh = "单位清单中没有任何单位，请至少填写一行。"
    en = "The list names no unit; fill in at least one row."


class UnitRowWidth(Refused):
    """A row of the unit list has more or fewer cells than the header."""

    zh = "第 {line} 行有 {found} 列，表头有 {expected} 列，请检查逗号。"
    en = "Line {line} has {found} cells, the header {expected}; check the commas."


class EmptyField(Refused):
    """A field that must be filled is empty."""

    zh = "第 {line} 行的“{column}”为空，请填写。"
    en = "“{column}” on line {line} is empty; fill it in."


class BadUnitCode(Refused):
    """A unit code does not follow the rule."""

    zh = "第 {line} 行的代码“{code}”无效：只能用英文字母、数字、短横线，字母或数字开头，最多 16 个字符。"
    en = (
        "The code “{code}” on line {line} is invalid: use ASCII letters, digits and hyphens, begin with "
        "a letter or digit, and stay within 16 characters."
    )


class UnitTwice(Refused):
    """Two rows have the same code or the same name."""

    zh = "第 {line} 行的“{value}”与第 {first} 行重复，每个单位只能出现一次。"
    en = "“{value}” on line {line} already stands on line {first}; a unit appears only once."


class BadTaskNumbers(Refused):
    """The task numbers of a unit cannot be read."""

    zh = "第 {line} 行的{column}“{value}”无效：应为 1 到 999 的序号，用空格分隔，且同一单位不得重复。"
    en = (
        "{column} on line {line} is invalid: “{value}”. Write numbers from 1 to 999 separated by spaces, "
        "each only once for a unit."
    )


class BadEmail(Refused):
    """An address is not of the form name@domain."""

    zh = "第 {line} 行的邮箱“{value}”无效，应为 名称@域名，没有可留空。"
    en = "The address “{value}” on line {line} is not of the form name@domain; it may be left empty."
