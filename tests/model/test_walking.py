"""Walking and rewriting the tree: what has an id, and trees made anew with something else in the place of a node."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import (
    Bullets,
    Cell,
    Emphasis,
    Fact,
    Foreign,
    Heading,
    Inline,
    Item,
    Link,
    Paragraph,
    Section,
    Strong,
    Table,
    Term,
    Text,
    identified,
    rewrite,
    walk,
)
from pipeline.model.source import Span
from tests.nodes import says, words
from tests.specimen import specimen

SPANS = st.builds(Span, st.just("en.md"), st.integers(1, 99), st.integers(1, 99))
LEAVES = st.builds(Text, st.text(max_size=3), SPANS) | st.builds(Fact, st.just("dose"), span=SPANS)
INLINES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        *(st.builds(kind, st.lists(inner, max_size=2).map(tuple), SPANS) for kind in (Strong, Emphasis)),
        st.builds(Link, st.just("#a"), st.lists(inner, max_size=2).map(tuple), SPANS),
    ),
    max_leaves=5,
)
RUNS = st.lists(INLINES, max_size=3).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, RUNS, SPANS),
    st.builds(Heading, st.just(3), st.just("h"), RUNS, SPANS),
    st.builds(Bullets, st.lists(st.builds(Item, st.builds(Paragraph, RUNS, SPANS).map(lambda one: (one,)))).map(tuple)),
    st.builds(Table, st.just("t"), st.just(""), st.lists(st.builds(Cell, RUNS).map(lambda cell: (cell,))).map(tuple)),
)
SECTIONS = st.builds(Section, st.just("s"), RUNS, st.lists(BLOCKS, max_size=3).map(tuple), SPANS)


def same(node: Any) -> Any:
    return node


def spans(tree: object) -> list[Span]:
    return [node.span for node in walk(tree)]


@given(SECTIONS)
def test_where_nothing_is_changed_the_tree_is_equal_and_its_spans_are_kept(section: Section) -> None:
    assert rewrite(section, same) == section
    assert spans(rewrite(section, same)) == spans(section)
    assert rewrite((section, None, "word", 3), same) == (section, None, "word", 3)


@given(SECTIONS)
def test_every_node_is_changed_once_children_first(section: Section) -> None:
    met: list[Any] = []

    def meet(node: Any) -> Any:
        met.append(node)
        return node

    rewrite(section, meet)
    assert sorted(map(repr, met)) == sorted(map(repr, walk(section)))
    for number, node in enumerate(met):
        below = list(walk(node))
        assert met[number - len(below) + 1 : number + 1][-1] is node
        assert sorted(map(repr, met[number - len(below) + 1 : number + 1])) == sorted(map(repr, below))


@given(SECTIONS)
def test_a_change_keeps_the_place_of_what_it_changes(section: Section) -> None:
    louder = rewrite(section, lambda node: replace(node, value=node.value.upper()) if isinstance(node, Text) else node)
    assert spans(louder) == spans(section)


def test_a_tuple_takes_the_place_of_a_node_in_a_tuple() -> None:
    def unwrap(node: Any) -> Any:
        return node.children if isinstance(node, Strong) else () if isinstance(node, Term) else node

    line = words("a", Strong(words("b", Strong(words("c")))), Term("t", words("d")), "e")
    assert rewrite(Paragraph(line), unwrap) == says("a", "b", "c", "e")


def test_a_row_of_a_table_stays_a_row() -> None:
    table = Table("t", "", ((Cell(words("a")), Cell(words("b"))), ()))
    assert rewrite(table, same) == table
    assert rewrite(table, lambda node: () if node == Cell(words("a")) else node).rows == ((Cell(words("b")),), ())


def test_what_a_change_gives_is_not_gone_into() -> None:
    def once(node: Any) -> Any:
        return Strong((node,)) if isinstance(node, Text) else node

    assert rewrite(words("a"), once) == (Strong(words("a")),)


def test_what_is_skipped_stays_with_all_that_is_below_it() -> None:
    def shout(node: Any) -> Any:
        return replace(node, value=node.value.upper()) if isinstance(node, Text) else node

    line: tuple[Inline, ...] = words("a", Foreign("fr", words("b")))
    assert rewrite(line, shout, skip=lambda node: isinstance(node, Foreign)) == words("A", Foreign("fr", words("b")))


def test_everything_with_an_id_is_identified_in_reading_order() -> None:
    section = Section("s", words("x", Fact("dose")), (Heading(3, "", words("y")), Heading(3, "h", words("z"))))
    assert [(name, type(node)) for name, node in identified((section,))] == [("s", Section), ("h", Heading)]
    document = specimen()
    for name, node in identified((document.key_points, document.sections)):
        assert node.id == name != ""
