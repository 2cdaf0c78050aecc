"""A document with every node of the tree, and its variants, come through all writers and are proven."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.document import Block, Definition, Document, Options, TextMessage
from pipeline.proof.parity import Verification, verify_document
from tests.nodes import says, words
from tests.proof.parity.spoilt_print import change_pdf, with_address
from tests.specimen import specimen
from tests.written import save, write_format_once

pytestmark = pytest.mark.slow

MADE = {form.name for form in FORMATS.values() if not (form.system or form.on_demand)}
"""What is made of every leaflet. Exports and files for printers have tests of their own."""


def write(document: Document, folder: Path) -> None:
    for form in FORMATS.values():
        if not (form.system or form.on_demand):
            write_form(form.name, document, folder)


def write_form(name: str, document: Document, folder: Path) -> None:
    save(write_format_once(name, document), folder)


def proven(document: Document, folder: Path) -> Verification:
    write(document, folder)
    return verify_document(document, folder, "outputs", FORMATS.values(), MADE)


def with_wide_choices(document: Document) -> Document:
    """The document, its choices with too many fields for a table."""

    def widen(node: Block) -> Block:
        if not isinstance(node, Options):
            return node
        more = Definition(words("Where"), (says("In a clinic."),))
        return replace(node, items=tuple(replace(one, fields=(*one.fields, more)) for one in node.items))

    sections = tuple(replace(one, blocks=tuple(map(widen, one.blocks))) for one in document.sections)
    assert sections != document.sections
    return replace(document, sections=sections)


def test_every_node_is_said_in_every_form(tmp_path: Path) -> None:
    """With quotes in its title, an address on the web, and cards and evidence added to short editions."""
    title, address = 'The "quiet" muscle\'s loss', "https://example.org/leaflets/specimen/en/"
    editions = {"folded": ("causes",), "card": ("symptoms",)}
    assert_all_is_proven(replace(specimen(), title=title, address=address, editions=editions), tmp_path)


def test_every_node_is_said_where_much_is_otherwise(tmp_path: Path) -> None:
    """On Letter paper, with less at its top, without a notice and key points, and with choices of too many fields for a
    table: what differs stands in different places, so that nothing of it hides the rest."""
    document = replace(specimen(), paper="letter", notice=None, status="published", key_points=None)
    document = replace(document, medical_name="", subtitle="", cover="", cover_alt="")
    assert_all_is_proven(with_wide_choices(document), tmp_path)


def assert_all_is_proven(document: Document, folder: Path) -> None:
    verification = proven(document, folder)
    assert [finding.message for finding in verification.diagnostics] == []
    assert all(proof.matched == proof.needed > 0 for proof in verification.coverage if proof.form != "messages")


def test_messages_of_several_parts_and_other_alphabets_are_proven(tmp_path: Path) -> None:
    texts = ("=1+1 is not a sum. " * 20, "Привет ((name)). " * 9, 'Two\nlines, "quoted".', "-- dashes --", "{" * 161)
    sent = tuple(TextMessage(f"m{number}", "get-help", "day 1", text.strip()) for number, text in enumerate(texts))
    document = replace(specimen(), messages=sent)
    write_form("messages", document, tmp_path)
    verification = verify_document(document, tmp_path, "outputs", FORMATS.values(), {"messages"})
    assert [finding.message for finding in verification.diagnostics] == []
    assert [proof.matched for proof in verification.coverage] == [2 + len(texts), len(texts), len(texts)]


def test_a_link_on_paper_that_leads_elsewhere_is_found(tmp_path: Path) -> None:
    write_form("pdf", specimen(), tmp_path)
    change_pdf(tmp_path / "specimen-en.pdf", with_address("tel:999", "tel:998"))
    verification = verify_document(specimen(), tmp_path, "outputs", FORMATS.values(), {"pdf"})
    messages = [finding.message for finding in verification.diagnostics]
    assert messages
    assert all("address of a link" in message and "tel:998" in message for message in messages)
