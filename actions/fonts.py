"""The faces that this site prints with."""

from actions.font_folder import FOLDER
from documents import Fonts, site_fonts


def chosen_fonts() -> Fonts:
    """The default faces, with those of the folder that the entry point has named.

    Raises FontFolderMissing, FontFolderEmpty or FontBroken.
    """
    return site_fonts(FOLDER.get())
