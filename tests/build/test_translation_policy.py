"""What becomes of a translation when its source changes: published, published with a banner, or withdrawn at once."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from tests.translated import add_spanish, pin_spanish
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace

FORMS = ("html", "epub", "messages")
PAGE = f"{LEAFLET}/es/index.html"
BANNER = "Esta traducción es de las palabras del 25 de noviembre de 2026. La versión en inglés es más nueva."


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    """The leaflet in two languages, built."""
    workspace.append(PUBLISHER, "url: https://www.example.org/leaflets\n")
    add_spanish(workspace)
    assert workspace.build(formats=FORMS).failed == ()
    return workspace


def page(workspace: Workspace) -> str:
    return " ".join(workspace.files()[PAGE].decode("utf-8").replace("\u00a0", " ").split())


def list_spanish(workspace: Workspace) -> set[str]:
    return {PurePosixPath(name).name for name in workspace.files() if name.startswith(f"{LEAFLET}/es/")}


def prove(workspace: Workspace) -> None:
    """The finished files say what they have to; forms that were not asked for are not there."""
    proof = [one for one in workspace.verify().diagnostics if one.span.path.startswith(f"outputs/{LEAFLET}/es")]
    assert [one for one in proof if one.message != "the file is missing"] == []


def test_an_editorial_change_is_published_without_a_word(spanish: Workspace) -> None:
    spanish.edit(WORDS, "Wasting has many causes.", "Wasting has many causes")
    assert spanish.build(formats=FORMS).failed == ()
    assert "más nueva" not in page(spanish) and len(list_spanish(spanish)) > 3


def test_a_change_of_content_is_told_with_the_day_in_every_form(spanish: Workspace) -> None:
    spanish.edit(WORDS, "Your care team can help you.", "Your family can help you.")
    assert spanish.build(formats=FORMS).failed == ()
    assert BANNER in page(spanish) and "Su equipo de atención" in page(spanish)
    messages = spanish.files()[f"{LEAFLET}/es/messages/messages.txt"].decode("utf-8")
    assert BANNER in " ".join(messages.replace("\u00a0", " ").split())
    assert "newer" not in spanish.files()[f"{LEAFLET}/en/index.html"].decode("utf-8")
    prove(spanish)
    pin_spanish(spanish)
    spanish.build(formats=FORMS)
    assert "más nueva" not in page(spanish)


@pytest.mark.parametrize("asked", [{}, {"languages": ("es",)}, {"formats": ("epub",)}], ids=str)
def test_a_clinical_change_takes_the_language_away_whatever_is_asked_for(
    asked: dict[str, tuple[str, ...]], spanish: Workspace
) -> None:
    spanish.edit(WORDS, "Wasting has many causes.", "Wasting has few causes.")
    assert spanish.build(**{"formats": FORMS, **asked}).failed == ()
    assert list_spanish(spanish) == {"index.html"}
    text = page(spanish)
    assert "La versión en inglés ha cambiado en algo importante para su salud. No use esta traducción." in text
    assert 'href="../../muscle/en/index.html" hreflang="en"' in text and "de repente" not in text
    assert 'hreflang="es"' not in spanish.files()[f"{LEAFLET}/en/index.html"].decode("utf-8") or asked
    prove(spanish)


def test_it_comes_back_when_it_is_pinned_anew(spanish: Workspace) -> None:
    spanish.edit(WORDS, "Wasting has many causes.", "Wasting has few causes.")
    spanish.build(formats=FORMS)
    pin_spanish(spanish)
    assert spanish.build(formats=FORMS).failed == ()
    assert "messages.txt" in list_spanish(spanish) and "de repente" in page(spanish)


def test_mistakes_in_an_outdated_translation_keep_it_from_nothing(spanish: Workspace) -> None:
    spanish.edit(f"{LEAFLET}/es.md", "muchas causas", "muchas causas, unas 30")
    spanish.edit(PUBLISHER, 'number: "999"', 'number: "112"')
    assert spanish.build(formats=FORMS).failed == ()
    assert list_spanish(spanish) == {"index.html"}


def test_a_mistake_in_the_source_leaves_every_language_as_it_was(spanish: Workspace) -> None:
    before = spanish.files()
    spanish.edit(WORDS, "Wasting has many causes.", "Wasting has few causes, {{nobody}}.")
    spanish.edit(SETTINGS, "purpose: To explain", "purpose: To say")
    assert spanish.build(formats=FORMS).failed == (LEAFLET,)
    assert {name: data for name, data in spanish.files().items() if LEAFLET in name} == {
        name: data for name, data in before.items() if LEAFLET in name
    }
