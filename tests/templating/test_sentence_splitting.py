"""Sentences: where each ends, whatever stands behind a full stop, and how many words it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.templating.languages import language_pack
from pipeline.templating.sentence_splitting import count_words, find_sentences


def part(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in find_sentences(text, language_pack(language))]


@pytest.mark.parametrize(
    "text",
    [
        "Rest. | Drink. | Call us!",
        "See Dr. Ali or Mrs. Brown at St. Mary's. | Bring this leaflet.",
        "Fruit, e.g. an apple, helps. | So do oats, nuts etc. | Salt does not.",
        "Take it at 8 a.m. and at 8 p.m. each day. | Set a clock.",
        "We open at 9 a.m. | The door is on the left.",
        "Send it to P.O. Box 12, Anytown. | Add a stamp.",
        "The U.S. Army clinic is near. | He lives in the U.S. | You can write to him.",
        "Dr J. R. Smith will see you. | A. B. Jones takes the blood.",
        "Eat food with vitamin C. | Oranges have it.",
        "Is it hepatitis B. | If so, ask us.",
        "Mix 5.5 g of salt in 200.0 ml. | Drink .5 of it.",
        "Is it safe? | No. | You must not drive.",
        "See fig. 3 and p. 4 of vol. 2. | Ask for no. 5.",
        "Wait for 5 min. until it is dry. | Then wait for 5 min. | Wash it.",
        "“Will it hurt?” is what most people ask. | “A little.” | “How long?” | Not long.",
        'He said, "Stop!" and left. | (This was in May.) | She stayed.',
        "Wait… | Then try again. | If not ... call us.",
        "1. Sit down. | 2 people help you.",
        "One line\n|Another line, which\n|goes on.",
        "The pH is low. | pH strips help.",
        "Bring: a book, a towel. | Why: to rest.",
        "Call 999. | 112 works too.",
        "Take 2. | 3 hours later, take 1 more.",
        "विराम करें। | पानी पिएँ। | ٹھہریں۔ | پانی پئیں۔",
        "",
    ],
)
def test_sentences_end_where_they_end(text: str) -> None:
    expected = [one.strip() for one in text.split("|")] if text else []
    assert part(text.replace("|", "")) == expected


def test_a_language_without_a_pack_has_sentences() -> None:
    assert part("Er kam. Sie ging z.B. Milch holen.", "de") == [
        "Er kam.",
        "Sie ging z.B.",
        "Milch holen.",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rest for 2 days.", 4),
        ("Call 01632 960 123 now.", 3),
        ("Call +44 (0)1632 960123.", 2),
        ("Ring (020) 7946 0000 or 111.", 4),
        ("See www.anytown.example/a-b – it is free.", 5),
        ("Take 1, 2 or 3.", 5),
        ("A well-known GP's advice", 4),
        ("– * …", 0),
        ("\ufffc helps", 2),
        ("", 0),
    ],
)
def test_numbers_and_addresses_are_one_word(text: str, count: int) -> None:
    assert count_words(text) == count


@given(st.text())
def test_any_text_is_parted_without_losing_a_word(text: str) -> None:
    parts = part(text)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert count_words(text) <= len(text.split())
