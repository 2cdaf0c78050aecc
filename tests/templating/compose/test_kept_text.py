"""The words that are kept when somebody signs them: what is in them, what is not, and that they read as they were."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.model.document import Include
from pipeline.model.kept_words import KeptWords
from pipeline.model.placing import list_placed
from pipeline.templating.compose.kept_text import keep_words
from pipeline.templating.compose.reviewed_words import load_pack
from tests.signing import keep
from tests.two_places import PLACES, add_places
from tests.workspace import PUBLISHER, SETTINGS, SHARED, WORDS, Workspace

HEAD = """---
title: Muscle wasting
medical_name: muscle atrophy
summary: What muscle wasting is, when to get help and what to ask.
kept:
  facts:
    emergency-line: "999"
  services:
    emergency: "999"
  glossary:
    atrophy: "A part of the body gets smaller because tissue is lost."
  references:
    plain-language: "{\\"URL\\": """


def kept(workspace: Workspace) -> KeptWords:
    return keep_words(workspace.leaflet(), load_pack("en"))


def test_words_are_kept_as_they_are_written_with_what_they_took_in(workspace: Workspace) -> None:
    words = kept(workspace)
    text = words.source.text
    assert text.startswith(HEAD)
    assert '\n  standing:\n    other-formats:\n      - "Ask for another format' in text
    assert text.endswith(workspace.read().split("---\n", 2)[2])
    assert {*words.took_in.references} == {"plain-language"} and {*words.took_in.standing} == {"other-formats"}
    assert words.digest == hashlib.sha256(text.encode()).hexdigest()
    assert words.name == f"en-{words.digest[:12]}.md"
    assert words.source.path == f"source/muscle/kept/{words.name}"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (WORDS, "Wasting has many causes.", "Wasting has few causes."),
        (WORDS, "title: Muscle wasting", "title: Wasting muscles"),
        (PUBLISHER, '"999"', '"998"'),
        ("glossary.yaml", "atrophy: {en: ", "atrophy: {en: Sudden "),
        ("references.yaml", "ISO 24495-1", "ISO 24495-2"),
        (SHARED, "large print", "large letters"),
    ],
)
def test_what_readers_would_read_otherwise_gives_another_digest(
    name: str, old: str, new: str, workspace: Workspace
) -> None:
    before = kept(workspace).digest
    workspace.edit(name, old, new)
    assert kept(workspace).digest != before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (WORDS, "## What it is {", "<!-- Ask Ada. -->\n\n## What it is {"),
        (WORDS, "## What it is {", '\n\n\n{allow=LNG207 because="So." by="Ada" until=2027-06-30}\n## What it is {'),
        (SETTINGS, "0.1.0", "0.2.0"),
        (SETTINGS, "topics: [", "topics: [legs, "),
        (PUBLISHER, "name: The", "name: Our"),
    ],
)
def test_what_readers_do_not_read_gives_the_same(name: str, old: str, new: str, workspace: Workspace) -> None:
    if old.startswith("topics"):
        workspace.append(SETTINGS, "topics: [muscles]\n")
    before = kept(workspace).digest
    workspace.edit(name, old, new)
    assert kept(workspace).digest == before


def test_a_head_in_braces_is_written_out(workspace: Workspace) -> None:
    text = workspace.read()
    head = "---\n# Ask Ada.\n{title: Muscle wasting, summary: 'What it is: this.'}\n"
    workspace.write(WORDS, head + text[text.index("---\n", 4) :])
    assert kept(workspace).source.text.startswith(
        '---\n"title": "Muscle wasting"\n"summary": "What it is: this."\nkept:'
    )


def test_words_that_took_in_nothing_say_so(workspace: Workspace) -> None:
    words = "---\ntitle: Rest\nsummary: How to rest well.\n---\n\n::: key-points\n- Rest.\n- Sit.\n- Sleep.\n:::\n"
    workspace.write(WORDS, f"{words}\n## Rest {{#get-help}}\n\nRest well.\n")
    assert "\nkept: {}\n---\n" in kept(workspace).source.text


def test_what_is_kept_can_be_read_as_parts_again(workspace: Workspace) -> None:
    keep(workspace)
    (words,) = workspace.leaflet().texts["en"].kept_words
    assert words.text is not None
    names = [part.section if isinstance(part, Include) else part.id for part in words.text.sections]
    assert names == ["get-help", "what-it-is", "other-formats", "questions"]
    assert [message.id for message in words.text.messages] == ["call-now", "welcome"]
    assert words.took_in == kept(workspace).took_in


def test_what_a_place_sets_is_not_in_it(workspace: Workspace) -> None:
    add_places(workspace)
    words = kept(workspace)
    assert words.took_in.facts["visiting-hours"] == "as the ward says"
    workspace.edit(PLACES, "from 2pm to 8pm", "from 3pm to 8pm")
    placed = [keep_words(leaflet, load_pack("en")).digest for leaflet in list_placed(workspace.leaflet())]
    assert {*placed} == {words.digest} and len(placed) == 4


def test_what_facts_rest_on_is_kept_with_the_references(workspace: Workspace) -> None:
    """And what that is known through, which readers are told."""
    workspace.append(
        "references.yaml",
        "- {id: survey, type: report, title: A survey, issued: 2025, known-through: review}\n"
        "- {id: review, type: report, title: A review, issued: 2026}\n",
    )
    workspace.edit(
        SETTINGS, "facts:\n", "facts:\n  share: {kind: risk, n: 1, of: 3, who: {en: people}, evidence: [survey]}\n"
    )
    workspace.append(WORDS, "\n## Rest {#rest}\n\nRest helps {{share}}.\n")
    assert list(kept(workspace).took_in.references) == ["plain-language", "review", "survey"]
