"""Every export of a leaflet that nobody has checked is called DRAFT and says so; that of a checked one does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, Notice
from pipeline.model.source import Span
from tests.conversion.systems.made import FOR_WHATSAPP, checked, draft, files

NAMES = {
    "rapidpro": '"name": "DRAFT specimen en"',
    "notify": "\nDRAFT specimen en call-now\n",
    "whatsapp": '"name": "draft_specimen_call_now"',
    "twilio": '"friendly_name": "DRAFT specimen en call-now"',
    "cht": '"name": "DRAFT specimen start"',
    "contentrepo": "DRAFT specimen en call-now",
}
"""How the thing that a system shows is called."""
EACH = pytest.mark.parametrize("system", NAMES)


def exported(system: str, document: Document) -> dict[str, str]:
    return files(write(system, document))


def write(system: str, document: Document) -> tuple[Artifact, ...]:
    written = FORMATS[system].write(document, {}, Span("specimen/en.md"))
    assert written.value, written.diagnostics
    return written.value


@EACH
def test_a_draft_is_called_one_and_warns_in_its_first_words(system: str) -> None:
    found = exported(system, draft(*FOR_WHATSAPP))
    assert found[f"messages/{system}/README.txt"].startswith("DRAFT: Not for patients yet.")
    assert "Do not send these messages." in found[f"messages/{system}/README.txt"]
    assert NAMES[system] in "".join(found.values())


@EACH
def test_a_checked_leaflet_is_not_called_a_draft(system: str) -> None:
    found = exported(system, checked(*FOR_WHATSAPP))
    for path, data in found.items():
        assert "draft" not in (path + data).casefold()
        assert "Do not send" not in data
    assert NAMES[system].replace("DRAFT ", "").replace("draft_", "") in "".join(found.values())


@EACH
def test_so_is_any_leaflet_with_a_notice(system: str) -> None:
    withdrawn = replace(draft(*FOR_WHATSAPP), notice=Notice("withdrawn", "Withdrawn.", "This leaflet is withdrawn."))
    found = exported(system, withdrawn)
    first = found[f"messages/{system}/README.txt"].splitlines()[0]
    assert first == "DRAFT. WITHDRAWN: This leaflet is withdrawn. Do not send these messages."
    assert NAMES[system] in "".join(found.values())


@EACH
def test_every_file_that_has_room_for_words_warns(system: str) -> None:
    """Flows of RapidPro have notes, schedules of CHT descriptions, and its texts comments."""
    found = exported(system, draft(*FOR_WHATSAPP))
    said = {path for path, data in found.items() if "Do not send these messages." in data}
    more = {
        "rapidpro": {"messages/rapidpro/organisation.json"},
        "cht": {"messages/cht/app_settings/schedules.json", "messages/cht/translations/messages-en.properties"},
    }
    assert said == {f"messages/{system}/README.txt"} | more.get(system, set())


@EACH
def test_a_second_build_has_the_same_bytes_and_files_have_their_place(system: str) -> None:
    first, second = write(system, draft(*FOR_WHATSAPP)), write(system, draft(*FOR_WHATSAPP))
    assert first == second
    assert len({artifact.path for artifact in first}) == len(first)
    assert all(artifact.path.startswith(f"messages/{system}/") for artifact in first)


@EACH
def test_a_leaflet_without_messages_can_be_exported(system: str) -> None:
    assert exported(system, replace(draft(), messages=()))
