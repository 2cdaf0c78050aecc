"""What a form shows: its writer needs nothing else, and what changes elsewhere makes it not again."""

from __future__ import annotations

from dataclasses import fields

import pytest

from pipeline.build.shown import show
from pipeline.conversion import FORMATS
from pipeline.model.document import Document
from pipeline.model.edition import Slot
from pipeline.model.source import Span
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace

pytestmark = pytest.mark.slow
READ = {"html", "pdf", "large-print", "epub"}
SENT = {"messages", "review", "message-bank"}


def list_made(workspace: Workspace) -> set[str]:
    """The formats of which a build makes anything again."""
    return {Slot.read(slot).format for slot in workspace.build().made}


@pytest.mark.parametrize("name", [form.name for form in FORMATS.values() if not (form.needs or form.paired)])
def test_a_form_needs_nothing_that_it_leaves_out(workspace: Workspace, name: str) -> None:
    workspace.append(SETTINGS, "editions: {folded: [get-help], card: [get-help]}\n")
    document, form = workspace.document(), FORMATS[name]
    whole, shown = (form.write(one, {}, Span(WORDS)) for one in (document, show(form, document)))
    assert whole.value
    assert shown == whole


def test_only_fields_that_a_document_has_are_left_out() -> None:
    known = {part.name for part in fields(Document)}
    assert all(form.left_out <= known for form in FORMATS.values())


@pytest.mark.parametrize(
    ("file", "old", "new", "made"),
    [
        (PUBLISHER, "messaging: {opt_out: {en: Reply", "messaging: {opt_out: {en: Text", SENT),
        (WORDS, "Wasting has many causes", "Wasting has several causes", READ | SENT),
        (WORDS, "This is our first message", "This is the first message", SENT),
        (SETTINGS, "formats: {}", "formats: {pdf: {pages: 7, because: It is read in parts.}}", {"pdf", "large-print"}),
    ],
)
def test_what_changes_makes_only_those_forms_again_that_show_it(
    workspace: Workspace, file: str, old: str, new: str, made: set[str]
) -> None:
    workspace.append(PUBLISHER, "messaging: {opt_out: {en: Reply STOP to end these messages.}}\n")
    workspace.append(SETTINGS, "formats: {}\n")
    workspace.build()
    workspace.edit(file, old, new, 1)
    assert list_made(workspace) == made
