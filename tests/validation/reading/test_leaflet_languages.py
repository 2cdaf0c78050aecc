"""The languages of a leaflet, by the names of its files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.templating.languages import read_words
from pipeline.validation.reading.leaflet_languages import list_languages
from tests.workspace import Workspace


def test_languages_are_those_that_can_be_published_the_source_first(workspace: Workspace, tmp_path: Path) -> None:
    library = workspace.leaflet().library
    english = read_words("en")
    assert english is not None
    folder = tmp_path / "leaflet"
    folder.mkdir()
    for name in ("en.md", "en-GB.md", "en-US.md", "zz.md", "notes.md", "en.txt"):
        (folder / name).touch()

    def published_in(*languages: str, first: str = "", own: tuple[str, ...] = ()) -> tuple[str, ...]:
        publisher = library.publisher.model_copy(update={"languages": list(languages)})
        words = dict.fromkeys(own, english)
        return list_languages(folder, replace(library, publisher=publisher, own_words=words), first)

    assert published_in("en", "en-US", "zz") == ("en", "en-US")
    assert published_in("en", "en-GB", "en-US", first="en-US") == ("en-US", "en", "en-GB")
    assert published_in("en", "zz", own=("zz",)) == ("en", "zz")
