"""Abbreviations: found where the words introduce them, marked wherever they are used."""

from __future__ import annotations

import pytest

from pipeline.model.document import (
    Abbreviation,
    Definition,
    Foreign,
    Heading,
    Inline,
    Link,
    Paragraph,
    Section,
    Term,
    Text,
)
from pipeline.templating.compose.abbreviations import find_abbreviations, mark_abbreviations
from tests.nodes import says, words

SMA = Abbreviation("SMA", "spinal muscular atrophy")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Some have spinal muscular atrophy (SMA).", {"SMA": "spinal muscular atrophy"}),
        ("Multiple sclerosis (MS)", {"MS": "Multiple sclerosis"}),
        ("a long-term condition (LTC)", {"LTC": "long-term condition"}),
        ("a non-spinal muscular\natrophy (SMA)", {"SMA": "spinal muscular atrophy"}),
        ("Alzheimer's disease (AD) or Lewy bodies (LB)", {"AD": "Alzheimer's disease", "LB": "Lewy bodies"}),
        ("see your doctor (GP)", {}),
        ("general. Practice (GP)", {}),
        ("grand, practical (GP)", {}),
        ("practice (GP)", {}),
        ("(GP)", {}),
        ("vitamin (V)", {}),
        ("multiple sclerosis (ms)", {}),
        ("multiple sclerosis, (MS)", {}),
        ("multiple sclerosis(MS)", {}),
        ("Multiple sclerosis (MS) is not mitral stenosis (MS).", {}),
        ("Multiple sclerosis (MS). Again: multiple sclerosis (MS).", {"MS": "Multiple sclerosis"}),
    ],
)  # fmt: skip
def test_what_introduces_an_abbreviation(line: str, found: dict[str, str]) -> None:
    assert find_abbreviations(says(line)) == found


def test_the_long_form_may_be_a_term_and_stand_in_a_heading_or_before_a_definition() -> None:
    term = Term("fes", words("Functional electrical stimulation"))
    assert find_abbreviations(Heading(3, "a", words(term, " (FES)"))) == {"FES": "Functional electrical stimulation"}
    assert find_abbreviations(Section("a", words("Multiple sclerosis (MS)"), ())) == {"MS": "Multiple sclerosis"}
    assert find_abbreviations(Definition(words("Multiple sclerosis (MS)"), ())) == {"MS": "Multiple sclerosis"}


def test_words_of_two_lines_are_not_one_long_form() -> None:
    assert find_abbreviations((says("Multiple"), says("sclerosis (MS)"))) == {}


def test_words_in_another_language_introduce_nothing() -> None:
    assert find_abbreviations(says(Foreign("es", words("esclerosis múltiple")), " (EM)")) == {}


def marked(*parts: str | Inline) -> tuple[Inline, ...]:
    return mark_abbreviations(Paragraph(words(*parts)), {"SMA": "spinal muscular atrophy"}).children


def test_every_use_as_a_whole_word_is_marked() -> None:
    assert marked("SMA is rare. (SMA) SMA's") == words(SMA, " is rare. (", SMA, ") ", SMA, "'s")
    assert marked("SMARD, aSMA, SMA2, sma") == words("SMARD, aSMA, SMA2, sma")


def test_uses_inside_other_nodes_are_marked_but_not_in_addresses_or_other_languages() -> None:
    assert marked(Link("https://example.org/SMA", words("About SMA"))) == (
        Link("https://example.org/SMA", (Text("About "), SMA)),
    )
    for left in (Link("https://example.org/SMA", words("https://example.org/SMA")), Foreign("es", words("SMA"))):
        assert marked(left) == (left,)


def test_the_other_words_of_the_node_stay_where_they_are() -> None:
    section = Section("sma", words("SMA"), (says("It is rare."),))
    assert mark_abbreviations(section, {}) is section
    assert mark_abbreviations(section, {"SMA": SMA.expansion}) == Section("sma", (SMA,), (says("It is rare."),))
