"""Limits of a text: each is said at its place, with its number, and what keeps to it is read."""

from __future__ import annotations

import pytest

from pipeline.model import limits
from pipeline.model.limits import Limit
from tests.workspace import FIRST_ADDED, Workspace

BEYOND: dict[Limit, str] = {
    limits.WORDS: ("word " * 100 + "\n\n") * 101,
    limits.LETTERS: ("wordwordwordwordword " * 50 + "\n\n") * 100,
    limits.LINES: "- a\n\n" * 2_001,
    limits.LINE_LENGTH: "a " * 10_001 + "\n",
    limits.WORD_LENGTH: "a" * 2_001 + "\n",
    limits.LONG_WORDS: ("a" * 70 + "\n") * 72,
    limits.SECTIONS: "".join(f"## A {{#a{n}}}\n\nx\n\n" for n in range(61)),
    limits.SECTION_PARTS: "a\n\n" * 301,
    limits.BLOCK_PARTS: "::: important\n" + "a\n\n" * 101 + ":::\n",
    limits.LIST_ITEMS: "- a\n" * 301,
    limits.TABLE_COLUMNS: "::: {.table #t caption=T}\n" + ("| a " * 21 + "|\n") + ("|---" * 21 + "|\n") + ":::\n",
    limits.TABLE_ROWS: "::: {.table #t caption=T}\n| a | b |\n|---|---|\n" + "| a | b |\n" * 201 + ":::\n",
    limits.PARAGRAPH_PARTS: "{{emergency-line}} " * 51 + "\n",
    limits.INLINE_PARTS: ("{{emergency-line}} " * 40 + "\n\n") * 26,
    limits.PARAGRAPH_SIGNS: "a [b] c\n" * 1_001,
    limits.TERMS: "".join(f"[a]{{.term key=t{n}}}\n\n" for n in range(101)),
    limits.REFERENCES: "".join(f"a [@r{n}]\n\n" for n in range(101)),
    limits.LINKS: "".join(f"[a](https://example.org/{n})\n" + "\n" * (n % 9 == 0) for n in range(401)),
    limits.MESSAGES: "".join(f"::: {{.sms #m{n} about=get-help}}\nMuscle wasting.\n:::\n\n" for n in range(400)),
}
WITHIN: dict[Limit, str] = {  # in short sentences, and in steps: points are a few by a rule of language
    limits.WORDS: ("One more word. " * 33 + "\n\n") * 96,
    limits.LINE_LENGTH: "A word. " * 2_375 + "\n",
    limits.WORD_LENGTH: "a" * 2_000 + "\n",
    limits.SECTION_PARTS: "a\n\n" * 290,
    limits.LIST_ITEMS: "".join(f"{number}. a\n" for number in range(1, 301)),
    limits.PARAGRAPH_PARTS: "{{emergency-line}}. " * 50 + "\n",
    limits.LINKS: "".join(f"[a](https://example.org/{n})\n" + "\n" * (n % 9 == 0) for n in range(390)),
}


@pytest.mark.parametrize("limit", BEYOND, ids=lambda limit: limit.of)
def test_what_goes_beyond_a_limit_is_an_error_that_names_it(limit: Limit, workspace: Workspace) -> None:
    workspace.add_words(BEYOND[limit])
    named = [error for error in workspace.errors() if limit.of in error.message]
    assert named and {error.code for error in named} == {limit.rule.code}
    assert f"{limit.most:,}" in named[0].message
    assert named[0].span.line >= (1 if limit is limits.SECTIONS else FIRST_ADDED - 6)


@pytest.mark.parametrize("limit", WITHIN, ids=lambda limit: limit.of)
def test_what_keeps_to_a_limit_is_read(limit: Limit, workspace: Workspace) -> None:
    workspace.add_words(WITHIN[limit])
    assert workspace.errors() == []


def test_every_limit_of_words_is_tried() -> None:
    shapes = {limits.SECTION_DEPTH, limits.LIST_DEPTH, limits.LIST_INDENT, limits.LINE_MARKERS, limits.INLINE_DEPTH}
    values = {limits.LINES_TO_WRITE}
    assert set(BEYOND) | shapes | values >= set(limits.GROUPS["Words"])
