"""A long title stands smaller, so that no word runs out of the band."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PIL import ImageFont

from pipeline.assets import FONTS
from pipeline.conversion.print.title_size import BESIDE_DRAWING, SMALLEST, write_title_rules
from tests.specimen import specimen

MM = 25.4 / 72


def sizes(title: str, name: str = "muscle atrophy") -> tuple[int, int]:
    rules = write_title_rules(replace(specimen(), title=title, medical_name=name), BESIDE_DRAWING, 46, 24)
    title_size, name_size = re.findall(r"font-size:(\d+)pt", rules)
    return int(title_size), int(name_size)


def test_a_short_title_stands_as_the_look_says() -> None:
    assert sizes("Muscle wasting") == (46, 24)
    assert sizes("Muscle wasting", "") == (46, 24)


@pytest.mark.parametrize(
    "title",
    [
        "Physiotherapy",
        "Immunosuppression",
        "Electroencephalography",
        "Krankenhausaufenthalt und Rehabilitation",
        "WWWWWWWWWW",
    ],
)
def test_the_longest_word_has_room(title: str) -> None:
    size, _ = sizes(title)
    face = ImageFont.truetype(FONTS / "AtkinsonHyperlegibleNext-800.ttf", 1000)
    widest = max(face.getlength(word) for word in title.split()) / 1000 * size * MM
    # The letters of a title stand closer than the font has them.
    assert widest * 0.98 <= BESIDE_DRAWING[0] or size == SMALLEST
    assert size < 46


def test_a_title_of_many_words_takes_three_lines_or_so() -> None:
    size, _ = sizes("What to do when your muscles get smaller and weaker with age")
    assert SMALLEST <= size < 36


def test_a_long_name_has_room_too() -> None:
    _, size = sizes("Bile duct cancer", "intrahepaticcholangiocarcinoma")
    assert size < 24
