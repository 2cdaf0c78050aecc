"""Syllables are counted right, by spelling and by the tables, and any word has at least one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assets import READABILITY
from pipeline.validation.readability import SyllableCounter, read_syllable_counter
from pipeline.validation.readability.formulas import FORMULAS
from pipeline.validation.readability.syllables import read_language_data


def counter(language: str) -> SyllableCounter:
    found = read_syllable_counter(language)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("take", 1),
        ("whole", 1),
        ("table", 2),
        ("walked", 1),
        ("wanted", 2),
        ("nurses", 2),
        ("safely", 2),
        ("diet", 2),
        ("idea", 3),
        ("serious", 3),
        ("patient", 2),
        ("medically", 3),
        ("litre", 2),
        ("litres", 2),
        ("centred", 2),
        ("mature", 2),
        ("cures", 1),
        ("scared", 1),
        ("physiotherapist", 6),
        ("vision", 2),
        ("amenorrhoea", 5),
        ("oedema", 3),
        ("long-term", 2),
        ("doctor’s", 2),
        ("IDEA", 3),
        ("café", 2),
        ("50", 1),
        ("", 1),
    ],
)
def test_syllables_of_english(word: str, count: int) -> None:
    assert counter("en").count(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("médico", 3),
        ("agua", 2),
        ("día", 2),
        ("ciudad", 2),
        ("aéreo", 4),
        ("muy", 1),
        ("que", 1),
        ("guitarra", 3),
        ("yo", 1),
        ("construcción", 3),
        ("poesía", 4),
        ("huir", 1),
        ("pingüino", 3),
        ("rehabilitación", 6),
    ],
)
def test_syllables_of_spanish(word: str, count: int) -> None:
    assert counter("es").count(word) == count


@given(st.text(max_size=40), st.sampled_from(["en", "es"]))
def test_any_text_has_a_syllable_and_the_same_in_capitals(word: str, language: str) -> None:
    assert counter(language).count(word) >= 1


def test_the_table_holds_only_what_spelling_does_not_tell() -> None:
    english = counter("en")
    spelled = SyllableCounter(english.runs, english.fewer, english.more, {}, plain=True)
    lines = (READABILITY / "en.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 5_000 and lines == sorted(lines, key=lambda line: line.split()[0])
    needless = [line for line in lines if spelled.count(line.split()[0]) == int(line.split()[1])]
    assert needless == []


@pytest.mark.parametrize("path", sorted(READABILITY.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_language_is_measured_by_formulas_that_there_are(path: object) -> None:
    language = getattr(path, "stem", "")
    data = read_language_data(language)
    assert data and set(data["formulas"]) <= set(FORMULAS)
    needs_syllables = {"smog", "flesch-kincaid", "inflesz"} & set(data["formulas"])
    assert (read_syllable_counter(language) is not None) >= bool(needs_syllables)


def test_a_language_without_data_has_no_counter() -> None:
    assert read_syllable_counter("cy") is None
    assert read_language_data("cy") is None
