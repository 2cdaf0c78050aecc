"""Pictures of drawings (SVG): those of a leaflet, all of them without colour, and one on its grid."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw
from playwright.sync_api import Browser

from guide.pages import Part
from guide.sheets import ROOM, lay_side_by_side, stack
from pipeline.desk.sign_off_sheets.dots import render_dots
from pipeline.model.document import Picture

SOURCE = Path(__file__).parents[2] / "source"
SCALE, SCALE_WITHOUT_COLOUR = 0.55, 0.32
ENLARGED = 2
"""Dots a unit of a drawing: in the sheets, and on its grid."""
WIDTH = 820
"""Dots of the sheets."""
GRID = 8
INK = "#17262B"
SHADES = 3
"""Steps from a colour to the ink of its outline."""
_COLOUR = re.compile(r"#[0-9A-F]{6}")
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


def shoot_drawings(browser: Browser, part: Part, folder: Path, leaflet: str) -> Image.Image:
    """The drawings of a leaflet in colour."""
    drawings = [path.read_text(encoding="utf-8") for path in _find_drawings(leaflet)]
    sheet = _lay_in_rows([draw(svg, SCALE) for svg in drawings])
    return _keep_colours(sheet, sorted(set(_COLOUR.findall("".join(drawings)))))


def shoot_without_colour(browser: Browser, part: Part, folder: Path) -> Image.Image:
    """Every drawing in grey, and below it in black and white."""
    drawings = [draw(path.read_text(encoding="utf-8"), SCALE_WITHOUT_COLOUR) for path in _find_drawings("*")]
    greys = [one.convert("L").point(lambda light: (light + 8) // 17 * 17) for one in drawings]
    return _lay_in_rows([stack([grey, draw_black_and_white(grey)]) for grey in greys])


def shoot_grid(browser: Browser, part: Part, folder: Path) -> Image.Image:
    """The drawing of a section, enlarged, with the lines of its grid."""
    drawing = next(fence.text for fence in part.fences if fence.kind == "svg")
    image = draw(drawing, ENLARGED)
    lines = Image.new("L", image.size)
    pen = ImageDraw.Draw(lines)
    for at in range(0, image.width, GRID * ENLARGED):
        pen.line((at, 0, at, image.height), fill=60)
        pen.line((0, at, image.width, at), fill=60)
    image.paste(INK, mask=lines)
    return lay_side_by_side([image])


def draw_black_and_white(image: Image.Image) -> Image.Image:
    """The picture as from a copier: each dot is black or white."""
    return image.convert("L").point(lambda light: 255 if light > 127 else 0)


def draw(svg: str, scale: float) -> Image.Image:
    """A drawing on white, with so many dots a unit."""
    width, height = _read_size(svg)
    dots = render_dots(Picture("drawing", "image/svg+xml", width, height, svg.encode()))
    image = Image.open(BytesIO(dots)).convert("RGB")
    return image.resize((round(width * scale), round(height * scale)), Image.Resampling.LANCZOS)


def _keep_colours(image: Image.Image, colours: list[str]) -> Image.Image:
    """The picture in these colours and their steps to ink, so that none is lost when it is saved with few."""
    ink = ImageColor.getrgb(INK)
    steps = [
        round(whole + (dark - whole) * step / SHADES)
        for colour in colours
        for step in range(SHADES)
        for whole, dark in zip(ImageColor.getrgb(colour), ink, strict=True)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*steps, *ink])
    return image.quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB")


def _find_drawings(leaflet: str) -> list[Path]:
    """The drawings of a leaflet, or of all (`*`): covers first, those of one shape together."""
    return sorted(SOURCE.glob(f"{leaflet}/images/*.svg"), key=_order)


def _order(path: Path) -> tuple[bool, float, str]:
    width, height = _read_size(path.read_text(encoding="utf-8"))
    return path.stem != "cover", -width / height, path.name


def _read_size(svg: str) -> tuple[int, int]:
    size = _SIZE.search(svg)
    assert size
    return int(size[1]), int(size[2])


def _lay_in_rows(images: list[Image.Image]) -> Image.Image:
    """Pictures on white, as many beside each other as there is room for."""
    places: list[tuple[int, int]] = []
    left, top, foot = ROOM, ROOM, ROOM
    for one in images:
        if left + one.width + ROOM > WIDTH:
            left, top = ROOM, foot + ROOM
        places.append((left, top))
        left, foot = left + one.width + ROOM, max(foot, top + one.height)
    whole = Image.new("RGB", (WIDTH, foot + ROOM), "white")
    for one, place in zip(images, places, strict=True):
        whole.paste(one, place)
    return whole
