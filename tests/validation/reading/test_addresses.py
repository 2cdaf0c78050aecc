"""Addresses in the words become links; what stands around them does not."""

from __future__ import annotations

import pytest

from pipeline.model.document import Link, plain, walk
from pipeline.parsers.addresses import find_addresses
from tests.clock import count_calls
from tests.workspace import Workspace

LINKED = {
    "See https://www.example.org/fever for more.": ["https://www.example.org/fever"],
    "Look at www.example.org/fever, too.": ["https://www.example.org/fever"],
    "Write to help@example.org.": ["mailto:help@example.org"],
    "(https://example.org/a_(b))": ["https://example.org/a_(b)"],
    "“https://example.org/?a=1&b=2”!": ["https://example.org/?a=1&b=2"],
    "'www.example.org'": ["https://www.example.org"],
    "https://example.org/a_b_c/, https://example.org/#d": ["https://example.org/a_b_c/", "https://example.org/#d"],
    "first.last+tag@mail.example.org; x@y.z-": ["mailto:first.last+tag@mail.example.org", "mailto:x@y.z"],
    "HTTPS://EXAMPLE.ORG": ["HTTPS://EXAMPLE.ORG"],
    "https://example.org...": ["https://example.org"],
    "https://example.org/\0b": ["https://example.org/\0b"],
    "看https://example.org/。": ["https://example.org/"],
}
WORDS = [
    "https://",
    "www.",
    "www.example",
    "a@b",
    "@example.org",
    "x.www.example.org",
    "http:/example.org",
    "@",
    "a@.b",
]


@pytest.mark.parametrize("words", LINKED)
def test_an_address_is_a_link(words: str) -> None:
    addresses = [front + words[start:end] for start, end, front in find_addresses(words, 0, len(words))]
    assert addresses == LINKED[words]


@pytest.mark.parametrize("words", WORDS)
def test_other_words_are_none(words: str) -> None:
    assert list(find_addresses(words, 0, len(words))) == []


def _links(workspace: Workspace) -> list[tuple[str, str]]:
    section = workspace.leaflet().texts["en"].sections[-1]
    return [(node.target, plain(node.children)) for node in walk(section) if isinstance(node, Link)]


def test_links_stand_in_text_lists_and_cells(workspace: Workspace) -> None:
    workspace.add_words(
        "Read **www.example.org/a\\_b**.\n\n- help@example.org\n\n"
        '::: {.table #where caption="Where"}\n| A | B |\n|---|---|\n| x | https://example.org/c |\n:::\n'
    )
    assert _links(workspace) == [
        ("https://www.example.org/a_b", "www.example.org/a_b"),
        ("mailto:help@example.org", "help@example.org"),
        ("https://example.org/c", "https://example.org/c"),
    ]


def test_links_headings_terms_and_escaped_addresses_hold_no_more(workspace: Workspace) -> None:
    workspace.add_words(
        "### www.example.org\n\n[www.example.org](https://example.org/b), <https://example.org/c>, "
        "[x@example.org]{.term key=atrophy}, www\\.example.org and https\\://example.org/d, x\\@example.org.\n"
    )
    assert _links(workspace) == [
        ("https://example.org/b", "www.example.org"),
        ("https://example.org/c", "https://example.org/c"),
    ]


def test_a_message_is_plain_words(workspace: Workspace) -> None:
    text = "Muscle wasting: see https://www.example.org/a or ask x@example.org for help."
    workspace.add_words(f'::: {{.sms #a about=questions send="day 9 at 10:00"}}\n{text}\n:::\n')
    assert plain(workspace.leaflet().texts["en"].messages[-1].children) == text


def test_an_address_passes_the_gate_of_links(workspace: Workspace) -> None:
    workspace.add_words("Look at http://www.example.org.\n")
    assert workspace.codes() == {"SRC405"}


def test_an_address_holds_no_fact(workspace: Workspace) -> None:
    workspace.add_words("Look at https://www.example.org/{{emergency-line}}.\n")
    assert workspace.codes() == {"SRC310"}


def list_addresses(text: str) -> list[tuple[int, int, str]]:
    return list(find_addresses(text, 0, len(text)))


@pytest.mark.parametrize(
    ("front", "more", "wanted"),
    [("", "a", 0), ("", "a@", 0), ("", "www.", 1), ("", "a.", 0), ("https://a", ")", 1)],
)
def test_a_word_four_times_as_long_is_four_times_the_work(front: str, more: str, wanted: int) -> None:
    calls = []
    for count in (4_000, 16_000):
        text = front + more * count
        assert len(list_addresses(text)) == wanted
        calls.append(count_calls(list_addresses, text))
    assert calls[1] <= 4 * calls[0]
