"""Segments of a text: all its words, each under a context of its own that a change elsewhere does not move."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.desk.translating.segments import by_context, list_segments, replace_segments
from tests.paths import ROOT, SOURCE

TEXTS = [*sorted(SOURCE.glob("*/en.md")), *sorted((ROOT / "tests/shapes/sources").glob("*/*/en.md"))]
TABLE = """## Yes or no {#answers}

::: {.table #forms caption="What is \\"safe\\"" headers=both}
| Question | Today | Later |
|---|---|---|
| Eat | No | Yes |
| Drink | Yes | Yes |
:::

### Right {#right-side}

Turn right.

::: {.story consent=invented}
Right was \\*right\\* for me.

Ana
:::

Turn
right
again.

### A plain part

1. Take {{dose}}.
   - With water
Term

: Its meaning
<!-- not this
nor this -->
{only=riverside}
![A \\] leg.](images/leg.svg "A leg"){#leg place=beside}

::: {.sms #day-3 send="day 3 at 10:00"}
Hello ((name)).

See you.
:::
"""


def texts_of(text: str) -> dict[str, str]:
    return {name: one.text for name, one in by_context(list_segments(text)).items()}


def test_each_has_a_context_of_ids_and_of_its_number_among_its_like() -> None:
    assert texts_of(TABLE) == {
        "answers:title": "Yes or no",
        "answers:forms:caption": 'What is \\"safe\\"',
        "answers:forms:row-1:cell-1": "Question",
        "answers:forms:row-1:cell-2": "Today",
        "answers:forms:row-1:cell-3": "Later",
        "answers:forms:row-2:cell-1": "Eat",
        "answers:forms:row-2:cell-2": "No",
        "answers:forms:row-2:cell-3": "Yes",
        "answers:forms:row-3:cell-1": "Drink",
        "answers:forms:row-3:cell-2": "Yes",
        "answers:forms:row-3:cell-3": "Yes",
        "answers:right-side:title": "Right",
        "answers:right-side:paragraph-1": "Turn right.",
        "answers:story-1:right-side:paragraph-1": "Right was \\*right\\* for me.",
        "answers:story-1:right-side:paragraph-2": "Ana",
        "answers:right-side:paragraph-2": "Turn right again.",
        "answers:heading-1:title": "A plain part",
        "answers:heading-1:item-1": "Take {{dose}}.",
        "answers:heading-1:item-2": "With water Term",
        "answers:heading-1:meaning-1": "Its meaning",
        "answers:heading-1:leg:alt": "A \\] leg.",
        "answers:heading-1:leg:caption": "A leg",
        "message:day-3:paragraph-1": "Hello ((name)).",
        "message:day-3:paragraph-2": "See you.",
    }


def test_a_term_is_no_paragraph() -> None:
    text = "## A {#a}\n\nWhat happens\n\n: You rest.\n\nOther words\n"
    assert texts_of(text) == {
        "a:title": "A",
        "a:paragraph-1": "What happens",
        "a:meaning-1": "You rest.",
        "a:paragraph-2": "Other words",
    }
    assert "a:term-1" in texts_of(text.replace("happens\n\n:", "happens\n:"))


def test_the_head_is_read_and_written_as_yaml() -> None:
    text = '---\ntitle: "A: b"\nkeywords: [one, two]\nsummary: Plain\ntranslation: {of: en}\n---\n\nWords\n'
    assert texts_of(text) == {
        "head:title": "A: b",
        "head:summary": "Plain",
        "head:keywords": "one, two",
        "start:paragraph-1": "Words",
    }
    new = replace_segments(text, {"head:summary": "Yes: it is", "head:keywords": "uno, dos: tres", "head:title": "C"})
    assert new == (
        '---\ntitle: C\nkeywords: [uno, "dos: tres"]\nsummary: "Yes: it is"\ntranslation: {of: en}\n---\n\nWords\n'
    )


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_every_word_is_in_one_and_none_in_two(path: Path) -> None:
    """What is left of a file without its segments is markup: no line of it has a word that somebody could read."""
    text = path.read_text("utf-8")
    segments = list_segments(text)
    contexts = [one.context for one in segments]
    assert len(contexts) == len({*contexts})
    left = text
    for segment in sorted(segments, key=lambda one: one.start, reverse=True):
        left = left[: segment.start] + left[segment.end :]
    assert [line for line in left.partition("\n---\n")[2].split("\n") if not is_markup(line)] == []


def is_markup(line: str) -> bool:
    bare = re.sub(r"\{[^{}]*\}|\]\([^)]*\)|<!--.*?-->|:::.*|^\s*\d+[.)]", "", line)
    return not re.search(r"[^\W\d_]{2,}", bare)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_other_words_stand_in_their_places_and_nothing_else_changes(path: Path) -> None:
    text = path.read_text("utf-8")
    segments = list_segments(text)
    assert replace_segments(text, {one.context: one.text for one in segments}) == text
    for segment in segments[:: max(1, len(segments) // 12)]:
        changed = replace_segments(text, {segment.context: "Zzz, zz"})
        assert texts_of(changed) == {**texts_of(text), segment.context: "Zzz, zz"}


@example("-")
@given(st.text(alphabet="ab: {}[]\"'\\#-,|é", min_size=1, max_size=12).map(str.strip).filter(bool))
def test_a_value_of_the_head_is_what_it_was_told_to_be(words: str) -> None:
    text = "---\ntitle: Old\n---\n"
    (segment,) = list_segments(replace_segments(text, {"head:title": words}))
    assert segment.text == " ".join(words.split())
