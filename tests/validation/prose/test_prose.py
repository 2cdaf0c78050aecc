"""Prose: each run of words is a passage of its kind with what stands in it, and each stretch is found in the source."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import (
    Box,
    Bullets,
    CareCard,
    Cell,
    Item,
    Message,
    Paragraph,
    Section,
    Steps,
    Story,
    Table,
    Text,
)
from pipeline.model.leaflet import Leaflet
from pipeline.model.source import Source, Span
from pipeline.validation.prose import NOT_TYPED, Prose, ProsePassage, read_prose
from pipeline.validation.rules.language import LANGUAGE_RULES
from tests.workspace import LEAFLET, SETTINGS, Workspace

WORDS = """
## Part {#part}

First **words and
more** of it, don&rsquo;t\\* stop.

- an item with {{emergency-line}} in it
- [a link](#part), a [word]{.term key=atrophy} and [Wort]{lang=de}

1. a step

::: do-not
- do not stop
:::

::: story
Some words.
:::

::: {.table #t caption="A caption" headers=column}
| A | B |
|---|---|
| one cell | other |
:::
"""


def prose_of(place: Path, words: str) -> tuple[Prose, Source]:
    workspace = Workspace(place)
    workspace.add_words(words.replace("::: story\nSome words.", "::: {.story consent=invented}\nSome words.\n\nSam"))
    leaflet = workspace.check().leaflets[LEAFLET]
    assert leaflet is not None
    return read_prose(leaflet, "en"), leaflet.texts["en"].source


def find(prose: Prose, words: str) -> ProsePassage:
    return next(passage for passage in prose.passages if words in passage.words)


def read(source: Source, span: Span) -> str:
    """What stands in the file at a place."""
    lines = list(source.lines[span.line - 1 : span.end_line])
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def place(prose: Prose, source: Source, passage: str, words: str) -> str:
    """What stands where a stretch of a passage is said to stand."""
    own = find(prose, passage)
    start = own.words.index(words)
    return read(source, own.span(start, start + len(words)))


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Prose, Source]:
    return prose_of(tmp_path_factory.mktemp("prose"), WORDS)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Part", "heading"),
        ("First", "paragraph"),
        ("an item", "item"),
        ("a step", "steps"),
        ("do not stop", "do-not"),
        ("Some words", "story"),
        ("A caption", "caption"),
        ("one cell", "cell"),
    ],
)
def test_a_passage_is_of_the_kind_of_where_it_stands(read_once: tuple[Prose, Source], words: str, kind: str) -> None:
    assert find(read_once[0], words).kind == kind


@pytest.mark.parametrize(
    ("passage", "words", "typed"),
    [
        ("First", "First", "First"),
        ("First", "words and more", "words and\nmore"),
        ("First", "more of it", "more** of it"),
        ("First", "don’t* stop", "don&rsquo;t\\* stop"),
        ("First", "stop.", "stop."),
        ("an item", "item", "item"),
        ("an item", "999", "{{emergency-line}}"),
        ("an item", "in it", "in it"),
        ("a link", "link", "link"),
        ("a link", "word", "word"),
        ("one cell", "cell", "cell"),
        ("A caption", "caption", "caption"),
        ("do not stop", "not stop", "not stop"),
    ],
)
def test_a_stretch_is_found_in_the_source(
    read_once: tuple[Prose, Source], passage: str, words: str, typed: str
) -> None:
    assert place(*read_once, passage, words) == typed


def test_marks_say_what_stands_in_the_words(read_once: tuple[Prose, Source]) -> None:
    item, links = find(read_once[0], "an item"), find(read_once[0], "a link")
    assert [(mark.name, mark.detail, item.words[mark.start : mark.end]) for mark in item.marks_of("fact")] == [
        ("emergency-line", "phone", "999")
    ]
    assert [(mark.kind, mark.name) for mark in links.marks] == [
        ("link", "#part"),
        ("term", "atrophy"),
        ("foreign", "de"),
    ]


def test_what_nobody_typed_in_the_language_is_masked(read_once: tuple[Prose, Source]) -> None:
    for passage in read_once[0].passages:
        assert len(passage.typed) == len(passage.words)
    assert "999" not in find(read_once[0], "an item").typed
    assert find(read_once[0], "a link").typed.endswith("and " + NOT_TYPED * 4)


def test_sentences_and_lists(tmp_path: Path) -> None:
    prose, _ = prose_of(tmp_path, "\n## Part {#part}\n\nOne. Two, e.g. three: bring\n\n- a cup\n- a hat\n")
    assert [one.words for one in find(prose, "One.").sentences] == ["One.", "Two, e.g. three: bring"]
    assert find(prose, "One.").sentence_at(1) == find(prose, "One.").sentences[0]
    own = next(items for items in prose.lists if items[0].words == "a cup")
    assert [item.words for item in own] == ["a cup", "a hat"]
    assert prose.find_lead_in(own[1]) is find(prose, "One.")


def test_a_fact_that_there_is_not_is_one_sign(tmp_path: Path) -> None:
    prose, _ = prose_of(tmp_path, "\n## Part {#part}\n\nTake {{no-such}} now.\n")
    assert find(prose, "now").words == f"Take {NOT_TYPED} now."


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        (SETTINGS, "  how: {kind: text, value: {en: Rest. Don't run.}}\n"),
        (SETTINGS, '  how: {kind: text, value: "Rest. Don\'t run."}\n'),
        (SETTINGS, "  how:\n    kind: text\n    value: >-\n      Rest.\n      Don't run.\n"),
        ("glossary.yaml", "how: {en: Rest. Don't run.}\n"),
    ],
)
def test_words_of_other_files_are_judged_where_they_are_written(name: str, entry: str, workspace: Workspace) -> None:
    head, facts, rest = workspace.read(name).partition("facts:\n")
    workspace.write(name, head + facts + entry + rest)
    workspace.add_words("{{how}}\n" if name == SETTINGS else "[How]{.term key=how}\n")
    (contraction,) = [one for one in workspace.diagnostics() if one.code == "LNG107"]
    line = workspace.read(name).splitlines()[contraction.span.line - 1]
    assert contraction.span.path == f"source/{name}"
    assert line[contraction.span.column - 1 : contraction.span.end_column - 1] == "Don't"


def test_words_that_nobody_takes_in_are_not_judged(workspace: Workspace) -> None:
    workspace.append("glossary.yaml", "how: {en: Rest. Don't run.}\n")
    assert "LNG107" not in workspace.codes()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Leaflet:
    return Workspace(tmp_path_factory.mktemp("base")).leaflet()


def with_words(base: Leaflet, *paragraphs: str) -> Leaflet:
    """The leaflet with these words alone, each at its own line of a file."""
    return with_sections(
        base, Section("s", (), tuple(map(write_paragraph, paragraphs, count(1)))), "\n".join(paragraphs)
    )


def with_sections(base: Leaflet, section: Section, words: str, messages: tuple[Message, ...] = ()) -> Leaflet:
    text = replace(base.texts["en"], source=Source("en.md", words), sections=(section,), key_points=None)
    return replace(base, texts={"en": replace(text, messages=messages)})


def write_paragraph(words: str, line: int) -> Paragraph:
    return Paragraph(write_words(words, line))


def write_words(words: str, line: int = 1) -> tuple[Text, ...]:
    return (Text(words, Span("en.md", line, 1, line, len(words) + 1)),)


def put_everywhere(base: Leaflet, words: str) -> Leaflet:
    """The leaflet with the same words in each kind of place: all of them stand in the one line of its file."""
    inlines, paragraph = write_words(words), write_paragraph(words, 1)
    items = Bullets((Item((paragraph,)), Item((paragraph, paragraph))))
    blocks = (
        paragraph,
        items,
        Steps((Item((paragraph,)),)),
        Box("do-not", "d", (items,)),
        CareCard("c", "urgent", "clinic", items),
        Table("t", words, ((Cell(inlines), Cell(())),)),
        Story("invented", (paragraph,), paragraph),
    )
    message = Message("m", "s", "day 1 at 10:00", inlines, long=inlines)
    return with_sections(base, Section("s", inlines, blocks), words, (message,))


ANY_WORDS = st.text(st.characters(exclude_characters="\n", codec="utf-8"), min_size=1, max_size=200)
FAULTS = "don't,5.0mg,10-20,t.i.d.,(,),&,.,1,in,7,%,999,it,is,not,you,**,/,1/2/26,mcg,rare,guaranteed:,a.m."
FAULTY_WORDS = st.lists(st.sampled_from(FAULTS.split(",")), min_size=1, max_size=30).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(ANY_WORDS | FAULTY_WORDS)
def test_any_text_goes_through_every_rule(base: Leaflet, words: str) -> None:
    prose = read_prose(put_everywhere(base, words), "en")
    for rule in LANGUAGE_RULES:
        for one in rule.diagnose(prose):
            if one.span.path == "en.md":
                assert 1 <= one.span.column <= one.span.end_column <= len(words) + 1


@pytest.mark.slow
@pytest.mark.parametrize("paragraphs", [1, 300])
def test_a_long_text_is_done_soon(base: Leaflet, paragraphs: int) -> None:
    """A text of 30,000 words is done before anybody would think that it hangs, in one paragraph or in many. How the
    time grows beyond that is measured in benchmarks/language.py."""
    words = "Take the tablets with water each day, and ask a BD clinician or (oral) t.i.d. if you don't know. " * 1_500
    length = len(words) // paragraphs
    many = [words[start : start + length] for start in range(0, len(words), length)]
    started = time.perf_counter()
    prose = read_prose(with_words(base, *many), "en")
    findings = sum(1 for rule in LANGUAGE_RULES for _ in rule.diagnose(prose))
    assert findings > 3_000
    assert time.perf_counter() - started < 60
