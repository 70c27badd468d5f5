"""What this room refuses to put on paper."""

from bilingual import Refused


class UnknownForm(Refused):
    """No renderer of that name."""

    zh = "不能生成“{form}”格式的文件。可用格式：{known}。"
    en = "There is no form “{form}”. Choose one of: {known}."


class UnknownSchema(Refused):
    """The content is not of the version that these renderers read."""

    zh = "通报内容的版本是“{found}”，本程序只认得“{known}”。请用同一版本的程序重新生成通报内容。"
    en = (
        "The content is of schema “{found}”; these renderers read “{known}”. "
        "Make the content again with this version of the program."
    )


class MalformedContent(Refused):
    """A part of the content is absent or of the wrong kind."""

    zh = "通报内容的“{where}”不合要求：应为{want}。请重新生成通报内容。"
    en = "The content at “{where}” is not as agreed: {want} is wanted there. Make the content again."


class UnprintableCharacter(Refused):
    """A control or invisible character, which a page cannot carry."""

    zh = "文字“{piece}”中有不可见的控制字符（{names}），无法印出。请删去后重新提交。"
    en = (
        "The text “{piece}” contains invisible control characters ({names}) that no page can carry. "
        "Delete them and submit again."
    )


class MissingGlyph(Refused):
    """A character that none of the fonts can draw."""

    zh = "字库中没有这些字：{names}（见“{piece}”）。请安装含有这些字的字体，或改用其他写法。"
    en = (
        "No font at hand can draw {names} (in “{piece}”). "
        "Install a font that has these characters, or write them another way."
    )


class TextTooLong(Refused):
    """Longer than one spreadsheet cell can carry."""

    zh = "以“{piece}”开头的文字长达{length}字，超过一个单元格的上限{limit}字。请缩短后重新提交。"
    en = (
        "The text that begins “{piece}” has {length} characters; one cell carries at most {limit}. "
        "Shorten it and submit again."
    )


class FontMissing(Refused):
    """A font file that was asked for cannot be used."""

    zh = "找不到可用的字体文件“{path}”。请检查字体设置，或重新安装程序自带的字体。"
    en = (
        "There is no usable font file at “{path}”. "
        "Check the font setting, or reinstall the fonts that come with the program."
    )


class FontFolderMissing(Refused):
    """DUCHA_FONT_DIR names no folder."""

    zh = "字体目录“{folder}”不存在或不是目录。请把 DUCHA_FONT_DIR 改为存放字体文件的目录，或取消该设置。"
    en = "The font folder “{folder}” is no folder. Let DUCHA_FONT_DIR name one that holds font files, or unset it."


class FontFolderEmpty(Refused):
    """DUCHA_FONT_DIR names a folder without fonts."""

    zh = "字体目录“{folder}”中没有字体文件（.otf、.ttf、.ttc）。请放入字体文件，或取消 DUCHA_FONT_DIR 设置。"
    en = "The font folder “{folder}” holds no font (.otf, .ttf, .ttc). Put fonts there, or unset DUCHA_FONT_DIR."


class FontBroken(Refused):
    """A file that calls itself a font and cannot be read as one."""

    zh = "字体文件“{path}”已损坏，或不是字体文件。请重新复制该文件，或将它移出字体目录。"
    en = "The font file “{path}” is damaged, or no font. Copy it again, or move it out of the font folder."


class TypesettingRefused(Refused):
    """The typesetter warned or failed; a page with a warning is not an official page."""

    zh = "排版未通过：{reason}。请检查字体设置后重试；仍不成功的，请把这句话转告管理员。"
    en = (
        "Typesetting did not pass: {reason}. Check the font setting and try again; "
        "if it persists, pass this sentence on to the administrator."
    )
