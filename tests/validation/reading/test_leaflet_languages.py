"""The languages of a leaflet, by the names of its files."""

from __future__ import annotations

from pathlib import Path

from pipeline.validation.reading.leaflet_languages import list_languages


def test_languages_are_those_that_can_be_published_the_source_first(tmp_path: Path) -> None:
    for name in ("en.md", "en-GB.md", "en-US.md", "zz.md", "notes.md", "en.txt"):
        (tmp_path / name).touch()
    assert list_languages(tmp_path, ["en", "en-US", "zz"]) == ("en", "en-US")
    assert list_languages(tmp_path, ["en", "en-GB", "en-US"], "en-US") == ("en-US", "en", "en-GB")
