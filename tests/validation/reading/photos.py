"""Photos as phones, scanners and programs make them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

PLACE = b"CameraCo"
"""Stands in the metadata of photos that have some."""


def save(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, format=kind, **options)
    return file.getvalue()


def draw(mode: str = "RGB", size: tuple[int, int] = (80, 40)) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (size[0] // 2, 0, size[0], size[1]))
    return image.convert(mode)


def _phone() -> bytes:
    """Held on its side (EXIF 6), with place, camera, a comment and XMP."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, PLACE.decode()
    exif.get_ifd(0x8825)[1] = "N"
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + PLACE + b"</x:xmpmeta>"
    return save(draw(), "JPEG", exif=exif, comment=PLACE, xmp=xmp)


def _annotated() -> bytes:
    words = PngInfo()
    words.add_text("Make", PLACE.decode())
    words.add_itxt("XML:com.adobe.xmp", PLACE.decode(), zip=True)
    exif = Image.Exif()
    exif[0x010F] = PLACE.decode()
    return save(draw(), "PNG", pnginfo=words, exif=exif)


def _deep() -> bytes:
    image = Image.new("I;16", (80, 40), 0x8080)
    return save(image, "PNG")


def _see_through() -> bytes:
    image = draw("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    return save(image, "PNG")


def _with_profile(mode: str, kind: str) -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return save(draw(mode), kind, icc_profile=profile)


PHOTOS: Mapping[str, Callable[[], bytes]] = {
    "phone.jpg": _phone,
    "annotated.png": _annotated,
    "plain.jpg": lambda: save(draw(), "JPEG"),
    "plain.png": lambda: save(draw(), "PNG"),
    "grey.jpg": lambda: save(draw("L"), "JPEG"),
    "grey.png": lambda: save(draw("L"), "PNG"),
    "grey-see-through.png": lambda: save(draw("LA"), "PNG"),
    "black-and-white.png": lambda: save(draw("1"), "PNG"),
    "print.jpg": lambda: save(draw("CMYK"), "JPEG"),
    "progressive.jpg": lambda: save(draw(), "JPEG", progressive=True),
    "several.jpg": lambda: save(draw(), "MPO", save_all=True, append_images=[draw()]),
    "palette.png": lambda: save(draw("P"), "PNG"),
    "palette-see-through.png": lambda: save(draw().quantize(2), "PNG", transparency=0),
    "key-colour.png": lambda: save(draw(), "PNG", transparency=(200, 30, 30)),
    "deep.png": _deep,
    "see-through.png": _see_through,
    "profile.jpg": lambda: _with_profile("RGB", "JPEG"),
    "profile.png": lambda: _with_profile("RGBA", "PNG"),
    "wrong-profile.jpg": lambda: _with_profile("CMYK", "JPEG"),
    "broken-profile.jpg": lambda: save(draw(), "JPEG", icc_profile=b"no profile"),
    "broken-exif.jpg": lambda: save(draw(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\1\x12"),
}
"""What is taken, by the names that the files may have."""

SPOILT: Mapping[str, Callable[[], bytes]] = {
    "moving.png": lambda: save(draw(), "PNG", save_all=True, append_images=[draw().rotate(180)]),
    "cut-off.jpg": lambda: save(Image.effect_noise((400, 400), 90), "JPEG")[:9_000],
    "cut-off.png": lambda: save(Image.effect_noise((400, 400), 90), "PNG")[:9_000],
    "moving.gif.png": lambda: save(draw(), "GIF"),
    "other.jpg": lambda: save(draw(), "PNG"),
    "modern.jpg": lambda: save(draw(), "WEBP"),
}
"""What is refused as no picture."""
