"""Input that was not meant well, or not meant at all: every file and every text gives findings or a leaflet, never a
traceback, and nothing of it is lost without a word."""

from __future__ import annotations

import os
from itertools import pairwise

import pytest

from pipeline.build.checking import check_source
from tests.clock import cpu_seconds
from tests.workspace import FIRST_ADDED, LEAFLET, PUBLISHER, SETTINGS, SHARED, WORDS, Workspace

FILES = (WORDS, SETTINGS, PUBLISHER, "references.yaml", "glossary.yaml")

# --- files ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mark", "end"), [("\ufeff", "\r\n"), ("", "\r")], ids=["dressed", "old"])
def test_line_ends_and_a_byte_order_mark_change_nothing(mark: str, end: str, workspace: Workspace) -> None:
    workspace.add_words("<b>\n")
    plain = workspace.diagnostics()
    assert [(error.span.line, error.code) for error in workspace.errors()] == [(FIRST_ADDED, "SRC301")]
    workspace.write(WORDS, mark + workspace.read(WORDS).replace("\n", end))
    assert workspace.diagnostics() == plain


@pytest.mark.parametrize(
    ("name", "content", "code", "place"),
    [
        (WORDS, b"---\ntitle: caf\xe9\n", "SRC002", (2, 11)),
        (WORDS, b"\xff\xfe-\x00-\x00-\x00", "SRC002", (1, 1)),
        (WORDS, b"---\ntitle: a\x00b\n---\n", "SRC003", (2, 9)),
        (WORDS, b"", "SRC004", (1, 1)),
        (WORDS, b" \n\t\n\n", "SRC004", (1, 1)),
        (WORDS, b"x" * 2_000_001, "SRC108", (1, 1)),
        (SETTINGS, b"\xe9", "SRC002", (1, 1)),
        (SETTINGS, b"\x00", "SRC003", (1, 1)),
        ("publisher.yaml", b"", "SRC004", (1, 1)),
        ("glossary.yaml", b"\x07", "SRC003", (1, 1)),
        ("shared/en.md", b"\x80", "SRC002", (1, 1)),
    ],
)
def test_a_file_that_is_no_text_is_one_finding(
    name: str, content: bytes, code: str, place: tuple[int, int], workspace: Workspace
) -> None:
    workspace.write(name, content)
    (error,) = workspace.errors()
    assert (error.span.path, error.code) == (f"source/{name}", code)
    assert (error.span.line, error.span.column) == place


def test_empty_folders(workspace: Workspace) -> None:
    for name in (*FILES, SHARED, f"{LEAFLET}/images"):
        workspace.remove(name)
    missing = [error.span.path for error in workspace.errors() if error.code == "SRC001"]
    assert missing == [f"source/{name}" for name in (WORDS, SETTINGS, PUBLISHER)]
    nowhere = check_source(workspace.place / "nowhere", workspace.place, [LEAFLET]).diagnostics
    assert {one.code for one in nowhere if one.severity == "error"} == {"SRC001"}
    assert check_source(workspace.source, workspace.place, []).diagnostics != ()


@pytest.mark.parametrize("name", FILES)
def test_a_folder_where_a_file_should_be(name: str, workspace: Workspace) -> None:
    workspace.remove(name)
    workspace.path(name).mkdir()
    errors = workspace.errors(LEAFLET)
    assert [error.code for error in errors if error.span.path == f"source/{name}"] == ["SRC006"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(workspace: Workspace) -> None:
    workspace.add_words("![A leg.](images/pipe.svg)\n")
    os.mkfifo(workspace.path(f"{LEAFLET}/images/pipe.svg"))
    workspace.remove("glossary.yaml")
    os.mkfifo(workspace.path("glossary.yaml"))
    assert workspace.codes() == {"SRC006", "SRC505"}


def test_links_of_the_file_system_lead_nowhere_else(workspace: Workspace) -> None:
    workspace.add_words("![A.](images/out.svg)\n\n![B.](images/round.svg)\n\n![C.](images/in.svg)\n")
    images, outside = workspace.path(f"{LEAFLET}/images"), workspace.place / "outside.svg"
    outside.write_bytes((images / "leg.svg").read_bytes())
    (images / "out.svg").symlink_to(outside)
    (images / "round.svg").symlink_to(images / "round.svg")
    (images / "in.svg").symlink_to(images / "leg.svg")
    errors = [(error.code, error.span.line) for error in workspace.errors()]
    assert errors == [("SRC502", FIRST_ADDED), ("SRC502", FIRST_ADDED + 2)]


def test_an_images_folder_that_is_elsewhere(workspace: Workspace) -> None:
    images = workspace.path(f"{LEAFLET}/images")
    images.rename(workspace.place / "elsewhere")
    images.symlink_to(workspace.place / "elsewhere")
    assert workspace.codes() == {"SRC502"}


# --- YAML ----------------------------------------------------------------------------------------------------------

BOMB = "a: &a [x]\n" + "".join(f"{b}: &{b} [{f'*{a}, ' * 9}]\n" for a, b in pairwise("abcdefghi"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB, "SRC106"),
        ("a: &a [*a]\n", "SRC106"),
        ("<<: *x\n", "SRC106"),
        ("a: !!python/object/apply:os.system [ls]\n", "SRC106"),
        ("? [a, b]\n: c\n", "SRC106"),
        ("[" * 100_000, "SRC108"),
        ("{a: " * 10_000, "SRC108"),
        ("- " * 400 + "x\n", "SRC108"),
        ("a: b\n---\nc: d\n", "SRC101"),
        ("a: [b\nc: d\n", "SRC101"),
        ("a: 'b\n", "SRC101"),
        ("\ta: b\n", "SRC101"),
        ("a: b: c\n", "SRC101"),
        ("%YAML 9.9\n", "SRC101"),
        ('a: {en: "x\\ay"}\n', "SRC003"),
        ("a: {en: x}\na: {en: y}\n", "SRC102"),
        ("a: " + "9" * 5_000 + "\n", "SRC104"),
        ("just words\n", "SRC104"),
        ("- a\n- b\n", "SRC104"),
        ("a: {en: {en: x}}\n", "SRC104"),
        ("a: {en: no}\nb: {en: 0800}\n", "SRC107"),
    ],
)
def test_yaml_that_does_not_mean_well(text: str, code: str, workspace: Workspace) -> None:
    workspace.write("glossary.yaml", text)
    started = cpu_seconds()
    assert code in {error.code for error in workspace.errors() if error.span.path == "source/glossary.yaml"}
    assert cpu_seconds() - started < 3


def test_words_that_other_readers_of_yaml_take_for_something_else(workspace: Workspace) -> None:
    workspace.write("glossary.yaml", "atrophy: {en: no}\non: {en: 8:30}\nyes: {en: 2026-11-22}\n")
    glossary = workspace.leaflet().library.glossary
    assert glossary == {"atrophy": {"en": "no"}, "on": {"en": "8:30"}, "yes": {"en": "2026-11-22"}}
