"""What is set aside of outloud's TAG-002: the head of a table, painted again on the next page, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.conversion.print.writer import write
from pipeline.proof.validators.outloud import OUTLOUD
from pipeline.proof.validators.table_heads import is_repeated_head
from pipeline.proof.validators.verdict import KnownFalse
from tests.specimen import specimen
from tests.written import save, write_once

(TAG_002,) = (one for one in OUTLOUD.known_false if one.holds is is_repeated_head)
HEAD = "Choice What happens How it may help What we do not know"


def finding(words: str, lines: int = 1) -> str:
    return (
        f"TAG-002 error, page 7: {lines} line(s) of prose are marked /Artifact and will be skipped by every reader: "
        f"“{words}”"
    )


@pytest.fixture(scope="module")
def leaflet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = save([write_once(write, specimen())], tmp_path_factory.mktemp("leaflet"))
    return path


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        (finding(HEAD), True),
        (finding(f"{HEAD[:40]}…"), True),
        (finding("Choice What happens How it; may help What we do not know", 2), True),
        (finding("Do not take this if you are allergic to it"), False),
        (finding(f"{HEAD} Call 999"), False),
        (finding(HEAD, 2), False),
        (finding(f"{HEAD}; You must not stop the tablets by yourself at all", 2), False),
        ("TAG-002 error, page 7: 1 line(s) of prose are marked /Artifact", False),
    ],
)
def test_only_the_words_of_a_head_are_set_aside(leaflet: Path, text: str, aside: bool) -> None:
    assert TAG_002.covers(text, leaflet) is aside


def test_a_file_that_cannot_be_read_sets_nothing_aside(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    assert not TAG_002.covers(finding(HEAD), tmp_path / "a.pdf")
    assert KnownFalse("T .*", "It cannot count").covers("T 1", tmp_path / "a.pdf")
