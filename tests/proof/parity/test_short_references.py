"""References of a short edition: exactly those that the kept sentences cite."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Cite, Definitions, Document, Section
from pipeline.proof.parity.passages import make_passage
from pipeline.proof.parity.short_references import cut_references
from tests.nodes import defined, says, words
from tests.specimen import specimen


def cites(number: int) -> Cite:
    return Cite(("x",), (number,))


REFERENCES = Section(
    "references",
    words("Sources"),
    (
        Definitions(
            (
                defined("[1]", "A.", id="reference-1"),
                defined("[2]", says("B, through ", cites(3), "."), id="reference-2"),
                defined("[3]", "C.", id="reference-3"),
            ),
            "references",
        ),
    ),
)
TOLD = Section("told", words("Told"), (says("One ", cites(1), "."), says("Two ", cites(2), ".")))
LIST = (make_passage("Sources", "heading"), make_passage("[1] A."), make_passage("Later", "heading"))


def cut(*lines: str, shortened: tuple[str, ...] = ("told",), listed: tuple[str, ...] = ()) -> list[str]:
    document: Document = replace(specimen(), sections=(TOLD, REFERENCES), editions={"folded": listed})
    short = cut_references(document, "folded", shortened, [*map(make_passage, lines), *LIST])
    return [
        item.id
        for section in short.sections
        for block in section.blocks
        if isinstance(block, Definitions)
        for item in block.items
    ]


def test_what_is_whole_needs_all_that_it_cites() -> None:
    assert cut("One.", shortened=()) == ["reference-1", "reference-2", "reference-3"]


def test_of_what_is_in_short_only_what_stands_there_is_needed_and_what_that_cites() -> None:
    assert cut("One [1].") == ["reference-1"]
    assert cut("Two [2].") == ["reference-2", "reference-3"]


def test_numbers_in_the_list_itself_cite_nothing_for_the_words() -> None:
    assert cut("Told.") == []


def test_a_number_that_the_part_does_not_cite_brings_no_entry() -> None:
    assert cut("Told [3].") == []


def test_a_list_that_is_named_stays_whole() -> None:
    assert len(cut("Told.", listed=("references",))) == 3
