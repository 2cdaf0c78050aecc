"""Scorecards as a whole: what needs a person is never met, and what does not apply is what raters may leave out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Document
from pipeline.model.leaflet import Leaflet
from pipeline.model.scorecards import ITEM_STATES, Scorecard, ScoredItem
from pipeline.validation.readability import measure_readability
from pipeline.validation.scorecards import judge_scorecards
from pipeline.validation.scorecards.instruments import InstrumentItem, read_instruments
from pipeline.validation.scorecards.judging import judge_item
from pipeline.validation.scorecards.material import Material
from tests.validation.scorecards.leaflets import make_bare, make_rich


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return make_rich(tmp_path_factory.mktemp("rich") / "place")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return make_bare(tmp_path_factory.mktemp("bare") / "place")


def judge(material: Material, check: str, person: str = "", skips: bool = False) -> ScoredItem:
    item = InstrumentItem("1", "A part", "What it asks", check, person, skips=skips)
    return judge_item(item, material)


def cards(material: Material) -> tuple[Scorecard, ...]:
    return judge_scorecards(material.leaflet, material.document, material.readability)


def test_what_is_left_to_a_person_is_never_met(rich: Material) -> None:
    assert judge(rich, "summary").state == "met"
    assert judge(rich, "summary", person="whether it is good").state == "needs a person"
    people = {(one.key, item.number) for one in read_instruments() for item in one.items if item.person}
    assert len(people) > 50
    for card in cards(rich):
        for item in card.items:
            if (card.key, item.number) in people:
                assert item.state != "met", (card.key, item.number)


def test_an_item_that_a_person_judges_can_be_seen_not_to_be_met(bare: Material) -> None:
    item = judge(bare, "uncertainty", person="whether it is good")
    assert (item.state, item.left) == ("not met", "")


def test_only_what_raters_may_leave_out_does_not_apply(bare: Material) -> None:
    assert judge(bare, "captions", skips=True).state == "does not apply"
    assert judge(bare, "captions").state == "not met"


def test_what_a_check_cannot_tell_is_left_to_a_person(bare: Material) -> None:
    item = judge(bare, "contact")
    assert (item.state, item.left) == ("needs a person", "whether it is so")


def test_what_has_everything_meets_more(rich: Material, bare: Material) -> None:
    for one, other in zip(cards(rich), cards(bare), strict=True):
        assert one.count("met") > other.count("met")
        assert one.count("not met") < other.count("not met")
        assert sum(map(one.count, ITEM_STATES)) == len(one.items)


def test_in_a_language_without_data_a_person_is_asked(rich: Material) -> None:
    """Words are looked for in languages for which somebody has written them, and nowhere else."""
    text = replace(rich.leaflet.texts["en"], language="cy")
    library = replace(rich.leaflet.library, standing={})
    leaflet = replace(rich.leaflet, texts={"cy": text}, library=library)
    document = replace(rich.document, language="cy")
    (_, _, discern, eqip) = judge_scorecards(leaflet, document, measure_readability(leaflet, "cy"))
    by_number = {item.number: item for item in (*discern.items, *eqip.items[16:])}
    for number in ("9", "10", "11", "12", "13", "28", "29"):
        assert by_number[number].state == "needs a person", by_number[number]


def test_the_numbers_in_a_line() -> None:
    items = tuple(ScoredItem(state, "", "", state) for state in (ITEM_STATES[0], *ITEM_STATES))
    card = Scorecard("key", "Name", "Short", "Somebody", items)
    assert card.summarise() == "2 met, 1 not met, 1 needs a person, 1 does not apply"
    assert replace(card, items=items[:3]).summarise() == "2 met, 1 not met, 0 need a person"


def test_the_first_leaflet_is_judged_honestly(real_leaflets: dict[str, Leaflet], real_document: Document) -> None:
    """Its source says nothing of risks, of waiting and of everyday life, and its sources have no year."""
    leaflet = real_leaflets[real_document.leaflet]
    judged = judge_scorecards(leaflet, real_document, measure_readability(leaflet, "en"))
    states = {(card.key, item.number): item.state for card in judged for item in card.items}
    for number in ("5", "9", "11", "12", "13"):
        assert states["discern", number] == "not met"
    assert states["cdc-cci", "1"] == states["cdc-cci", "7"] == states["eqip", "3"] == "needs a person"
    assert states["cdc-cci", "8"] == states["pemat-p", "17"] == states["eqip", "14"] == "met"


@pytest.mark.parametrize("changed", [{"status": "withdrawn"}, {"kind": "programme"}])
def test_what_nobody_reads_has_no_scorecards(changed: dict[str, str], bare: Material) -> None:
    leaflet = replace(bare.leaflet, settings=bare.leaflet.settings.model_copy(update=changed))
    assert judge_scorecards(leaflet, bare.document, bare.readability) == ()
