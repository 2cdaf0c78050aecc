"""What users name is found, each once, or is wrong usage with a reason that says what there is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.build.selection import check_leaflets, choose_formats, choose_leaflets
from pipeline.build.wrong_usage import WrongUsageError
from tests.paths import EXAMPLE


def test_leaflets_are_chosen_once_and_none_stands_for_all() -> None:
    assert choose_leaflets(EXAMPLE, ("muscle", "muscle")) == ("muscle",)
    assert choose_leaflets(EXAMPLE, ()) == ()


def test_all_leaflets_are_checked_where_none_is_named(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "source")
    assert set(check_leaflets(tmp_path / "source", tmp_path).good) == {"muscle"}


def test_a_leaflet_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(WrongUsageError, match=r"there is no leaflet bone in .*; there are: muscle$"):
        choose_leaflets(EXAMPLE, ("bone",))


def test_a_source_folder_has_to_be_there_and_to_hold_a_leaflet(tmp_path: Path) -> None:
    with pytest.raises(WrongUsageError, match=r"there is no folder .*; name yours with --source"):
        choose_leaflets(tmp_path / "nowhere", ())
    with pytest.raises(WrongUsageError, match="each has a folder of its own"):
        choose_leaflets(tmp_path, ())


def test_formats_may_be_repeated_or_parted_by_commas() -> None:
    assert choose_formats(("html,pdf", "html", ",epub,")) == ("html", "pdf", "epub")
    assert choose_formats(()) == ()


def test_a_format_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(WrongUsageError, match="there is no format docx; there are: a5, bilingual, booklet, card, "):
        choose_formats(("html,docx",))
