"""Reader of photos (PNG and JPEG): what leaves it are pixels and nothing else, upright and in sRGB.

A photo from a phone says in its file where it was taken, with which camera and when, and may hold a small copy of
itself from before it was cropped; readers of a leaflet must not get that. Browsers, e-book readers and PDF/A disagree
about CMYK, about profiles and about which way is up. So each photo is decoded once, here, and written anew.
"""

from __future__ import annotations

import re
import warnings
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Rule
from pipeline.model.memory import Remember

if TYPE_CHECKING:
    from PIL.Image import Image

WRITTEN: Mapping[str, Mapping[str, Any]] = {
    "JPEG": {"quality": 88, "subsampling": "4:4:4", "optimize": True, "progressive": False},
    "PNG": {"compress_level": 6},
}
"""How photos are written. Colour is kept at full size, because diagrams are saved as JPEG too."""
_KINDS = {"image/png": "PNG", "image/jpeg": "JPEG"}
_ORIENTATION = 0x0112
_DEEP_MODES = ("I", "I;16", "I;16B", "I;16L", "I;16N")
"""Pillow's names for grey of 16 bits."""

_FIRST_BYTES = {"PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8"}
_OTHER_KINDS = (
    (re.compile(rb"GIF8"), "a GIF"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "a WebP"),
    (re.compile(rb"....ftyp(?:hei|hev|mif|msf)", re.DOTALL), "a HEIC photo of a phone"),
    (re.compile(rb"....ftypavi", re.DOTALL), "an AVIF"),
    (re.compile(rb"II\*\0|MM\0\*"), "a TIFF"),
    (re.compile(rb"BM.{12}", re.DOTALL), "a BMP"),
    (re.compile(rb"%PDF-"), "a PDF"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!--|!DOCTYPE svg)", re.IGNORECASE), "a drawing (SVG)"),
    (re.compile(rb"\s*<(?:!DOCTYPE )?html", re.IGNORECASE), "a web page"),
)
"""How files of other kinds begin, and what they are called."""


