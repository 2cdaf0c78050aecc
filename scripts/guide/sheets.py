"""Pictures put side by side and saved small (PNG with a palette)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops

GREY = "#6B7F86"
ROOM = 10
"""Pixels round each picture."""
LARGEST = 60_000
"""Bytes of a picture."""
COLOURS = (64, 48, 32, 24, 16, 12)


def trim(image: Image.Image) -> Image.Image:
    """The picture without empty rows at its top and foot."""
    corner = Image.new("RGB", image.size, image.getpixel((0, image.height - 1)))
    box = ImageChops.difference(image, corner).getbbox()
    if box is None:
        return image
    return image.crop((0, max(0, box[1] - ROOM), image.width, min(image.height, box[3] + ROOM)))


def stack(images: Sequence[Image.Image]) -> Image.Image:
    """Pictures one below the other, on white."""
    whole = Image.new("RGB", (max(one.width for one in images), sum(one.height for one in images)), "white")
    top = 0
    for one in images:
        whole.paste(one, (0, top))
        top += one.height
    return whole


def lay_side_by_side(images: Sequence[Image.Image]) -> Image.Image:
    """Pictures beside each other on grey."""
    size = (sum(one.width + ROOM for one in images) + ROOM, max(one.height for one in images) + 2 * ROOM)
    whole = Image.new("RGB", size, GREY)
    left = ROOM
    for one in images:
        whole.paste(one, (left, ROOM))
        left += one.width + ROOM
    return whole


def save_small(image: Image.Image, path: Path) -> int:
    """Save with as many colours as the size allows, and tell the bytes. Raises AssertionError where it is too large."""
    for colours in COLOURS:
        image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= LARGEST:
            return path.stat().st_size
    raise AssertionError(f"{path.name} has {path.stat().st_size} bytes; show less of it")
