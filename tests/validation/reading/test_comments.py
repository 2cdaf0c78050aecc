"""Comments in Markdown: they are in nothing that is made, and everything after them keeps its place."""

from __future__ import annotations

import pytest

from pipeline.model.document import Paragraph, walk
from pipeline.templating.compose import words_digest
from tests.clock import cpu_seconds, took_less
from tests.workspace import FIRST_ADDED, WORDS, Workspace, sms

GOOD = {
    "a line": "<!-- a note -->\n",
    "several lines": "<!-- a note\n\nwith ☃ and ::: important\n\n::: -->\n",
    "two on a line": "<!-- a --> <!-- b -->\n",
    "indented": "- one\n  <!-- a note -->\n- two\n",
    "with markup": "<!-- [@nothing] {{nothing}} # {.x} **a -->\n",
    "in a block": "::: important\nWords.\n<!-- a note -->\n:::\n",
    "an escaped one": "The sign \\<!-- is meant.\n",
}
BAD = {
    "behind words": ("x\n\nWords <!-- a --> words.\n", (2, 7)),
    "in front of words": ("<!-- a --> words\n", (0, 1)),
    "behind its last line": ("<!-- a\nb --> words\n", (0, 1)),
    "in an item": ("- <!-- a --> words\n", (0, 3)),
    "not closed": ("x\n\n<!-- a\n\nb\n", (2, 1)),
    "not closed, two dashes": ("<!-- a --\n\nb >\n", (0, 1)),
    "in a message": ('::: {.sms #a about=questions send="day 9 at 10:00"}\nWords.\n<!-- a -->\n:::\n', (2, 1)),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_comment_is_in_nothing(name: str, workspace: Workspace) -> None:
    workspace.add_words(GOOD[name])
    assert [one for one in workspace.check().diagnostics if one.severity != "info"] == []


@pytest.mark.parametrize("name", BAD)
def test_another_one_is_an_error_at_its_start(name: str, workspace: Workspace) -> None:
    text, place = BAD[name]
    workspace.add_words(text)
    (error,) = workspace.errors()
    assert (error.code, error.span.line - FIRST_ADDED, error.span.column) == ("SRC318", *place)


def test_a_comment_changes_no_words_and_no_places(workspace: Workspace) -> None:
    workspace.add_words("Last words.\n")
    before = words_digest(workspace.leaflet(), "en")
    workspace.edit(WORDS, "Last words.", "<!-- a ::: note\n\n☃ -->\n\nLast words.")
    leaflet = workspace.leaflet()
    assert words_digest(leaflet, "en") == before
    last = [node for node in walk(leaflet.texts["en"].sections) if isinstance(node, Paragraph)][-1]
    assert last.span.line - FIRST_ADDED == 4


def test_many_comments_are_read_in_time(workspace: Workspace) -> None:
    workspace.add_words("<!-- a -->\n" * 20_000 + "\n")
    started = cpu_seconds()
    assert workspace.codes() == set()
    assert took_less(started, 5)


def test_a_comment_beside_words_of_a_message_is_said_once(workspace: Workspace) -> None:
    workspace.add_words(sms('#x about=questions send="day 9 at 10:00"', "Muscle wasting: <!-- note --> walk more."))
    (error,) = workspace.errors()
    assert (error.code, error.hint) == ("SRC318", "put it in front of the message")
