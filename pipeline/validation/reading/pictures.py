"""Reader of pictures: safe, of a sensible size, and readable. What is wrong inside one is reported at the line that
uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics, Rule
from pipeline.model.document import Figure, Picture, walk
from pipeline.model.leaflet import LeafletText
from pipeline.model.memory import Remember
from pipeline.model.settings import Settings
from pipeline.model.source import Places, Span
from pipeline.validation.folder import IMAGES
from pipeline.validation.reading.drawings import read_drawing
from pipeline.validation.reading.photos import UnusablePhotoError, clean_photo
from pipeline.validation.source_files import Trouble, UnreadFileError, read_regular_file

_RULES: Mapping[Trouble, Rule] = {
    "missing": codes.MISSING_PICTURE,
    "large": codes.PICTURE_SIZE,
    "outside": codes.PICTURE_OUTSIDE,
    "circle": codes.PICTURE_OUTSIDE,
}
_HINTS: Mapping[Trouble, str] = {"missing": "check the name, capitals too", "large": "make it smaller"}
MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


def read_pictures(
    folder: Path,
    settings: Settings,
    places: Places,
    texts: Mapping[str, LeafletText],
    diagnostics: Diagnostics,
    remember: Remember,
) -> dict[str, Picture]:
    """The pictures that a leaflet uses and that are good, by name. One that is not is reported wherever it is used."""
    used = [(node.image, node.span) for text in texts.values() for node in _find_figures(text)]
    if settings.cover:
        used.insert(0, (settings.cover, places.value("cover")))
    pictures: dict[str, Picture] = {}
    for name, span in used:
        if name not in pictures:
            picture = read_picture(folder, name, span, diagnostics, remember)
            if picture is not None:
                pictures[name] = picture
    return pictures


def _find_figures(text: LeafletText) -> Iterator[Figure]:
    return (node for node in walk((text.key_points, text.sections)) if isinstance(node, Figure))


def read_picture(
    folder: Path, name: str, used_at: Span, diagnostics: Diagnostics, remember: Remember
) -> Picture | None:
    """The picture `name` below a leaflet's folder, as the words at `used_at` ask for it; nothing where it is not there
    or cannot be used."""
    media_type = _find_media_type(folder, name, used_at, diagnostics)
    data = _read_bytes(_find_file(folder, name), folder, name, used_at, diagnostics) if media_type else None
    if media_type is None or data is None:
        return None
    if media_type == "image/svg+xml":
        return _read_drawing(name, data, used_at, diagnostics)
    try:
        width, height, clean = clean_photo(name, data, media_type, remember)
    except UnusablePhotoError as error:
        diagnostics.report(error.rule, used_at, str(error), error.hint)
        return None
    return Picture(name, media_type, width, height, clean)


def _read_drawing(name: str, data: bytes, used_at: Span, diagnostics: Diagnostics) -> Picture | None:
    read = read_drawing(name, data, used_at, diagnostics)
    if read is None:
        return None
    width, height, data = read
    if max(width, height) > limits.PICTURE_SIDE.most:
        message = f"`{name}` is {width:,.0f} × {height:,.0f}; the largest side may be {limits.PICTURE_SIDE.most:,}"
        diagnostics.report(codes.PICTURE_SIZE, used_at, message, "make it smaller")
        return None
    if min(width, height) <= 0:
        hint = "give the drawing a viewBox with a width and height"
        diagnostics.report(codes.NOT_A_PICTURE, used_at, f"`{name}` has no size", hint)
        return None
    return Picture(name, "image/svg+xml", width, height, data)


def _find_media_type(folder: Path, name: str, used_at: Span, diagnostics: Diagnostics) -> str | None:
    """The media type of a picture by its name, where it is one of a file in the images folder."""
    if not name:
        hint = "write `images/its-name.svg` in the brackets"
        diagnostics.report(codes.MISSING_PICTURE, used_at, "this picture names no file", hint)
        return None
    parts = PurePosixPath(name).parts
    inside = len(parts) > 1 and parts[0] == IMAGES and ".." not in parts and "\\" not in name
    path = _find_file(folder, name)
    if not inside or not _leads_into(path, folder.resolve() / IMAGES):
        owner = PurePosixPath(used_at.path)
        where = "folder `images` beside publisher.yaml" if owner.name == "publisher.yaml" else "leaflet's images folder"
        hint = f"put the file into the {where} and write `images/its-name.svg`"
        diagnostics.report(codes.PICTURE_OUTSIDE, used_at, f"`{name}` is not in the images folder", hint)
        return None
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        message = f"`{name}` is not a picture that we take"
        diagnostics.report(codes.NOT_A_PICTURE, used_at, message, "use .svg, .png or .jpg")
    return media_type


def _leads_into(path: Path, images: Path) -> bool:
    try:
        return path.resolve().is_relative_to(images)
    except (OSError, RuntimeError):  # links that lead in a circle
        return False


def _find_file(folder: Path, name: str) -> Path:
    """The file that is meant: exactly so, or with spaces written as `%20`, or with its accents as characters of their
    own, as some systems keep them (NFD) and others do not. Where there is none, the path where it should be."""
    exact = folder / name
    for written in dict.fromkeys((name, unquote(name))):
        path = folder
        for part in PurePosixPath(written).parts:
            path = _find_entry(path, part)
        if _exists(path):
            return path
    return exact


def _find_entry(folder: Path, name: str) -> Path:
    path = folder / name
    if name.isascii() or _exists(path):
        return path
    try:
        alike = sorted(one for one in folder.iterdir() if normalize("NFC", one.name) == normalize("NFC", name))
    except OSError:
        return path
    return alike[0] if alike else path


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that is too long, or that no file can have
        return False


def _read_bytes(path: Path, folder: Path, name: str, used_at: Span, diagnostics: Diagnostics) -> bytes | None:
    try:
        return read_regular_file(path, folder / IMAGES, limits.PICTURE_SIZE.most)
    except UnreadFileError as error:
        rule = _RULES.get(error.trouble, codes.NOT_A_PICTURE)
        missing = error.trouble == "missing"
        message = f"there is no picture `{name}`" if missing else f"`{name}` {error}"
        diagnostics.report(rule, used_at, message, _HINTS.get(error.trouble, "put the picture itself there"))
    return None
