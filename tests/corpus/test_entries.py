"""What an entry of the corpus may hold, and that it arrives where rules look at it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from corpus.loading import CorpusError, Labelled, list_files, read_corpus, read_entry
from corpus.reading import make_leaflets
from pipeline.model.document import Box, Cite, Term
from pipeline.model.leaflet import Leaflet
from pipeline.validation.prose import read_prose
from pipeline.validation.rules.language import LANGUAGE_RULES

WAITING = sorted(set(list_files("seen")) - {one.rule.code for one in LANGUAGE_RULES})
"""Codes whose sentences no rule reads yet."""
LEAFLET = """\
::: key-points
- Rest.
- Drink.
- Sleep.
:::

## Colds {#colds}

A cold is caused by a [virus]{.term} [@colds]. It lasts {{days}}. Call {{clinic}}.

::: {.sms #day-1 send="day 1 at 10:00"}
Rest.
:::
"""
AROUND = {
    "settings": {
        "facts": {"days": {"kind": "number", "value": "7", "unit": "days"}},
        "dates": {"last_reviewed": "2026-01-05"},
    },
    "references": [{"id": "colds", "type": "report", "title": "Colds", "issued": 2020}],
    "glossary": {"virus": {"en": "A germ."}},
    "today": date(2026, 11, 29),
}


def read_one(raw: Any) -> tuple[Labelled, Leaflet]:
    one = read_entry("LNG999-a.yaml", raw, True)
    return one, next(iter(make_leaflets("en", [one])))


def test_a_leaflet_has_what_stands_around_it() -> None:
    one, leaflet = read_one({"in": "leaflet", "text": LEAFLET, **AROUND})
    nodes = list(leaflet.nodes("en"))
    assert [node.name for node in nodes if isinstance(node, Box)] == ["key-points"]
    assert [node.key for node in nodes if isinstance(node, Term)] == list(leaflet.library.glossary)
    assert [node.keys for node in nodes if isinstance(node, Cite)] == [tuple(leaflet.library.references)]
    assert {"days", "clinic"} == leaflet.find_used_facts("en") <= set(leaflet.facts)
    assert leaflet.settings.dates.last_reviewed == "2026-01-05"
    assert [message.id for message in leaflet.texts["en"].messages] == ["day-1"]
    assert read_prose(leaflet, "en", one.today).today == date(2026, 11, 29)


def test_what_stands_around_has_its_places() -> None:
    _, leaflet = read_one({"in": "leaflet", "text": LEAFLET, **AROUND})
    references = leaflet.library.places["references.yaml"].value(0, "title")
    assert (references.path, references.line) == ("references.yaml", 3)
    assert leaflet.library.places["glossary.yaml"].key("virus").line == 1
    assert leaflet.places.value("dates", "last_reviewed").line > 1


def test_a_leaflet_may_bring_its_head() -> None:
    _, leaflet = read_one(
        {"in": "leaflet", "text": f"---\ntitle: Colds\nsummary: On colds.\n---\n\n{LEAFLET}", **AROUND}
    )
    assert leaflet.texts["en"].front.title == "Colds"


@pytest.mark.parametrize(
    ("text", "heading"), [("Rest.\n\n### Tea {#tea}\n\nDrink.", "A"), ("## Colds {#colds}\n\nRest.", "Colds")]
)
def test_a_section_has_a_heading_of_its_own_or_of_ours(text: str, heading: str) -> None:
    _, leaflet = read_one({"in": "section", "text": text})
    assert next(passage.words for passage in read_prose(leaflet, "en").of("heading")) == heading
    assert len(leaflet.texts["en"].sections) == 1


def test_each_stands_in_its_place_among_the_others() -> None:
    raws = ["Rest.", {"in": "section", "text": "Sleep."}, {"in": "message", "text": "Drink."}]
    leaflets = make_leaflets("en", [read_entry("LNG999-a.yaml", raw, True) for raw in raws])
    words = [[passage.words for passage in read_prose(one, "en").of("paragraph", "message")] for one in leaflets]
    assert words == [["Rest."], ["Sleep."], ["Drink."]]


@pytest.mark.parametrize(
    "raw",
    [
        {"in": "item", "text": "rest", "today": date(2026, 1, 1)},
        {"in": "leaflet", "text": LEAFLET, "facts": {}},
        {"in": "leaflet", "text": LEAFLET, "today": "2026-01-01"},
        {"in": "leaflet", "text": LEAFLET, "glossary": []},
        {"in": "chapter", "text": LEAFLET},
        {"in": "section"},
    ],
)
def test_an_entry_with_what_is_not_known_is_refused(raw: Any) -> None:
    with pytest.raises(CorpusError):
        read_entry("LNG999-a.yaml", raw, True)


@pytest.mark.parametrize(
    "raw",
    [
        {"in": "leaflet", "text": "Rest."},
        {"in": "section", "text": "::: key-points\n- Rest.\n:::"},
        {"in": "leaflet", "text": LEAFLET, "settings": {"status": "finished"}},
        {"in": "leaflet", "text": LEAFLET, "glossary": {"virus": "A germ."}},
    ],
)
def test_a_leaflet_that_cannot_be_read_is_refused(raw: Any) -> None:
    with pytest.raises(CorpusError):
        read_one(raw)


@pytest.mark.parametrize("code", WAITING)
def test_what_waits_for_its_rule_can_be_read(code: str) -> None:
    for half in (read_corpus("seen", code), read_corpus("held", code)):
        assert len(list(make_leaflets(half.language, half.sentences))) == len(half.sentences)