class UnusablePhotoError(Exception):
    """A photo that cannot be shown. `hint` says what to do."""

    def __init__(self, rule: Rule, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule, self.hint = rule, hint


def clean_photo(name: str, data: bytes, media_type: str, remember: Remember) -> tuple[int, int, bytes]:
    """The width and height of a photo in pixels, and its file without anything but the picture, the same bytes every
    time. What was made of a file is remembered. Raises `UnusablePhotoError`."""
    from PIL import __version__

    made_with = f"photo {__version__} {WRITTEN} {media_type}"
    key = sha256(made_with.encode() + b"\n" + data).hexdigest()
    width, height, text = remember(key, lambda: _clean(name, data, media_type)).split()
    return int(width), int(height), b64decode(text)


def _clean(name: str, data: bytes, media_type: str) -> str:
    """Width, height and the clean file (base64), with spaces between them."""
    kind = _KINDS[media_type]
    image = _turn_to_srgb(_load(name, data, kind))
    image.info = {"transparency": image.info["transparency"]} if "transparency" in image.info else {}
    file = BytesIO()
    image.save(file, format=kind, **WRITTEN[kind])
    return f"{image.width} {image.height} {b64encode(file.getvalue()).decode()}"


def _load(name: str, data: bytes, kind: str) -> Image:
    """The decoded photo, upright."""
    from PIL import Image

    try:
        with _opened_strictly(data) as image:
            _check(name, image, kind)
            image.load()
            return _turn_upright(image)
    except (UnusablePhotoError, MemoryError):
        raise
    except Image.DecompressionBombError:
        message = f"`{name}` has more pixels than can be printed"
        raise UnusablePhotoError(codes.PICTURE_SIZE, message, "make it smaller") from None
    except Exception:  # Pillow raises many kinds of errors for a file that is spoilt
        raise _describe_spoilt(name, data, kind) from None


def _describe_spoilt(name: str, data: bytes, kind: str) -> UnusablePhotoError:
    """What is wrong with a file that is no photo of this kind, as far as its first bytes tell."""
    if not data:
        return UnusablePhotoError(codes.NOT_A_PICTURE, f"`{name}` is empty", "save it again")
    for pattern, real in _OTHER_KINDS:
        if pattern.match(data):
            message, hint = f"`{name}` is {real}, not what its name says", f"open it and save it as {kind}"
            return UnusablePhotoError(codes.NOT_A_PICTURE, message, hint)
    if not data.startswith(_FIRST_BYTES[kind]):
        return UnusablePhotoError(codes.NOT_A_PICTURE, f"`{name}` is no picture", f"save it as {kind}")
    message = f"`{name}` cannot be read as a picture; it may be cut off"
    return UnusablePhotoError(codes.NOT_A_PICTURE, message, "save it again")


@contextmanager
def _opened_strictly(data: bytes) -> Iterator[Image]:
    """An opened photo, of which a part may not be missing: WeasyPrint lets Pillow fill up what is, for the whole
    process."""
    from PIL import Image, ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of many pixels, which are counted here, and of damaged metadata
            with Image.open(BytesIO(data), formats=["PNG", "JPEG"]) as image:
                yield image
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _check(name: str, image: Image, kind: str) -> None:
    """Before it is decoded: is it what its name says, one picture, and of a sensible size?"""
    real = "JPEG" if image.format == "MPO" else image.format  # MPO: a JPEG that holds further ones behind it
    if real != kind:
        message, hint = f"`{name}` is {real}, not what its name says", "save it again, as its ending says"
        raise UnusablePhotoError(codes.NOT_A_PICTURE, message, hint)
    if kind == "PNG" and getattr(image, "n_frames", 1) > 1:
        message, hint = f"`{name}` moves: it holds several pictures", "save one of them, as a plain PNG"
        raise UnusablePhotoError(codes.NOT_A_PICTURE, message, hint)
    if max(image.size) > limits.PICTURE_SIDE.most:
        width, height = image.size
        message = f"`{name}` is {width:,} × {height:,}; the largest side may be {limits.PICTURE_SIDE.most:,}"
        raise UnusablePhotoError(codes.PICTURE_SIZE, message, "make it smaller")


def _turn_upright(image: Image) -> Image:
    """The photo as its camera was held (EXIF, tag 0x0112)."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    try:
        turn = turns.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # EXIF may be damaged, and the photo be good
        turn = None
    return image.copy() if turn is None else image.transpose(turn)


def _turn_to_srgb(image: Image) -> Image:
    """The photo in grey or sRGB, with 8 bits a channel; a palette stays one. What can be seen through stays so."""
    profile = image.info.get("icc_profile")
    if image.mode in _DEEP_MODES:
        return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.mode == "P" and not profile:
        return image
    if image.mode == "P" or ("transparency" in image.info and image.mode in ("1", "L", "RGB")):
        image = image.convert("RGBA" if image.mode != "L" else "LA")
    colours, alpha = image, None
    if image.mode in ("RGBA", "LA"):
        colours, alpha = image.convert(image.mode[:-1]), image.getchannel("A")
    turned = _apply_profile(colours, profile) if profile else None
    if turned is None:
        turned = colours if colours.mode in ("1", "L", "RGB") else colours.convert("RGB")
    if alpha is not None and alpha.getextrema() != (255, 255):
        turned.putalpha(alpha)
    turned.info = {}
    return turned


def _apply_profile(image: Image, profile: bytes) -> Image | None:
    """The colours that the profile means, in sRGB; nothing where the profile is damaged or of other colours."""
    from PIL import ImageCms

    grey = image.mode in ("1", "L")
    source = image.convert("L") if grey else image
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(source, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
    return turned.convert("L") if turned is not None and grey else turned
