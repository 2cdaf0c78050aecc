"""Pins of translations: the words are kept, the translation names them, and nothing else in it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build.selection import check_leaflets
from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.signing import Signer, choose_words, sign
from pipeline.desk.translating.head_edit import edit_translation
from pipeline.desk.translating.pinning import pin_translation
from pipeline.model.source import Source
from tests.translated import PINNED, SPANISH, add_spanish, pin_spanish
from tests.workspace import LEAFLET, WORDS, Workspace


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    """The example with words in Spanish, which nobody has pinned yet."""
    add_spanish(workspace, pin=False)
    return workspace


def test_the_words_of_the_source_are_kept_as_a_sign_off_keeps_them(spanish: Workspace) -> None:
    pinned = pin_spanish(spanish)
    assert pinned.words is not None and pinned.files == (pinned.words.source.path, f"source/{SPANISH}")
    words = choose_words(spanish.source, spanish.place, LEAFLET, "en")
    signed = sign(words, Signer("Ada", "clinician", "Clinic"), PINNED, spanish.place)
    assert [Path(name).suffix for name in signed.files] == [".yaml"], "the words were there"
    assert spanish.read(f"{LEAFLET}/kept/{pinned.words.name}") == pinned.words.source.text


def test_nothing_changes_in_the_translation_but_its_pin(spanish: Workspace) -> None:
    before = spanish.read(SPANISH)
    pinned = pin_spanish(spanish)
    assert pinned.words
    pin = f'digest: "{pinned.words.named_digits}", date: 2026-11-25'
    assert spanish.read(SPANISH) == before.replace("digest: none", pin)
    assert pin_spanish(spanish).files == ()
    spanish.edit(WORDS, "Wasting has many causes.", "Wasting has some causes.")
    again = pin_spanish(spanish)
    assert len(again.files) == 2 and len(list(spanish.path(f"{LEAFLET}/kept").iterdir())) == 2


HEADS = {
    "on lines": (
        "translation: # of ours\n  of: en  # British\n  digest: abc # old\n  status: draft\ntitle: T\n",
        'translation: # of ours\n  of: en  # British\n  digest: "1" # old\n  date: 2026-11-25\n  status: draft\n'
        "title: T\n",
    ),
    "without a digest": (
        "translation:\n    of: en\n    status: draft\n",
        'translation:\n    of: en\n    digest: "1"\n    date: 2026-11-25\n    status: draft\n',
    ),
    "in braces": (
        "translation: {status: draft, of: en}\n",
        'translation: {status: draft, of: en, digest: "1", date: 2026-11-25}\n',
    ),
}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_head_keeps_the_way_in_which_it_is_written(head: str, end: str, tmp_path: Path) -> None:
    before, after = (f"---\n{text}---\n\nWords.\n".replace("\n", end) for text in HEADS[head])
    path = tmp_path / "es.md"
    path.write_bytes(before.encode())
    source = Source("es.md", before.replace("\r\n", "\n"))
    edited = edit_translation(path, source, {"digest": '"1"', "date": "2026-11-25"})
    assert edited and edited.data.decode() == after


def test_what_does_not_say_where_it_comes_from_is_not_pinned(spanish: Workspace) -> None:
    spanish.edit(SPANISH, "translation: {of: en, digest: none, translator: Ada Example, status: draft}\n", "")
    assert pin_spanish(spanish).refusal == "its front matter does not say that it is a translation"


def test_nothing_is_pinned_to_words_with_errors(spanish: Workspace) -> None:
    spanish.add_words("{{nobody}}\n")
    assert pin_spanish(spanish).refusal == "the words in en have errors"
    assert not spanish.path(f"{LEAFLET}/kept").exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_only_translations_are_pinned(language: str, spanish: Workspace) -> None:
    checkup = check_leaflets(spanish.source, spanish.place, (LEAFLET,))
    with pytest.raises(WrongUsageError):
        pin_translation(checkup, LEAFLET, language, PINNED, spanish.place)
