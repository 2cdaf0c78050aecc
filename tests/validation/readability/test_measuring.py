"""Readability is measured on the blocks: what is a sentence and one word, what is set aside, and where nothing can be
measured."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.readability import Readability
from pipeline.validation.prose import read_prose
from pipeline.validation.readability import measure_readability
from pipeline.validation.readability.measuring import NOT_MEASURED
from pipeline.validation.readability.running_text import list_sentences, list_sentences_apart
from tests.workspace import LEAFLET, WORDS, Workspace

HEAD = "---\ntitle: A leaflet\nsummary: A summary that nobody counts.\nmedical_name: Myocardial infarction\n---\n"


def write(workspace: Workspace, body: str) -> None:
    workspace.write(WORDS, f"{HEAD}\n## A heading {{#a}}\n\n{body}\n")


def sentences(workspace: Workspace, body: str) -> list[str]:
    write(workspace, body)
    leaflet = workspace.check().leaflets[LEAFLET]
    assert leaflet
    return [" ".join(one.words) for one in list_sentences(read_prose(leaflet, "en"))]


def measure(workspace: Workspace, body: str) -> Readability:
    write(workspace, body)
    leaflet = workspace.check().leaflets[LEAFLET]
    assert leaflet
    return measure_readability(leaflet, "en")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Rest well. Walk **every\nday**.", ["Rest well", "Walk every day"]),
        ("You may have:\n\n- a cough\n- a cold", ["You may have a cough", "You may have a cold"]),
        ("Do this each day.\n\n- a walk\n- a swim", ["Do this each day", "a walk", "a swim"]),
        ("You may have:\n\n- You cough.\n- a cold", ["You cough", "You may have a cold"]),
        ("You may:\n\n- cough. Rest then.", ["You may cough", "Rest then"]),
        ("Call 01632 960 001 or read https://example.org/a-b.", ["Call 0 or read 0"]),
        ("Drink 1,500 ml, 2 to 3 times.", ["Drink 0 ml 0 to 0 times"]),
        ("Say [Guten Tag]{lang=de} to them.", ["Say 0 to them"]),
        ("A long-term, heart-failing plan.", ["A long-term heart-failing plan"]),
        ("| A | B |\n|---|---|\n| A cell. | B |", []),
        ("### A heading of its own {#b}\n\nWords.", ["Words"]),
    ],
)
def test_what_is_a_sentence(body: str, expected: list[str], workspace: Workspace) -> None:
    assert sentences(workspace, body) == expected


def test_what_is_no_running_text_is_counted_apart(workspace: Workspace) -> None:
    write(workspace, 'Words.\n\n::: {.sms #m send="day 1 at 10:00"}\nHello. Rest now.\n:::')
    leaflet = workspace.check().leaflets[LEAFLET]
    assert leaflet
    prose = read_prose(leaflet, "en")
    assert [one.text for one in list_sentences_apart(prose, "headings")] == ["A heading"]
    assert [one.text for one in list_sentences_apart(prose, "messages")] == ["Hello.", "Rest now."]


def test_numbers_that_can_be_reckoned_by_hand(workspace: Workspace) -> None:
    reading = measure(workspace, "Your family rests. " * 20 + "You eat well each day. " * 20).raw
    assert (reading.sentences, reading.words, reading.mean, reading.spread) == (40, 160, 4.0, 1.0)
    assert reading.complex_share == pytest.approx(20 / 160, abs=0.001)
    assert reading.person_share == pytest.approx(60 / 160, abs=0.001)
    smog, grade = reading.scores
    assert smog.name == "smog" and smog.value == pytest.approx(1.043 * (30 * 20 / 40) ** 0.5 + 3.1291, abs=0.06)
    assert grade.value == pytest.approx(0.39 * 4 + 11.8 * 200 / 160 - 15.59, abs=0.06)


def test_terms_that_are_explained_and_the_medical_name_are_set_aside(workspace: Workspace) -> None:
    words = "[Atrophy]{.term key=atrophy} and an infarction are bad for you. " * 30
    readability = measure(workspace, words)
    assert readability.raw.complex_share == pytest.approx(2 / 8, abs=0.001)
    assert readability.without_terms.complex_share == 0
    assert readability.without_terms.mean == readability.raw.mean


def test_sections_are_measured_by_themselves(workspace: Workspace) -> None:
    sections = measure(workspace, "One word.\n\n## Another {#b}\n\nThree words here.").sections
    assert [(one.id, one.title, one.reading.words) for one in sections] == [("a", "A heading", 2), ("b", "Another", 3)]


def test_the_hardest_sentences_say_why(workspace: Workspace) -> None:
    hard = "Physiotherapy and rehabilitation may help."
    readability = measure(workspace, f"Rest well.\n\nWalk.\n\n{hard}")
    assert readability.hardest[0].words == hard
    assert readability.hardest[0].place.startswith("en.md:")
    assert readability.hardest[0].reasons == ("5 words", "words of 3 syllables or more: Physiotherapy, rehabilitation")
    assert len(readability.hardest) == 3


def test_too_little_text_says_so(workspace: Workspace) -> None:
    scores = measure(workspace, "Rest well.").raw.scores
    assert [one.value for one in scores] == [None, None]
    assert all(one.reason.startswith("not enough text") for one in scores)


@pytest.mark.parametrize("language", ["cy", "ar", "hi", "zh-Hans"])
def test_a_language_without_a_formula_is_not_measured_and_says_so(language: str, workspace: Workspace) -> None:
    leaflet = workspace.leaflet()
    text = replace(leaflet.texts["en"], language=language)
    readability = measure_readability(replace(leaflet, texts={language: text}), language)
    assert readability.not_measured == NOT_MEASURED
    assert readability.raw.scores == () and readability.raw.complex_share is None
    assert readability.raw.sentences > 5 and readability.raw.mean > 2


def test_no_words_at_all_are_measured_as_none(workspace: Workspace) -> None:
    readability = measure(workspace, "| A |\n|---|\n| B |")
    assert (readability.raw.sentences, readability.raw.words, readability.raw.mean) == (0, 0, 0.0)
    assert readability.hardest == ()
