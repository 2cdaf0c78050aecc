"""Families of letters: which characters each has, and which some words are set in."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from pipeline.assets import FONTS
from pipeline.model.typography import ENGLISH, Typography
from pipeline.templating.faces import choose_families, find_covered, read_cut, read_families

OURS, ARABIC, DEVANAGARI, CHINESE = (
    "Atkinson Hyperlegible Next",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans SC",
)
LIKE_ARABIC = Typography("Arab", 1.2, False, "latn", (ARABIC, OURS))


def test_our_own_family_is_the_first() -> None:
    assert tuple(read_families()) == (OURS, ARABIC, DEVANAGARI, CHINESE)
    assert find_covered() == find_covered("en") == read_cut("print")


@pytest.mark.parametrize("name", [ARABIC, DEVANAGARI, CHINESE])
def test_each_weight_has_what_is_listed_and_no_latin_letters(name: str) -> None:
    family = read_families()[name]
    for weight in family.weights:
        font = TTFont(FONTS / f"{name.replace(' ', '')}-{weight}.ttf", lazy=True)
        assert set(font.getBestCmap()) == family.covers
        assert font["OS/2"].usWeightClass == weight
    assert family.covers.isdisjoint(map(ord, "Aa09"))


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Help 5 mg", (OURS,)),
        ("Help: مساعدة", (OURS, ARABIC)),
        ("मदद, 救命", (OURS, DEVANAGARI, CHINESE)),
        ("\N{SNOWMAN}", (OURS,)),
    ],
)
def test_words_of_another_language_bring_their_family(text: str, families: tuple[str, ...]) -> None:
    assert choose_families(text, ENGLISH) == families


def test_the_families_of_a_language_come_in_its_order() -> None:
    assert choose_families("مساعدة 5 mg", LIKE_ARABIC) == (ARABIC, OURS)
    assert choose_families("5 mg", LIKE_ARABIC) == (OURS,)
    assert choose_families("مساعدة मदद", LIKE_ARABIC) == (ARABIC, OURS, DEVANAGARI)


def test_chinese_has_the_characters_that_are_used_every_day() -> None:
    hanzi = {ord(bytes((row, cell)).decode("gb2312")) for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFA)}
    assert hanzi <= read_families()[CHINESE].covers
