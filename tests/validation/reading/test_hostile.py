"""Input that was not meant well, or not meant at all: every file and every text gives findings or a leaflet, never a
traceback, and nothing of it is lost without a word."""

from __future__ import annotations

import os
import time
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.build.checking import check_source
from tests.validation.reading.laid_out import FIRST_ADDED, LEAFLET, WORDS, codes, errors, lay_out, look

SETTINGS = f"{LEAFLET}/leaflet.yaml"

# --- files ---------------------------------------------------------------------------------------------------------


def test_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    words = (lay_out(tmp_path / "base") / WORDS).read_text(encoding="utf-8") + "\n<b>\n"
    plain = look(lay_out(tmp_path / "plain", files={WORDS: words}))
    dressed = look(lay_out(tmp_path / "dressed", files={WORDS: "\ufeff" + words.replace("\n", "\r\n")}))
    old = look(lay_out(tmp_path / "old", files={WORDS: words.replace("\n", "\r")}))
    assert dressed.diagnostics == old.diagnostics == plain.diagnostics
    assert [(found.span.line, found.code) for found in errors(plain)] == [(FIRST_ADDED, "SRC301")]


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
    name: str, content: bytes, code: str, place: tuple[int, int], tmp_path: Path
) -> None:
    (found,) = errors(look(lay_out(tmp_path / "source", files={name: content})))
    assert (found.span.path, found.code, (found.span.line, found.span.column)) == (name, code, place)


def test_empty_folders(tmp_path: Path) -> None:
    (tmp_path / LEAFLET).mkdir()
    (tmp_path / "shared").mkdir()
    missing = [found.span.path for found in errors(look(tmp_path)) if found.code == "SRC001"]
    assert missing == [WORDS, SETTINGS, "publisher.yaml"]
    assert codes(look(tmp_path / "nowhere")) == {"SRC001"}
    assert check_source(tmp_path, tmp_path, []).diagnostics != ()


@pytest.mark.parametrize("name", [WORDS, SETTINGS, "publisher.yaml", "references.yaml", "glossary.yaml"])
def test_a_folder_where_a_file_should_be(name: str, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "source")
    (folder / name).unlink()
    (folder / name).mkdir()
    found = [said for said in errors(look(folder)) if said.span.path == name]
    assert [said.code for said in found] == ["SRC006"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "source", "![A leg.](images/pipe.svg)\n")
    os.mkfifo(folder / LEAFLET / "images" / "pipe.svg")
    (folder / "glossary.yaml").unlink()
    os.mkfifo(folder / "glossary.yaml")
    assert codes(look(folder)) == {"SRC006", "SRC505"}


def test_links_of_the_file_system_lead_nowhere_else(tmp_path: Path) -> None:
    outside = tmp_path / "outside.svg"
    folder = lay_out(tmp_path / "source", "![A.](images/out.svg)\n\n![B.](images/round.svg)\n\n![C.](images/in.svg)\n")
    images = folder / LEAFLET / "images"
    outside.write_bytes((images / "leg.svg").read_bytes())
    (images / "out.svg").symlink_to(outside)
    (images / "round.svg").symlink_to(images / "round.svg")
    (images / "in.svg").symlink_to(images / "leg.svg")
    found = [(said.code, said.span.line) for said in errors(look(folder))]
    assert found == [("SRC502", FIRST_ADDED), ("SRC502", FIRST_ADDED + 2)]


def test_an_images_folder_that_is_elsewhere(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "source")
    images = folder / LEAFLET / "images"
    images.rename(tmp_path / "elsewhere")
    images.symlink_to(tmp_path / "elsewhere")
    assert codes(look(folder)) == {"SRC502"}


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
def test_yaml_that_does_not_mean_well(text: str, code: str, tmp_path: Path) -> None:
    started = time.perf_counter()
    found = errors(look(lay_out(tmp_path / "source", files={"glossary.yaml": text})))
    assert code in {said.code for said in found if said.span.path == "glossary.yaml"}
    assert time.perf_counter() - started < 3


def test_words_that_other_readers_of_yaml_take_for_something_else(tmp_path: Path) -> None:
    glossary = "atrophy: {en: no}\non: {en: 8:30}\nyes: {en: 2026-11-22}\n"
    (leaflet,) = look(lay_out(tmp_path / "source", files={"glossary.yaml": glossary})).good.values()
    assert leaflet.library.glossary == {"atrophy": {"en": "no"}, "on": {"en": "8:30"}, "yes": {"en": "2026-11-22"}}
