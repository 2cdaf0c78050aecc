"""A small programme of messages beside the leaflet of the example."""

from __future__ import annotations

from pipeline.model.document import TextMessage
from pipeline.templating.compose import compose
from tests.workspace import Workspace

MOTHERS = "mothers"
_SETTINGS = """kind: programme
version: 0.1.0
source_language: en
status: draft
country: GB
audience: People who are pregnant
purpose: To say week by week what helps
authors: [{name: The Plainleaf project, role: writer}]
clinical_reviewers: []
funding: none
conflicts_of_interest: none
dates: {}
history: [{version: 0.1.0, date: 2026-11-22, class: content, summary: First draft.}]
events:
  pregnancy: {label: {en: your pregnancy}, counts: completed weeks, field: due_date, days_before: 280}
  visit: {label: {en: your visit}}
"""
_HEAD = """---
title: Strong mothers
summary: One or two messages a week.
---

"""
WELCOME = '::: {.sms #welcome send="day 0 at 10:00"}\nStrong mothers: you will get a message a week.\n:::\n'


def add_mothers(workspace: Workspace, words: str = WELCOME, more: str = "") -> None:
    """Put a programme beside the leaflet, with these messages, and more keys in its leaflet.yaml."""
    workspace.write(f"{MOTHERS}/leaflet.yaml", _SETTINGS + more)
    workspace.write(f"{MOTHERS}/en.md", _HEAD + words)


def sms_of(workspace: Workspace, name: str) -> TextMessage:
    """A message of the programme, as it is sent."""
    leaflet = workspace.check().readable[MOTHERS]
    return next(one for one in compose(leaflet, "en").messages if one.id == name)
