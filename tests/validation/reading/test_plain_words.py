"""Captions and credits are plain words: what would be printed with its signs is found."""

from __future__ import annotations

import pytest

from pipeline.model.diagnostics import Diagnostics
from pipeline.model.source import Span
from pipeline.validation.reading.plain_words import check_for_pictures, find_markup
from tests.clock import cpu_seconds, took_less
from tests.workspace import FIRST_ADDED, Workspace

MARKUP = {
    "SRC313": ["Call {{emergency-line}}", "Muscle [@fda]", "[@a; @b] said", "Hello ((name))"],
    "SRC306": [
        "Call **now**",
        "*Now*",
        "very _important_",
        "__no__",
        "[Beine]{lang=de}",
        "[tight]{.term}",
        "[more](#causes)",
        "`code`",
        "a <b>bold</b> word",
        "<https://example.org>",
        "words {.term}",
        "![a](b.png)",
        "~~old~~ new",
        "H~2~O",
        "m^2^",
    ],
}
PLAIN = [
    "5 * 3 * 2 ml",
    "a_b_c",
    "p < 0.05",
    "Dose [mg]",
    "50% (half)",
    "Tablets*, and *how they work",
    "leg & arm",
    "x > y",
]


@pytest.mark.parametrize(("code", "words"), [(code, words) for code, every in MARKUP.items() for words in every])
def test_markup_is_found(code: str, words: str, workspace: Workspace) -> None:
    workspace.add_words(f'::: {{.table #t caption="{words}" headers=row}}\n| a | b |\n|---|---|\n| c | d |\n:::\n')
    assert [(one.code, one.span.line) for one in workspace.errors()] == [(code, FIRST_ADDED)]


@pytest.mark.parametrize(("code", "words"), [(code, words) for code, every in MARKUP.items() for words in every])
def test_markup_is_found_below_a_picture(code: str, words: str, workspace: Workspace) -> None:
    workspace.add_words(f'![A leg.](images/leg.svg "{words}")\n')
    assert [(one.code, one.span.line) for one in workspace.errors()] == [(code, FIRST_ADDED)]


@pytest.mark.parametrize("words", ["R&amp;D", "caf&#233;", "two\\* stars"])
def test_signs_of_markdown_are_found_in_the_caption_of_a_table(words: str, workspace: Workspace) -> None:
    workspace.add_words(f'::: {{.table #t caption="{words}" headers=row}}\n| a | b |\n|---|---|\n| c | d |\n:::\n')
    assert [(one.code, one.span.line) for one in workspace.errors()] == [("SRC306", FIRST_ADDED)]


def test_a_placeholder_in_alternative_text_is_found(workspace: Workspace) -> None:
    workspace.add_words("![The leg of ((name)).](images/leg.svg)\n")
    assert [one.code for one in workspace.errors()] == ["SRC313"]


@pytest.mark.parametrize("words", PLAIN)
def test_signs_are_words(words: str, workspace: Workspace) -> None:
    workspace.add_words(f'![A leg.](images/leg.svg "{words}"){{#leg-two credit="{words}"}}\n')
    workspace.add_words(f'::: {{.table #t caption="{words}" headers=row}}\n| a | b |\n|---|---|\n| c | d |\n:::\n')
    assert workspace.errors() == []


@pytest.mark.parametrize("text", ["[", "{{", "[@", "<!--", "![", "![a](", "{{a\n", "[@a\n", "<!-- a\n"])
def test_words_full_of_openings_are_read_in_time(text: str) -> None:
    started = cpu_seconds()
    words = f"{text * 20_000}\n\nx"
    find_markup(words)
    check_for_pictures(words, Span("en.md"), Diagnostics())
    assert took_less(started, 1)
