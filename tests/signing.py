"""Signatures under the words of the leaflet in a workspace, as they are kept."""

from __future__ import annotations

from pipeline.model.kept_words import KeptWords
from pipeline.templating.compose.kept_text import keep_words
from pipeline.templating.compose.reviewed_words import load_pack
from tests.workspace import LEAFLET, Workspace

KEPT = f"{LEAFLET}/kept"


def keep(workspace: Workspace) -> KeptWords:
    """The words of the leaflet as they stand, put into its folder `kept`."""
    words = keep_words(workspace.check().readable[LEAFLET], load_pack("en"))
    workspace.write(f"{KEPT}/{words.name}", words.source.text)
    return words


def sign(
    workspace: Workspace,
    name: str = "Ada Example",
    role: str = "clinician",
    date: str = "2026-11-25",
    version: str = "",
) -> str:
    """Sign the words as they stand. The name of the file of the signature, from the source on."""
    words = keep(workspace)
    file = f"{KEPT}/en-{words.digest[:12]}-{role}-{date}.yaml"
    head = f"name: {name}\nrole: {role}\norganisation: Example Clinic\ndate: {date}\nscope: all words\n"
    named = f"version: {version}\n" if version else ""
    workspace.write(file, f"{head}{named}digest: {words.digest}\n")
    return file
