"""Messages about the emergency card of another leaflet: they say its number, near the start, and in one piece."""

from __future__ import annotations

import pytest

from tests.mothers import MOTHERS, WELCOME, add_mothers
from tests.workspace import Workspace, sms

FACTS = "facts: {emergency-line: {kind: phone, service: emergency}}\n"
CARD = 'about=muscle#call-now send="day 1 at 10:00"'
SIGNS = "your leg is weak or numb and " * 4
WALK = "walk a little each day and rest after it " * 4


@pytest.mark.parametrize(
    ("attributes", "words", "codes"),
    [
        (CARD, "call {{emergency-line}} now if you cannot move an arm or a leg.", []),
        (CARD, "go to a hospital now if you cannot move an arm or a leg.", ["MSG113"]),
        (f"{CARD} parts=2", f"{WALK}, and call {{{{emergency-line}}}} now if you cannot move.", ["MSG112", "MSG113"]),
        (f"{CARD} parts=2", f"call {{{{emergency-line}}}} now if {SIGNS}your face droops.", ["MSG112"]),
        (CARD.replace("call-now", "what-it-is"), "rest a little each day.", []),
    ],
)
def test_a_programme_warns_as_the_leaflet_would(
    attributes: str, words: str, codes: list[str], workspace: Workspace
) -> None:
    facts = FACTS if "{{" in words else ""
    add_mothers(workspace, WELCOME + sms(f"#x {attributes}", f"Strong mothers: {words}"), facts)
    errors = {one.code for one in workspace.diagnostics(MOTHERS) if one.severity != "info"}
    assert sorted(errors & {"MSG112", "MSG113"}) == codes


def test_the_number_is_that_of_the_leaflet_that_has_the_card(workspace: Workspace) -> None:
    workspace.edit(
        "publisher.yaml", "services:\n", 'services:\n  KE:\n    emergency: {number: "1199", name: {en: help}}\n'
    )
    workspace.edit("muscle/leaflet.yaml", "country: GB", "country: KE")
    add_mothers(
        workspace, WELCOME + sms(f"#x {CARD}", "Strong mothers: call {{emergency-line}} now if you fall."), FACTS
    )
    messages = [one.message for one in workspace.diagnostics(MOTHERS) if one.code == "MSG113"]
    assert messages == ["the message is about an emergency and does not say 1199"]


@pytest.mark.parametrize("end", [".", "।", "؟", "。", "！"])
def test_a_warning_ends_with_the_sentence_in_any_script(end: str, workspace: Workspace) -> None:
    """A part of 67 letters that ends between two sentences tears neither."""
    first = f"Strong mothers: 999 {'क' * 46}"
    words = f"{first.replace('999', '{{emergency-line}}')}{end} अभी फ़ोन करें{end}"
    add_mothers(workspace, WELCOME + sms(f"#x {CARD} parts=2", words), FACTS)
    assert "MSG112" not in {one.code for one in workspace.diagnostics(MOTHERS)}
