"""A language that a source brings, filled in by a program as a person would do it."""

from __future__ import annotations

import re

import polib

from tests.workspace import PUBLISHER, Workspace

_PHRASE = re.compile(r'^(?P<indent> *)# (?P<english>.*)\n(?P<key> *\w+): ""$', re.MULTILINE)


def start_language(workspace: Workspace, tag: str) -> None:
    """Lay a language out by the command, and publish in it."""
    done = workspace.plainleaf("languages", "start", tag)
    assert done.returncode == 0, done.stderr
    workspace.edit(PUBLISHER, "languages: [en]", f"languages: [en, {tag}]")
    workspace.edit(PUBLISHER, "{en: emergency services}", f"{{en: emergency services, {tag}: ¤emergency services}}")


def fill_in_phrases(workspace: Workspace, tag: str) -> None:
    """Write every phrase of the YAML file: the English one before a mark."""
    text = workspace.read(f"languages/{tag}.yaml")
    workspace.write(f"languages/{tag}.yaml", _PHRASE.sub(lambda one: f'{one["key"]}: "{one["english"]}¤"', text))


def fill_in_words(workspace: Workspace, tag: str) -> None:
    """Write every word of the PO file in the same way, as a translator's tool does."""
    path = workspace.path(f"languages/{tag}.po")
    file = polib.pofile(str(path))
    for entry in file:
        entry.msgstr = f"¤ {entry.msgid}" if entry.msgid.endswith("Version {version}") else f"{entry.msgid}¤"
    file.save()
