"""Every drawing of the real leaflets is of one family: what docs/writing/drawings.md says of it holds."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import ImageChops

from guide.drawings import draw, draw_black_and_white
from guide.pages import WRITING
from tests.paths import SOURCE

DRAWINGS = sorted(SOURCE.glob("*/images/*.svg"))
LEAFLETS = sorted({path.parents[1] for path in DRAWINGS})
GUIDE = (WRITING / "drawings.md").read_text(encoding="utf-8")
SIZES = set(re.findall(r"^\| `(0 0 \d+ \d+)` \|", GUIDE, re.MULTILINE))
COLOURS = set(re.findall(r"^\| `(#[0-9A-F]{6})` \|", GUIDE, re.MULTILINE))
SKINS = set(re.findall(r"^\| `(#[0-9A-F]{6})` \| skin", GUIDE, re.MULTILINE))
INK = "#17262B"
LINES = {3.0, 4.0}
"""The widths of lines: a detail, an outline. Wider ones are limbs."""
MOST_BYTES = 12_000
SIXTY_MM = 60 / 25.4 * 150 / 480
"""Dots a unit of a scene that is printed 60 mm wide, 150 dots an inch."""
SHAPES = {"path", "rect", "circle", "ellipse"}
PLACED = {"d", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "transform"}
PAINTED = {"fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray"}


def named(path: Path) -> str:
    return f"{path.parents[1].name}/{path.stem}"


each_drawing = pytest.mark.parametrize("path", DRAWINGS, ids=named)


@cache
def read(path: Path) -> tuple[tuple[str, dict[str, str], str], ...]:
    """The parts of a drawing from back to front: name, attributes and words."""
    parts = ElementTree.parse(path).getroot().iter()
    return tuple((part.tag.rpartition("}")[2], dict(part.attrib), part.text or "") for part in parts)


def shapes(path: Path) -> list[dict[str, str]]:
    return [attributes for name, attributes, _ in read(path) if name in SHAPES]


def place(shape: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((key, value) for key, value in shape.items() if key in PLACED))


def start(shape: dict[str, str]) -> str:
    """Where a path begins."""
    return re.match(r"M[\d.]+[ -][\d.]+|", shape.get("d", ""))[0]  # type: ignore[index]  # it matches always


@each_drawing
def test_it_is_drawn_on_a_known_sheet_and_small(path: Path) -> None:
    (name, root, _), *_ = read(path)
    assert name == "svg" and root["viewBox"] in SIZES
    assert path.stat().st_size < MOST_BYTES


@each_drawing
def test_it_has_a_title_and_says_what_it_shows(path: Path) -> None:
    (_, root, _), (first, title, words), (second, desc, sentence), *_ = read(path)
    assert (first, second) == ("title", "desc")
    assert root["aria-labelledby"].split() == [title["id"], desc["id"]]
    assert words and not words.endswith(".")
    assert sentence.endswith(".")


def test_no_id_stands_twice_in_all_leaflets() -> None:
    ids = Counter(attributes["id"] for path in DRAWINGS for _, attributes, _ in read(path) if "id" in attributes)
    assert [name for name, count in ids.items() if count > 1] == []


@each_drawing
def test_it_has_shapes_only(path: Path) -> None:
    assert {name for name, _, _ in read(path)} <= {"svg", "title", "desc", "g", *SHAPES}
    assert {key for shape in shapes(path) for key in shape} <= PLACED | PAINTED


@each_drawing
def test_its_colours_are_those_of_the_guide(path: Path) -> None:
    painted = {part[key] for _, part, _ in read(path) for key in ("fill", "stroke") if key in part} - {"none"}
    assert painted <= COLOURS


@each_drawing
def test_its_lines_have_the_two_widths_and_its_limbs_are_drawn_twice(path: Path) -> None:
    """A limb is one path in ink, 8 wider than the same path in its colour; where it joins the body, a short stroke of
    that colour takes the outline away."""
    drawn = {(place(shape), shape.get("stroke", INK), float(shape.get("stroke-width", 4))) for shape in shapes(path)}
    begun = {(start(dict(at)), colour, width) for at, colour, width in drawn if (at, INK, width + 8) in drawn}
    odd = []
    for shape in shapes(path):
        at, colour, width = place(shape), shape.get("stroke", INK), float(shape.get("stroke-width", 4))
        thin = width in LINES or colour == "none"
        if colour == INK and not thin:
            limb = any(other == at and (INK, wide) != (ink, width) and wide == width - 8 for other, ink, wide in drawn)
        else:
            limb = thin or (at, INK, width + 8) in drawn or (start(shape), colour, width) in begun
        if not limb:
            odd.append(shape)
    assert odd == []


@each_drawing
def test_a_dotted_line_is_dotted_alike(path: Path) -> None:
    dotted = [shape for shape in shapes(path) if "stroke-dasharray" in shape]
    assert all((shape["stroke-dasharray"], shape["stroke-width"]) == ("2 9", "3") for shape in dotted)


@pytest.mark.parametrize("leaflet", LEAFLETS, ids=lambda path: path.name)
def test_people_of_a_leaflet_have_three_skins_or_more(leaflet: Path) -> None:
    painted = {shape.get("fill") for path in (leaflet / "images").glob("*.svg") for shape in shapes(path)}
    assert len(painted & SKINS) >= 3


@each_drawing
def test_it_is_shown(path: Path) -> None:
    words = "".join(
        one.read_text(encoding="utf-8") for one in (*path.parents[1].glob("*.md"), path.parents[1] / "leaflet.yaml")
    )
    assert f"images/{path.name}" in words


@pytest.mark.parametrize("leaflet", LEAFLETS, ids=lambda path: path.name)
def test_each_is_described_in_one_sentence(leaflet: Path) -> None:
    said = re.findall(r"^!\[(.*?)\]\(images/", (leaflet / "en.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert said and [one for one in said if not re.fullmatch(r"[A-Z][^.]*\.", one)] == []


@pytest.mark.parametrize("leaflet", LEAFLETS, ids=lambda path: path.name)
def test_the_guide_shows_the_drawings_of_each_leaflet(leaflet: Path) -> None:
    assert f"pictures/drawings-{leaflet.name}.png" in GUIDE


def test_there_are_ten_beside_the_covers() -> None:
    assert len([path for path in DRAWINGS if path.stem != "cover"]) >= 10


def pairs() -> list[tuple[Path, Path]]:
    """Drawings that stand side by side to be compared."""
    return [
        (words.parent / first, words.parent / second)
        for words in SOURCE.glob("*/en.md")
        for block in re.findall(r"^::: \{?\.?pair.*?^:::$", words.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        for first, second in [re.findall(r"\]\((images/[\w-]+\.svg)", block)]
    ]


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{named(pair[0])} and {pair[1].stem}")
def test_what_is_compared_differs_in_one_thing_even_in_black_and_white(pair: tuple[Path, Path]) -> None:
    """As a copier prints them 60 mm wide: one dot in fifty at least differs, and four in five are the same."""
    first, second = (draw_black_and_white(draw(path.read_text(encoding="utf-8"), SIXTY_MM)) for path in pair)
    assert first.size == second.size
    differing = ImageChops.difference(first, second).histogram()[255] / (first.width * first.height)
    assert 0.02 <= differing <= 0.2
