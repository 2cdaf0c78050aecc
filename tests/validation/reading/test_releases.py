"""The record of releases: read with its places, the same from memory, and what is wrong in it is found where it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.source import Source
from pipeline.validation.reading.releases import read_releases
from tests.releases import make_entry, write_entries
from tests.workspace import Workspace

FILE = "releases.yaml"
FIRST = make_entry()
SECOND = make_entry("1.1.0", [FIRST["digest"]], place="riverside", reading={"fkgl": 6, "smog": 8.25})


def _spoil(old: str, new: str) -> str:
    text = write_entries(FIRST, SECOND)
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "code", "place", "message"),
    [
        ("", "SRC004", "1:1", "the file is empty"),
        ("leaflet: muscle\n", "SRC104", "1:1", "the file: it takes a list"),
        ("- muscle\n", "SRC104", "1:3", "the file, item 1: it takes keys and values"),
        (_spoil('"1.0.0"', "1.0"), "SRC107", "4:12", "`1.0` is read as a number"),
        (_spoil('"1.0.0"', '"one"'), "SRC104", "4:12", "`one` is not written as it should be"),
        (_spoil('"2026-11-29"', '"2026-02-30"'), "SRC104", "5:9", "`2026-02-30` is not what it takes"),
        (_spoil("7K3M-9QRT", "7K3M-9QRU"), "SRC104", "6:9", "`7K3M-9QRU` is not written as it should be"),
        (_spoil('"size": 12', '"size": "12"'), "SRC104", "8:130", "it takes a whole number"),
        (_spoil('"size": 12', '"size": -1'), "SRC104", "8:130", ""),
        (_spoil("  previous: []\n", ""), "SRC105", "2:3", "has no `previous`"),
        (_spoil("  words:", "  wrods: 1\n  words:"), "SRC103", "7:3", "there is no key `wrods` here"),
        (_spoil("  words:", "  code: 1\n  words:"), "SRC102", "7:3", "`code` stands twice"),
        (_spoil("  words:", "  words: &a"), "SRC106", "7:10", "is an anchor"),
        (_spoil("  words:", "<<<<<<< main\n  words:"), "SRC101", "7:1", "a merge of two branches is not finished"),
        (_spoil("  words:", "=======\n  words:"), "SRC101", "7:1", "a merge of two branches is not finished"),
        (_spoil("[]", "["), "SRC101", "9:13", ""),
    ],
)
def test_what_is_wrong_is_said_at_its_place(
    text: str, code: str, place: str, message: str, workspace: Workspace
) -> None:
    workspace.write(FILE, text)
    checkup = workspace.check()
    ours = [one for one in checkup.diagnostics if one.span.path == f"source/{FILE}"]
    assert [(one.code, f"{one.span.line}:{one.span.column}") for one in ours] == [(code, place)]
    assert message in ours[0].message and ours[0].hint
    assert checkup.good["muscle"].library.releases == ()  # and it keeps nothing from being made
    assert workspace.check().diagnostics == checkup.diagnostics  # what is remembered hides nothing


def test_entries_are_read_with_their_lines_and_the_same_from_memory() -> None:
    answers: dict[str, str] = {}

    def remember(key: str, make: Callable[[], str]) -> str:
        return answers.setdefault(key, make() if key not in answers else "")

    source, diagnostics = Source(FILE, write_entries(FIRST, SECOND)), Diagnostics()
    once, again = (read_releases(source, remember, diagnostics) for _ in range(2))
    assert once == again and once is not None and diagnostics == []
    (first, second), places = once
    assert [places.value(number).line for number in (0, 1)] == [2, 11]
    assert (first.edition, second.edition) == ("muscle/en", "muscle/en/riverside")
    assert (second.reading.fkgl, second.reading.smog) == (6, 8.25)
    assert (first.real_digest, second.real_digest) == (first.digest, second.digest)


def test_a_note_in_an_empty_record_is_no_release() -> None:
    read = read_releases(Source(FILE, "# Nothing yet.\n"), lambda _, make: make(), Diagnostics())
    assert read is not None and read[0] == ()


def test_a_record_of_many_years_is_read_and_one_that_is_larger_is_refused(workspace: Workspace) -> None:
    files = [{"path": f"muscle/en/{number}.html", "sha256": "a" * 64, "size": 1} for number in range(200)]
    workspace.write(FILE, write_entries(*(make_entry(files=files, date=f"20{year}-01-01") for year in range(10, 99))))
    assert workspace.path(FILE).stat().st_size > limits.TEXT_SIZE.most
    assert len(workspace.leaflet().library.releases) == 89
    workspace.write(FILE, b"#" * (limits.RELEASES_SIZE.most + 1))
    (one,) = [one for one in workspace.diagnostics() if one.span.path == f"source/{FILE}"]
    assert (one.code, "20,000,000" in one.message) == ("SRC108", True)
