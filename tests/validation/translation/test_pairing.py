"""A translation beside its source: what belongs together, and what is missing, more, elsewhere or of another sort."""

from __future__ import annotations

import pytest

from pipeline.model.diagnostics import Diagnostics
from pipeline.model.leaflet import LeafletText
from pipeline.model.source import Source
from pipeline.parsers.pandoc import read_markdown
from pipeline.validation.reading.markdown_files import read_text
from pipeline.validation.translation.comparing import compare_texts
from pipeline.validation.translation.same_words import join_own_words

HEAD = "---\ntitle: One\nsummary: Two\nsubtitle: Three\n---\n\n"
BODY = """::: key-points
- a b
- c d
- e f
:::

## First {#first}

Some words here.

- one
- two

::: {.care-card #call level=emergency service=emergency}
- you fall
:::

::: {.sms #call about=call send="day 0 at 11:00"}
Call now.
:::

## Second {#second}

::: {.table #doses caption="Doses" headers=row}
| When | How |
|---|---|
| at noon | by mouth |
:::

1. Wash.
2. Dry.

![A leg](images/leg.svg "A caption"){#leg}
"""


def read(text: str) -> LeafletText:
    found = Diagnostics()
    read = read_text(Source("x.md", text), "en", read_markdown, found, False)
    assert read, found
    return read


SOURCE = read(HEAD + BODY)


def differ(old: str, new: str) -> list[str]:
    assert old in HEAD + BODY
    found = compare_texts(SOURCE, read((HEAD + BODY).replace(old, new))).differences
    return [f"{one.kind}: {one.message}" for one in found]


def test_all_words_of_the_same_leaflet_belong_together() -> None:
    pairing = compare_texts(SOURCE, SOURCE)
    assert pairing.differences == []
    assert all(pair.before == pair.after for pair in pairing.pairs)
    words = [join_own_words(pair.before) for pair in pairing.pairs]
    for one in (
        "One",
        "Two",
        "a b",
        "First",
        "you fall",
        "Call now.",
        "Doses",
        "by mouth",
        "Dry.",
        "A leg",
        "A caption",
    ):
        assert one in words


TABLE = """::: {.table #doses caption="Doses" headers=row}
| When | How |
|---|---|
| at noon | by mouth |
:::
"""
CARD = "::: {.care-card #call level=emergency service=emergency}\n- you fall\n:::\n"
MESSAGE = '::: {.sms #call about=call send="day 0 at 11:00"}\nCall now.\n:::\n'
ROW = "| at noon | by mouth |\n"
BEFORE, AFTER = f"Some words here.\n\n- one\n- two\n\n{CARD}", f"{CARD}\n- one\n- two\n\nSome words here.\n"
CASES = {
    "a key of the head": ("subtitle: Three\n", "", "lost: `subtitle` is missing; the source has it"),
    "a section": ("## Second {", "### Second {", "lost: the section `second` of the source is missing"),
    "another id": ("{#second}", "{#other}", "extra: the section `other` stands in the translation only"),
    "a card": (CARD, "", "lost: the care card `call` of the source is missing"),
    "a level": ("=emergency ", "=urgent ", "other: `level` is `urgent` here, and `emergency` in the source"),
    "a service": ("=emergency}", "=urgent}", "other: `service` is `urgent` here, and `emergency` in the source"),
    "an item": ("- one\n", "", "lost: the source has 2 items here, and the translation 1"),
    "a step more": ("2. Dry.", "2. Dry.\n3. Rest.", "extra: the source has 2 items here, and the translation 3"),
    "a paragraph": ("Some words here.\n", "", "lost: a paragraph of the source is missing here"),
    "steps": ("1. Wash.\n2. Dry.", "- Wash.", "other: the source has a list of steps here, and the translation a list"),
    "a row": (ROW, "", "lost: the table has 1 row and 2 columns, and 2 rows and 2 columns in the source"),
    "a caption": (' "A caption"', "", "other: the caption is missing here"),
    "a picture": ("leg.svg", "a.svg", "other: `image` is `images/a.svg` here, and `images/leg.svg` in the source"),
    "an order": (BEFORE, AFTER, "order: a list stands where the source has a paragraph"),
    "a message": (MESSAGE, "", "lost: the message `call` of the source is missing"),
    "a time": ("day 0 at", "day 1 at", "message: the message `call` has `day 1 at 11:00` as `send`"),
}


@pytest.mark.parametrize("what", CASES)
def test_what_differs_is_said_once(what: str) -> None:
    old, new, expected = CASES[what]
    assert any(one.startswith(expected) for one in differ(old, new)), differ(old, new)


def test_sections_in_another_order_are_one_difference() -> None:
    first, second = BODY.partition("## Second")[0], "## Second" + BODY.partition("## Second")[2]
    points, first = first.partition("## First")[0], "## First" + first.partition("## First")[2]
    found = compare_texts(SOURCE, read(f"{HEAD}{points}{second}\n{first}")).differences
    assert [(one.kind, one.message) for one in found] == [
        ("order", "the section `second` stands where the source has the section `first`")
    ]
    assert found[0].span.line > 1
