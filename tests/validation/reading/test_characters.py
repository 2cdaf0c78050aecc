"""Letters in two parts are letters; what nobody sees is named, and what a script needs is let be."""

from __future__ import annotations

import unicodedata

import pytest

from pipeline.model.source import Source, Span, compose_source
from pipeline.templating.compose import words_digest
from tests.clock import cpu_seconds, took_less
from tests.workspace import FIRST_ADDED, SETTINGS, WORDS, Workspace

LETTERS = "Café, Zoë and ŵ are written with joined-up marks."


def test_a_letter_in_two_parts_is_the_letter(workspace: Workspace) -> None:
    workspace.add_words(LETTERS + "\n")
    before = words_digest(workspace.leaflet(), "en")
    workspace.edit(WORDS, LETTERS, unicodedata.normalize("NFD", LETTERS))
    assert LETTERS not in workspace.read()
    assert words_digest(workspace.leaflet(), "en") == before


def test_places_point_into_the_file_as_it_was_typed(workspace: Workspace) -> None:
    typed = unicodedata.normalize("NFD", "Café, Zoë ☃ ŵ {x-y} à.")
    workspace.add_words(typed + "\n")
    checkup = workspace.check()
    places = {one.code: one.span for one in checkup.diagnostics if one.severity != "info"}
    assert set(places) == {"ACC105", "SRC319"}
    for code, sign in (("ACC105", "☃"), ("SRC319", "{x-y}")):
        span = places[code]
        assert (span.line, span.column) == (FIRST_ADDED, typed.index(sign) + 1)
        line = checkup.sources[span.path].line(span.line)
        assert line[span.column - 1 : span.end_column - 1] == sign


def test_yaml_values_are_composed_too(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "facts:", unicodedata.normalize("NFD", "facts:\n  spa: {kind: text, value: Café}"))
    workspace.add_words("The {{spa}}.\n")
    assert workspace.codes() == set()


@pytest.mark.parametrize(
    ("typed", "text", "columns"),
    [
        ("abc", "abc", {1: 1, 4: 4}),
        ("e\u0301a", "éa", {1: 1, 2: 3, 3: 4}),
        ("xe\u0302\u0301y", "xếy", {1: 1, 2: 2, 3: 5, 4: 6}),
        ("q\u0301e\u0301.", "q\u0301é.", {1: 1, 3: 3, 4: 5, 5: 6}),
        ("\u1112\u1161\u11ab.", "한.", {1: 1, 2: 4, 3: 5}),
        ("\u1112\u1161a", "하a", {1: 1, 2: 3, 3: 4}),
        ("\u09c7\u09be.", "\u09cb.", {1: 1, 2: 3, 3: 4}),
        ("\u0b95\u0bc6\u0bbex", "\u0b95\u0bcax", {1: 1, 3: 4, 4: 5}),
    ],
)
def test_columns_are_counted_as_typed(typed: str, text: str, columns: dict[int, int]) -> None:
    source = compose_source("a.md", typed)
    assert source.text == text
    assert source.as_typed == Source("a.md", typed)
    for column, wanted in columns.items():
        assert source.place_as_typed(Span("a.md", 1, column, 1, column)).column == wanted


