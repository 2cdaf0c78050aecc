"""Words that are there for machines and not for people: hidden, covered, or in the colour of their ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PIL import Image, ImageChops

from pipeline.model.codes import WORD_UNSEEN
from pipeline.proof.boxes.geometry import Rectangle
from pipeline.proof.boxes.misplaced import Misplaced, quote
from pipeline.proof.boxes.page_words import INVISIBLE, PageWord
from pipeline.proof.boxes.rendering import Rendering

_NO_INK = 10
"""Shades of grey, of 255: a glyph that changes its ground by less leaves nothing to see."""
_LEAST_CONTRAST = 2.0
"""Under this ratio (WCAG 2.2, "contrast ratio") words have nearly the colour of their ground. Whether a colour is good
to read is judged elsewhere: 7 is asked for."""
_MANY = 0.3
"""The part of a word's glyphs without ink from which on the word cannot be read."""
_SMALL = 2
"""Pixels: a glyph that is smaller may vanish between them."""
_HINT = "nothing may cover words, and no words may be hidden; it is a fault of ours: please tell us"


def find_unseen(words: Iterable[PageWord], rendering: Rendering) -> Iterator[Misplaced]:
    """The words of a page that leave no ink on it, or hardly any."""
    ink = ImageChops.difference(rendering.full, rendering.ground)
    for word in words:
        what = _judge(word, rendering, ink)
        if what:
            yield Misplaced(WORD_UNSEEN, word.page, (word,), f"{quote(word)} {what}", hint=_HINT, measure=1)


def _judge(word: PageWord, rendering: Rendering, ink: Image.Image) -> str:
    if word.mode == INVISIBLE:
        return "" if word.artifact else "is painted with invisible ink"
    pixels = rendering.find_pixels(word.box)
    if pixels[0] == pixels[2] or pixels[1] == pixels[3]:
        return ""  # it lies outside of the page, which is told elsewhere
    missing = sum(_is_blank(ink, rendering.find_pixels(glyph)) for glyph in word.glyphs)
    if missing > _MANY * len(word.glyphs):
        return "cannot be seen: it is covered, cut off, or has the colour of its ground"
    contrast = _measure_contrast(pixels, rendering)
    if contrast < _LEAST_CONTRAST:
        return f"can hardly be seen: its contrast to the ground is {contrast:.1f} to 1"
    return ""


def _is_blank(ink: Image.Image, pixels: tuple[int, int, int, int]) -> bool:
    left, upper, right, lower = pixels
    if right - left < _SMALL or lower - upper < _SMALL:
        return False
    return _extremes(ink, pixels)[1] < _NO_INK


def _measure_contrast(pixels: tuple[int, int, int, int], rendering: Rendering) -> float:
    """The contrast ratio between the ground and the ink that stands out most."""
    darkest, lightest = _extremes(rendering.full, pixels)
    low, high = _extremes(rendering.ground, pixels)
    return max(_contrast(darkest, high), _contrast(low, lightest))


def _extremes(picture: Image.Image, pixels: tuple[int, int, int, int]) -> tuple[int, int]:
    low, high = picture.crop(pixels).getextrema()
    assert isinstance(low, int) and isinstance(high, int)
    return low, high


def _contrast(dark: int, light: int) -> float:
    first, second = sorted((_luminance(dark), _luminance(light)))
    return (second + 0.05) / (first + 0.05)


def _luminance(shade: int) -> float:
    """Relative luminance of a shade of grey in sRGB (IEC 61966-2-1)."""
    value = shade / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def find_blank_foot(rendering: Rendering, area: Rectangle) -> float:
    """How much of an area is blank at its foot: 1 is all of it. Lines to write on are no blank."""
    pixels = rendering.find_pixels(area)
    part = rendering.full.crop(pixels).point(_INK)
    box = part.getbbox()
    return 1 - (box[3] / part.height if box else 0.0)


_INK = [255 if shade < 250 else 0 for shade in range(256)]
"""What is not the white of the paper."""
