"""The fonts that pictures are drawn with, and what they can draw."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from matplotlib import get_data_path
from matplotlib.font_manager import FontEntry, FontPath, FontProperties, fontManager, get_font

DPI: Final = 100
"""Pixels per inch of every picture; matplotlib measures type in points of 1/72 inch."""

_SUBPIXELS = 64  # FreeType's unit of length is a 64th of a pixel
# The faces in the collection: simplified and traditional readers know some characters in different forms.
_FACES: Final = {"zh-Hans": 2, "zh-Hant": 3}
_OTHER_LANGUAGES_FACE = 2
_UNKNOWN_LETTER = "□"
# What joins emoji and asks for their colour: none of the fonts has either.
_EMOJI_CONTROLS = frozenset("\u200d\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts for a language in the order in which they are tried, and the characters they can draw."""

    entries: tuple[FontEntry, ...]
    characters: frozenset[int]

    def properties(self, size: int) -> FontProperties:
        """Return what to ask matplotlib for to write in type of `size` pixels."""
        return FontProperties(family=[entry.name for entry in self.entries], size=size * 72 / DPI)

    def width(self, size: int, line: str) -> float:
        """Return the width of `line` in pixels, in type of `size` pixels."""
        font = get_font([FontPath(entry.fname, entry.index) for entry in self.entries])
        font.set_size(size * 72 / DPI, DPI)
        font.set_text(line)
        return font.get_width_height()[0] / _SUBPIXELS

    def drawable(self, text: str) -> str:
        """Return `text` without what would be drawn as an empty box; unknown letters and digits become □."""
        return "".join(self._drawn(char) for char in unicodedata.normalize("NFC", text)).strip()

    def _drawn(self, char: str) -> str:
        if ord(char) in self.characters and char not in _EMOJI_CONTROLS:
            return char
        return _UNKNOWN_LETTER if unicodedata.category(char)[0] in "LN" else ""


@cache
def fonts_for(language: str) -> Fonts:
    """Make the fonts for `language` known to matplotlib: Noto CJK, and DejaVu for the scripts it lacks."""
    index = _FACES.get(language, _OTHER_LANGUAGES_FACE)
    noto = files("noto_cjk_sans_otc") / "NotoSansCJK-Regular.ttc"
    dejavu = Path(get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")
    # Names of our own: a font of the same name installed on the machine may be another version.
    entries = (FontEntry(str(noto), index, f"Linli CJK {index}"), FontEntry(str(dejavu), 0, "Linli DejaVu"))
    fontManager.ttflist.extend(entry for entry in entries if entry not in fontManager.ttflist)
    characters: set[int] = set()
    for entry in entries:
        characters.update(get_font(FontPath(entry.fname, entry.index)).get_charmap())
    return Fonts(entries, frozenset(characters))