@pytest.mark.parametrize("character", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u202e"])
@pytest.mark.parametrize("name", [WORDS, SETTINGS])
def test_what_nobody_sees_is_named_once_a_line(name: str, character: str, workspace: Workspace) -> None:
    line = f"A{character}bc, de{character}f."
    workspace.append(name, f"\n\n{line}\n" if name == WORDS else f'topics: ["{line}"]\n')
    (error,) = workspace.errors()
    assert (error.code, f"U+{ord(character):04X}" in error.message, error.hint[:6]) == ("SRC007", True, "delete")
    written = workspace.read(name).split("\n")[error.span.line - 1]
    assert written[error.span.column - 1] == character


@pytest.mark.parametrize(
    ("name", "text", "sign"),
    [
        (WORDS, "12&#x202E;34\n", "U+202E"),
        (WORDS, "Muscle was&shy;ting\n", "U+00AD"),
        (WORDS, "![A &#8203;leg.](images/leg.svg)\n", "U+200B"),
        (WORDS, "- 12&#x202E;34\n", "U+202E"),
        ("glossary.yaml", 'invisible: {en: "12\\u202e34"}\n', "U+202E"),
        ("glossary.yaml", 'invisible: {en: "was\\xADting"}\n', "U+00AD"),
    ],
)
def test_what_nobody_sees_is_named_where_an_escape_makes_it(
    name: str, text: str, sign: str, workspace: Workspace
) -> None:
    workspace.append(name, f"\n{text}" if name == WORDS else text)
    (error,) = workspace.errors()
    assert (error.code, error.span.line) == ("SRC007", workspace.read(name).count("\n"))
    assert sign in error.message and error.hint.startswith("take")


@pytest.mark.parametrize("words", ["می\u200cخواهم", "क्\u200dष", "\u2067עברית\u2069 and\u200f", "\u202bא\u202c"])
def test_what_a_script_needs_is_let_be(words: str, workspace: Workspace) -> None:
    workspace.add_words(f"A \u200eword\u200c: {words}.\n")
    hidden = {f"U+{ord(character):04X}" for character in words if unicodedata.category(character) == "Cf"}
    messages = [one.message for one in workspace.check().diagnostics]
    assert not [message for message in messages for name in hidden | {"U+200E"} if name in message]


def test_a_file_of_decomposed_letters_is_read_in_time(workspace: Workspace) -> None:
    workspace.add_words("\n\n".join(["e\u0301 {x} " * 1_000] * 20) + "\n")
    started = cpu_seconds()
    workspace.check()
    assert took_less(started, 10)


@pytest.mark.parametrize("item", ["never drive", "Don't drive", "drive", "Never drive a car or a van today"])
def test_an_item_that_forbids_in_other_words_is_given_the_words(item: str, workspace: Workspace) -> None:
    workspace.add_words(f"::: do-not\n- {item}\n- do not run\n:::\n")
    (error,) = [one for one in workspace.errors() if one.code == "ACC106"]
    assert (error.code, "“do not drive" in error.hint) == ("ACC106", True)


@pytest.mark.parametrize(
    ("sign", "hint"),
    [("✅", "“yes”"), ("□", "::: checklist"), ("①", "“1”"), ("㎎", "“mg”"), ("⚠", "Warning"), ("\u202f", "U+00A0")],
)
def test_what_to_write_for_a_sign_without_a_glyph_is_said(sign: str, hint: str, workspace: Workspace) -> None:
    workspace.add_words(f"Words {sign} words.\n")
    (error,) = workspace.errors()
    assert (error.code, hint in error.hint) == ("ACC105", True)


@pytest.mark.parametrize(
    "words",
    [
        "[مساعدة]{lang=ar}",
        "[**मदद** करो]{lang=hi}",
        "[救命]{lang=zh-Hans}",
        "## [مساعدة]{lang=ar} {#help}\n\nWords.",
    ],
)
def test_words_that_are_marked_as_of_another_language_have_its_faces(words: str, workspace: Workspace) -> None:
    workspace.add_words(f"{words}\n")
    assert "ACC105" not in {one.code for one in workspace.errors()}


@pytest.mark.parametrize("words", ["[ஃஅஆஇஈ]{lang=ta}", "مساعدة [مساعدة]{lang=ar} ابجد", "[救命]{lang=zh-Hans} 救命啊"])
def test_only_words_that_are_marked_and_have_a_face_are_let_through(words: str, workspace: Workspace) -> None:
    workspace.add_words(f"{words}\n")
    assert {one.code for one in workspace.errors()} == {"ACC105"}


def test_letters_of_another_script_may_be_marked(workspace: Workspace) -> None:
    workspace.add_words("Words مستشفى المدينة words.\n")
    assert "`[…]{lang=…}`" in workspace.errors()[0].hint


@pytest.mark.parametrize(("words", "count"), [("مستشفى المدينة", 1), ("ஃஅ", 2), ("☃☀", 2), ("مستشفى ☃", 2)])
def test_letters_of_another_script_are_one_finding(words: str, count: int, workspace: Workspace) -> None:
    workspace.add_words(f"Words {words} words.\n")
    errors = workspace.errors()
    assert {one.code for one in errors} == {"ACC105"}
    assert (len(errors), errors[0].span.line, errors[0].span.column) == (count, FIRST_ADDED, len("Words ") + 1)
