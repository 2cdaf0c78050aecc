"""Photos for benchmarks (Pillow): soft light and shade with the noise of a camera, because an even picture would be
packed to nothing."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image

SIZE = (640, 480)
_COARSE = 12
"""The soft part is drawn so many times smaller, and then made as large."""


def draw_photo(random: Random) -> bytes:
    """A photo as JPEG, of some 50 kB; the same for the same state of `random`."""
    soft = _draw_noise(random, (SIZE[0] // _COARSE // 4, SIZE[1] // _COARSE // 4)).resize(
        SIZE, Image.Resampling.BICUBIC
    )
    grain = _draw_noise(random, SIZE)
    page = BytesIO()
    Image.blend(soft, grain, 0.08).save(page, "JPEG", quality=80)
    return page.getvalue()


def _draw_noise(random: Random, size: tuple[int, int]) -> Image.Image:
    return Image.frombytes("RGB", size, random.randbytes(size[0] * size[1] * 3))
