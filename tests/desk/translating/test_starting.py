"""A translation that is started: everything that stays is there, and every word waits to be translated."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build.selection import check_leaflets
from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.translating.pinning import Pinned
from pipeline.desk.translating.standings import list_standings
from pipeline.desk.translating.starting import start_translation
from tests.second_leaflet import add_language
from tests.translated import PINNED
from tests.workspace import LEAFLET, WORDS, Workspace


@pytest.fixture
def two_languages(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    add_language(workspace, "tl", "Tagalog", tmp_path, monkeypatch)
    return workspace


def start(workspace: Workspace, language: str = "tl") -> Pinned:
    checkup = check_leaflets(workspace.source, workspace.place, (LEAFLET,))
    return start_translation(checkup, LEAFLET, language, "", PINNED, workspace.place)


def test_a_new_language_has_the_shape_and_the_words_of_the_source(two_languages: Workspace) -> None:
    two_languages.edit(WORDS, "::: key-points", "<!-- For writers. -->\n\n::: key-points")
    two_languages.edit(WORDS, 'send="day 0 at 11:00"', 'send="day 0 at 11:00" pin=0123456789ab')
    started = start(two_languages)
    assert started.words and started.files[1] == f"source/{LEAFLET}/tl.md"
    text = two_languages.read(f"{LEAFLET}/tl.md")
    head = f'translation:\n  of: en\n  digest: "{started.words.named_digits}"\n  date: 2026-11-25\n'
    assert f'{head}  translator: "nobody yet"\n  status: draft\n---\n\n::: key-points\n' in text
    assert "pin=" not in text and "For writers" not in text and "kept:" not in text
    body = two_languages.read(WORDS).partition("::: key-points")[2].replace(" pin=0123456789ab", "")
    assert text.partition("::: key-points")[2] == body


def test_every_part_of_it_is_untranslated(two_languages: Workspace) -> None:
    start(two_languages)
    (standing,) = list_standings(two_languages.check())
    assert {part.state for part in standing.parts} == {"untranslated", "current"}
    assert [part.id for part in standing.parts if part.state == "current"] == ["other-formats"], "which is shared"


@pytest.mark.parametrize("language", ["en", "xx", "../tl"])
def test_a_language_is_started_once_and_has_words_of_ours(language: str, two_languages: Workspace) -> None:
    with pytest.raises(WrongUsageError):
        start(two_languages, language)
