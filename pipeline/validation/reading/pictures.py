"""Pictures: safe, of a sensible size, and readable. A fault inside a picture is reported at the line that uses it."""

from __future__ import annotations

import re
import warnings
from math import isfinite
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from xml.parsers import expat

from pipeline.model import codes
from pipeline.model.diagnostics import Checked, Diagnostic, Rule
from pipeline.model.document import Picture
from pipeline.model.source import Span

LARGEST_FILE = 5_000_000
DEEPEST = 64
"""Groups in groups of a drawing."""
LARGEST_SIDE = 8_000
"""Pixels: A3 at 480 dots an inch."""
MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_ACTIVE = frozenset({"script", "handler", "foreignobject", "iframe", "a"})
_MOVING = frozenset({"animate", "animatetransform", "animatemotion", "set"})
_OUTSIDE = re.compile(
    r"""@import | url\((?!\s*['"]?\s*\#) | (?:image|image-set|cross-fade|src)\( | expression\( | javascript: | \\""",
    re.IGNORECASE | re.VERBOSE,
)
"""What fetches something in CSS; a backslash could hide each of these."""
_SVG = "http://www.w3.org/2000/svg svg"


_CUT_OFF = [
    expat.errors.codes[what] for what in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN)
]


class _PictureError(Exception):
    def __init__(self, rule: Rule, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.rule, self.hint = rule, hint


def read_picture(folder: Path, name: str, used_at: Span) -> Checked[Picture]:
    """The picture `name` below a leaflet's folder, as the words at `used_at` ask for it."""
    try:
        return Checked(_read(folder, name))
    except _PictureError as fault:
        return Checked(None, (_said(fault, used_at),))


def _said(fault: _PictureError, used_at: Span) -> Diagnostic:
    return fault.rule.at(used_at, str(fault), fault.hint)


def _read(folder: Path, name: str) -> Picture:
    if not name:
        raise _PictureError(
            codes.MISSING_PICTURE, "this picture names no file", "write `images/its-name.svg` in the brackets"
        )
    parts = PurePosixPath(name).parts
    inside = len(parts) > 1 and parts[0] == "images" and ".." not in parts and "\\" not in name
    path = folder / name
    if not inside or not _leads_into(path, folder.resolve() / "images"):
        hint = "put the file into the leaflet's images folder and write `images/its-name.svg`"
        raise _PictureError(codes.PICTURE_OUTSIDE, f"`{name}` is not in the images folder", hint)
    media_type = MEDIA_TYPES.get(path.suffix)
    if media_type is None:
        raise _PictureError(codes.NOT_A_PICTURE, f"`{name}` is not a picture that we take", "use .svg, .png or .jpg")
    try:
        if not S_ISREG(path.stat().st_mode):
            raise _PictureError(
                codes.NOT_A_PICTURE, f"`{name}` is not a file", "put the picture there, or use another name"
            )
        if path.stat().st_size > LARGEST_FILE:
            raise _PictureError(codes.PICTURE_SIZE, f"`{name}` has more than {LARGEST_FILE:,} bytes", "make it smaller")
        data = path.read_bytes()
    except FileNotFoundError:
        raise _PictureError(
            codes.MISSING_PICTURE, f"there is no picture `{name}`", "check the name, capitals too"
        ) from None
    except OSError as fault:
        raise _PictureError(
            codes.NOT_A_PICTURE, f"`{name}` cannot be read: {fault.strerror}", "check its name"
        ) from None
    width, height = _drawing(name, data) if media_type == "image/svg+xml" else _photo(name, data, media_type)
    if max(width, height) > LARGEST_SIDE:
        message = f"`{name}` is {width:,.0f} × {height:,.0f}; the largest side may be {LARGEST_SIDE:,}"
        raise _PictureError(codes.PICTURE_SIZE, message, "make it smaller")
    if min(width, height) <= 0:
        raise _PictureError(
            codes.NOT_A_PICTURE, f"`{name}` has no size", "give the drawing a viewBox with a width and height"
        )
    return Picture(name, media_type, width, height, data)


def _leads_into(path: Path, images: Path) -> bool:
    try:
        return path.resolve().is_relative_to(images)
    except (OSError, RuntimeError):  # links that lead in a circle
        return False


def _photo(name: str, data: bytes, media_type: str) -> tuple[float, float]:
    from io import BytesIO

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the size is judged above, unopened
            with Image.open(BytesIO(data), formats=["PNG", "JPEG"]) as image:
                size, found = image.size, Image.MIME.get(image.format or "")
                if max(size) <= LARGEST_SIDE:
                    image.load()
    except Image.DecompressionBombError:
        raise _PictureError(
            codes.PICTURE_SIZE, f"`{name}` has more pixels than can be printed", "make it smaller"
        ) from None
    except Exception as fault:
        raise _PictureError(codes.NOT_A_PICTURE, f"`{name}` cannot be read as a picture", "save it again") from fault
    if found != media_type:
        hint = "save it again, as its ending says"
        raise _PictureError(codes.NOT_A_PICTURE, f"`{name}` is {found}, not what its name says", hint)
    return float(size[0]), float(size[1])


def _drawing(name: str, data: bytes) -> tuple[float, float]:
    parser = expat.ParserCreate(namespace_separator=" ")
    size: list[tuple[float, float]] = []
    styles: list[str] = []
    inside: list[str] = []

    def refuse(what: str) -> None:
        place = f"line {parser.CurrentLineNumber}, column {parser.CurrentColumnNumber + 1}"
        hint = "draw with shapes and paths only; keep every part inside the file"
        raise _PictureError(codes.UNSAFE_PICTURE, f"`{name}` holds {what} ({place} of the drawing)", hint)

    def start(tag: str, attributes: dict[str, str]) -> None:
        written = tag.rsplit(" ", 1)[-1]
        local = written.lower()
        if not inside and tag != _SVG:
            raise _PictureError(codes.NOT_A_PICTURE, f"`{name}` is not an SVG drawing", "save it as plain SVG")
        if not inside:
            size.append(_size(attributes))
        inside.append(local)
        if len(inside) > DEEPEST:
            message = f"`{name}` has more than {DEEPEST} groups in groups"
            raise _PictureError(codes.NOT_A_PICTURE, message, "flatten the drawing")
        if local in _ACTIVE | _MOVING:
            refuse(f"`{written}`")
        for key, value in attributes.items():
            plain = key.rsplit(" ", 1)[-1].lower()
            if plain.startswith("on"):
                refuse(f"`{plain}`, a script")
            if plain == "base" or (plain in ("href", "src") and not value.startswith("#")):
                refuse("a reference to something outside")
            if _OUTSIDE.search(value):
                refuse("a reference to something outside")

    def end(_: str) -> None:
        if inside.pop() == "style":
            if _OUTSIDE.search("".join(styles)):
                refuse("a style that reaches outside")
            styles.clear()

    def words(text: str) -> None:
        if inside and inside[-1] == "style":
            styles.append(text)

    def doctype(*_: object) -> None:
        refuse("a document type")

    def instruction(*_: object) -> None:
        refuse("a processing instruction")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = doctype
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        what = "it ends too early" if fault.code in _CUT_OFF else expat.errors.messages[fault.code]
        message = f"`{name}` is not a whole drawing: {what} (line {fault.lineno} of the drawing)"
        raise _PictureError(codes.NOT_A_PICTURE, message, "save it again") from None
    except (ValueError, LookupError) as fault:
        raise _PictureError(codes.NOT_A_PICTURE, f"`{name}` cannot be read: {fault}", "save it as UTF-8") from None
    return size[0]


def _size(attributes: dict[str, str]) -> tuple[float, float]:
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        sides = box[2:] if len(box) == 4 else [attributes[key].removesuffix("px") for key in ("width", "height")]
        width, height = float(sides[0]), float(sides[1])
    except (KeyError, ValueError):
        return 0.0, 0.0
    return (width, height) if isfinite(width) and isfinite(height) else (0.0, 0.0)
