"""Pages tell of the languages that are published, whatever a build is asked for."""

from __future__ import annotations

import json

from tests.translated import add_spanish
from tests.workspace import LEAFLET, Workspace

PAGES = tuple(f"{LEAFLET}/{tag}/index.html" for tag in ("en", "es"))
LINK = 'href="../es/index.html" lang="es"'


def test_a_page_does_not_change_with_what_is_asked_for(workspace: Workspace) -> None:
    add_spanish(workspace)
    for language in ("en", "es"):
        assert workspace.build(languages=(language,), formats=("html",)).failed == ()
    alone = [workspace.files()[page] for page in PAGES]
    assert workspace.build(formats=("html",)).failed == ()
    assert [workspace.files()[page] for page in PAGES] == alone
    assert LINK in alone[0].decode() and LINK not in alone[1].decode()


def test_one_more_language_changes_the_page_and_no_other_form(workspace: Workspace) -> None:
    forms = ("html", "messages", "epub")
    workspace.build(formats=forms)
    before = _read_words(workspace)
    add_spanish(workspace)
    outcome = workspace.build(formats=forms)
    english = {slot for slot in outcome.made if slot.startswith(f"{LEAFLET}/en/")}
    assert english == {f"{LEAFLET}/en/html"} and before.items() <= _read_words(workspace).items()


def _read_words(workspace: Workspace) -> dict[str, str]:
    """What the manifest says of the words of each file."""
    manifest = json.loads((workspace.outputs / "manifest.json").read_text(encoding="utf-8"))
    return {path: entry["from"]["words"] for path, entry in manifest["files"].items()}
