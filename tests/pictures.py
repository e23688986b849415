"""Files such as people send: a photo that tells who took it, a document, and what only looks like a photo."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

OWNER = "Chen Owner of Unit 12"
CAMERA = "SECRETPHONE 7"
COMMENT = b"comment: block 3, chen"
MARKS = (OWNER.encode(), CAMERA.encode(), COMMENT, b"Exif", b"31.2304")
DOCUMENT = b"%PDF-1.4\n% written by " + OWNER.encode() + b"\n%%EOF\n"


def photo(side: int = 64, *, turned: bool = False) -> bytes:
    """A photo whose upper half is red and whose lower half is blue, with all that a phone writes into one. ``turned``:
    its pixels lie on their side, and a note says so.
    """
    picture = Image.new("RGB", (side, 2 * side), "red")
    picture.paste("blue", (0, side, side, 2 * side))
    exif = Image.Exif()
    exif[Base.Artist] = OWNER
    exif[Base.Model] = CAMERA
    exif[Base.DateTime] = "2026:11:20 08:15:00"
    gps = exif.get_ifd(IFD.GPSInfo)
    gps[GPS.GPSLatitude] = (31.0, 13.0, 49.44)
    gps[GPS.GPSMapDatum] = "31.2304"
    if turned:
        exif[Base.Orientation] = 6
        picture = picture.rotate(90, expand=True)
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=COMMENT, quality=90)
    return out.getvalue()


def lay_out(desk: Path) -> Path:
    """Put such files into a folder: lamp.jpg, gate.png, notice.pdf, broken.jpg."""
    desk.mkdir(exist_ok=True)
    (desk / "lamp.jpg").write_bytes(photo())
    (desk / "notice.pdf").write_bytes(DOCUMENT)
    (desk / "broken.jpg").write_bytes(photo()[:40])
    with Image.new("RGBA", (30, 20), (0, 0, 0, 0)) as clear:
        clear.save(desk / "gate.png")
    return desk
