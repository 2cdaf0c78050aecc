"""A second leaflet beside the one of the example, for links from one to the other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.assets import LANGUAGES
from pipeline.templating import languages
from tests.workspace import PUBLISHER, Workspace

FOOT_CARE = "foot-care"
_SETTINGS = """version: 0.1.0
source_language: {language}
status: draft
country: GB
audience: Adults with numb feet
purpose: To explain how to look after them
authors: [{{name: The Plainleaf project, role: writer}}]
clinical_reviewers: []
funding: none
conflicts_of_interest: none
dates: {{}}
history: [{{version: 0.1.0, date: 2026-11-22, class: content, summary: First draft.}}]
facts: {{often: {{kind: number, value: "2", unit: days}}}}
{more}"""
_WORDS = """---
title: {title}
summary: How to look after your feet every day.
---

::: key-points
- Look at your feet every day.
- Wash them every day.
- Wear shoes that fit.
:::

## Check every {{{{often}}}} {{#daily-check}}

Look at your feet. {words}

### Between the toes {{#toes}}

Look there too.

### Below the heel {{#heel}}

Skin can be dry there.
"""


def add_foot_care(
    workspace: Workspace,
    words: str = "",
    *,
    title: str = "Foot care",
    language: str = "en",
    more: str = "",
    name: str = FOOT_CARE,
) -> None:
    """Put a leaflet on foot care beside the other one, with more words, and more keys in its leaflet.yaml."""
    workspace.write(f"{name}/leaflet.yaml", _SETTINGS.format(language=language, more=more))
    workspace.write(f"{name}/{language}.md", _WORDS.format(title=title, words=words))


def rename(workspace: Workspace, old: str, new: str, was: str = "") -> None:
    """Give a leaflet another id, and say so where `was` is given."""
    workspace.path(old).rename(workspace.path(new))
    if was:
        workspace.append(f"{new}/leaflet.yaml", f"was: [{was}]\n")


def add_pack(tag: str, name: str, place: Path, patch: pytest.MonkeyPatch) -> None:
    """Let us have words of our own in another language: those of English, and a name of its own."""
    folder = place / "languages"
    if not folder.exists():
        shutil.copytree(LANGUAGES, folder)
    text = (folder / "en.yaml").read_text("utf-8").replace("name: English", f"name: {name}", 1)
    (folder / f"{tag}.yaml").write_text(text, "utf-8")
    patch.setattr(languages, "LANGUAGES", folder)


def add_language(workspace: Workspace, tag: str, name: str, place: Path, patch: pytest.MonkeyPatch) -> None:
    """Let there be another language, with the words of English and a name of its own."""
    add_pack(tag, name, place, patch)
    workspace.edit(PUBLISHER, "languages: [en]", f"languages: [en, {tag}]")
