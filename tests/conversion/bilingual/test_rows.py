"""Rows of a sheet in two languages: which parts of two documents belong beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pipeline.conversion.bilingual.rows import TwinRow, UnpairedError, pair_documents
from pipeline.conversion.bilingual.splitting import MOST_ITEMS
from pipeline.model.document import (
    Block,
    Box,
    Bullets,
    CareCard,
    Definition,
    Definitions,
    Document,
    Item,
    Options,
    Paragraph,
    RiskComparison,
    Section,
    Steps,
    Table,
    Text,
    identified,
    plain,
    walk,
)
from pipeline.model.source import Span
from tests.pseudo_locale import LOCALES
from tests.specimen import specimen

SOMEWHERE = Span("muscle/en.md")


def say(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def write(*sections: Section) -> Document:
    return replace(specimen(), key_points=None, sections=sections)


def section(name: str, *blocks: Block, made: bool = False) -> Section:
    return Section(name, (Text(name),), blocks, span=Span("") if made else SOMEWHERE)


def list_rows(source: Document, translation: Document, *, wide: bool = False) -> Iterator[TwinRow]:
    parts, last = pair_documents(source, translation, lambda table: wide)
    for part in (*parts, last):
        yield from part.rows


def items(count: int) -> tuple[Item, ...]:
    return tuple(Item((say(f"item {number}"),)) for number in range(1, count + 1))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_block_of_both_stands_in_a_row_beside_its_twin(locale: str) -> None:
    source = specimen()
    translation = LOCALES[locale].translate(source)
    rows = [row for row in list_rows(source, translation) if row.kind != "title"]
    for side, document in (("source", source), ("translation", translation)):
        there = {name.partition("_")[0] for row in rows for name, _ in identified(getattr(row, side))}
        blocks = [block for section in document.sections for block in section.blocks]
        assert {name.partition("_")[0] for name, _ in identified((document.key_points, *blocks))} <= there
    for row in rows:
        assert [one.kind for one in row.source if hasattr(one, "kind")] == [
            one.kind for one in row.translation if hasattr(one, "kind")
        ]


def test_sections_with_an_emergency_card_come_first_and_then_the_key_points() -> None:
    source = replace(specimen(), sections=specimen().sections[::-1])
    rows = list(list_rows(source, source))
    emergency = next(
        at
        for at, row in enumerate(rows)
        if row.kind != "title"
        and any(isinstance(node, CareCard) and node.level == "emergency" for node in walk(row.source))
    )
    key_points = next(at for at, row in enumerate(rows) if row.source == (source.key_points,))
    assert rows[0].kind == "title" and 0 < emergency < key_points


@pytest.mark.parametrize(("count", "lengths"), [(1, [1]), (4, [4]), (5, [2, 3]), (6, [3, 3]), (9, [3, 3, 3])])
def test_a_long_list_falls_into_parts_of_like_length(count: int, lengths: list[int]) -> None:
    document = write(section("one", Bullets(items(count))))
    parts = [row.source[0] for row in list_rows(document, document) if row.kind in ("text", "more")]
    assert [len(part.items) for part in parts if isinstance(part, Bullets)] == lengths
    assert max(lengths) <= MOST_ITEMS


def test_a_numbered_list_goes_on_counting() -> None:
    document = write(section("one", Steps(items(6), start=2)))
    starts = [row.source[0].start for row in list_rows(document, document) if isinstance(row.source[0], Steps)]
    assert starts == [2, 5]


def test_words_that_are_explained_stand_beside_each_other_in_the_order_of_the_source() -> None:
    def explain(*names: str) -> Document:
        entries = tuple(Definition((Text(name),), (say(name),), f"term-{name}") for name in names)
        return write(section("glossary", Definitions(entries, "glossary"), made=True))

    rows = [row for row in list_rows(explain("a", "b", "c"), explain("c", "a", "b")) if row.kind == "entries"]
    named = [
        [plain(item.term) for one in side if isinstance(one, Definitions) for item in one.items]
        for row in rows
        for side in (row.source, row.translation)
    ]
    assert named == [["a"], ["a"], ["b"], ["b"], ["c"], ["c"]]


def test_lists_of_other_lengths_stay_whole() -> None:
    short, long = (write(section("one", Bullets(items(count)))) for count in (5, 6))
    (row,) = [row for row in list_rows(short, long) if row.kind != "title"]
    assert [len(one.items) for (one,) in (row.source, row.translation) if isinstance(one, Bullets)] == [5, 6]


def test_what_is_said_about_the_leaflet_stands_beside_the_same_in_the_other_language() -> None:
    def about(labels: dict[str, str]) -> Document:
        entries = tuple(Definition((Text(words),), (say("x"),)) for words in labels.values())
        return replace(write(section("about", Definitions(entries, "about"), made=True)), labels=labels)

    source = about({"written_by": "Written by", "checked_by": "Checked by"})
    translation = about({"written_by": "Escrito por", "translated_by": "Traducido por", "checked_by": "Revisado por"})
    rows = [row for row in list_rows(source, translation) if row.kind == "entries"]
    terms = [
        [plain(item.term) for one in side if isinstance(one, Definitions) for item in one.items]
        for row in rows
        for side in (row.source, row.translation)
    ]
    assert terms == [["Written by"], ["Escrito por"], [], ["Traducido por"], ["Checked by"], ["Revisado por"]]


def test_a_list_of_ours_in_which_nobody_knows_what_belongs_together_stays_whole() -> None:
    def about(count: int) -> Document:
        entries = tuple(Definition((Text(str(at)),), (say("x"),)) for at in range(count))
        return write(section("about", Definitions(entries, "about"), made=True))

    assert [row.kind for row in list_rows(about(2), about(3))] == ["title", "entries"]


def test_questions_have_their_heading_once_and_lines_below_the_last() -> None:
    box = Box("questions", "ask", (Bullets(items(6)),), "Ask")
    boxes = [row.source[0] for row in list_rows(write(section("one", box)), write(section("one", box)))][1:]
    assert [(one.name, one.id, one.title) for one in boxes if isinstance(one, Box)] == [
        ("checklist", "ask", "Ask"),
        ("questions", "ask_2", ""),
    ]


def test_what_leads_on_stays_with_the_next_row() -> None:
    document = write(section("one", say("You may notice:"), Bullets(items(2)), say("That is all.")))
    assert [row.kind for row in list_rows(document, document)] == ["title", "lead", "text", "text"]


def test_a_table_that_is_too_wide_stands_across() -> None:
    assert "across" not in {row.kind for row in list_rows(specimen(), specimen())}
    across = [row.source[0] for row in list_rows(specimen(), specimen(), wide=True) if row.kind == "across"]
    assert across and all(isinstance(one, Table) for one in across)


def test_choices_and_risks_have_a_row_each_and_say_once_what_they_share() -> None:
    rows = list(list_rows(specimen(), specimen()))
    choices = [row.source[0] for row in rows if isinstance(row.source[0], Options)]
    risks = [row.source[0] for row in rows if isinstance(row.source[0], RiskComparison)]
    assert {len(one.items) for one in choices if isinstance(one, Options)} == {1}
    whole = next(node for node in walk(specimen().sections) if isinstance(node, RiskComparison))
    shared = [(one.lead, one.difference) for one in risks if isinstance(one, RiskComparison)]
    assert shared == [(whole.lead, ()), ("", whole.difference)]
    ids = [name for row in rows if row.kind != "title" for name, _ in identified(row.source)]
    assert len(ids) == len(set(ids))


def test_a_section_of_ours_may_be_there_in_one_alone() -> None:
    one, glossary, last = section("one"), section("glossary", made=True), section("about", made=True)
    rows = list(list_rows(write(one, glossary, last), write(one, last)))
    assert [(len(row.source), len(row.translation)) for row in rows] == [(1, 1), (1, 0), (1, 1)]
    rows = list(list_rows(write(one, last), write(one, glossary, last)))
    assert [(len(row.source), len(row.translation)) for row in rows] == [(1, 1), (0, 1), (1, 1)]


@pytest.mark.parametrize(
    "other",
    [
        (section("one", say("a")), section("three")),
        (section("two"), section("one", say("a"))),
        (section("one", say("a"), say("b")), section("two")),
        (section("one", Bullets(items(1))), section("two")),
        (section("one", say("a")),),
    ],
    ids=["another section", "another order", "a block more", "another block", "a section less"],
)
def test_documents_with_other_parts_are_not_paired(other: tuple[Section, ...]) -> None:
    with pytest.raises(UnpairedError):
        list(list_rows(write(section("one", say("a")), section("two")), write(*other)))
