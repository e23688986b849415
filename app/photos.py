"""Pictures made anew, so that they tell nothing of who took them, where, when and with what."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""The other formats that the library reads are never tried: who sends a file does not choose what reads it."""
MOST_PIXELS = 50_000_000
SIDE = 1600
"""The longer side of a picture that is kept, in pixels: what is written on a notice board can still be read."""
QUALITY = 80


class NoPicture(Exception):
    """This cannot be read as a picture."""


def redrawn(content: bytes) -> bytes:
    """The picture as a JPEG of its own, upright and not too large: only its pixels are taken over, so that neither
    place, time, camera, owner nor a preview of what was cut off comes along. Raises NoPicture.
    """
    try:
        with warnings.catch_warnings():
            # What the library only warns of is refused here.
            warnings.simplefilter("error")
            return _redrawn(content)
    # A file made to break a reader breaks it in many ways, and none of them is ours to tell apart.
    except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, Warning, EOFError) as error:
        raise NoPicture(type(error).__name__) from None
    except (MemoryError, Image.DecompressionBombError) as error:
        raise NoPicture(type(error).__name__) from None


def _redrawn(content: bytes) -> bytes:
    with Image.open(BytesIO(content), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise NoPicture("too many pixels")
        picture.draft("RGB", (SIDE, SIDE))
        upright = ImageOps.exif_transpose(picture)
        with_alpha = upright.convert("RGBA")
    with_alpha.thumbnail((SIDE, SIDE))
    # Pixels alone, on white paper: what else the file told is left behind with it.
    paper = Image.new("RGB", with_alpha.size, "white")
    paper.paste(with_alpha, mask=with_alpha.getchannel("A"))
    out = BytesIO()
    paper.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
