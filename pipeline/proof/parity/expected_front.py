"""Expectations of what stands round the sections: the title, the notice and the list of contents."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import CareCard, Document, walk
from pipeline.proof.parity.expectation import Expectation, list_headings


def expect_at_top(what: str, text: str, needed: bool = True) -> Expectation:
    """An expectation before the first section."""
    return Expectation("", what, text, needed)


def expect_names(document: Document, brackets: bool) -> Iterator[Expectation]:
    """The title and the medical name, which may stand in brackets."""
    yield expect_at_top("heading", document.title)
    if document.medical_name:
        opening, closing = document.typography.brackets if brackets else ("", "")
        yield expect_at_top("medical name", f"{opening.strip()}{document.medical_name}{closing}")


def expect_notice(document: Document, needed: bool = True) -> Iterator[Expectation]:
    """What every form has to say at its top while nobody has signed the leaflet off."""
    if document.notice:
        yield expect_at_top("notice", f"{document.notice.label} {document.notice.text}", needed)


def expect_emergency_line(document: Document, needed: bool = True) -> Iterator[Expectation]:
    """The line on what to do in an emergency."""
    cards = (node for node in walk(document.sections) if isinstance(node, CareCard) and node.level == "emergency")
    dialled = {node.number: node.dial for node in cards if node.number}
    links = tuple(dialled.values()) if document.strip else ()
    yield Expectation("", "emergency line", document.strip, needed, links)


def format_version(document: Document) -> str:
    """The version in words, with the short code."""
    return document.labels["version"].format(version=_add_code(document.version, document))


def format_code(document: Document) -> str:
    """The words with the short code, as they stand behind a version and its date in the words about the leaflet."""
    return document.labels["about_version_code"].format(version="", code=document.code) if document.code else ""


def _add_code(version: str, document: Document) -> str:
    return document.labels["version_code"].format(version=version, code=document.code) if document.code else version


def format_version_and_state(document: Document) -> str:
    """The version in words, with the state of the leaflet."""
    state = document.labels[f"state_{document.status}"]
    return document.labels["version_state"].format(version=_add_code(document.version, document), state=state)


def expect_contents(document: Document) -> Iterator[Expectation]:
    """A line for the key points, if there are any, and for each section; none where all is said on one screen, as of
    what is withdrawn."""
    if document.status == "withdrawn":
        return
    for section, title in list_headings(document).items():
        yield Expectation(section, "line of the contents", title)


def expect_web_address(document: Document, title: str) -> Iterator[Expectation]:
    """On paper: the code for phones, what it is, and the address for those who type it."""
    if document.address:
        yield expect_at_top("alt text of the code", document.labels["qr_code"])
        yield expect_at_top("label of the address", title)
        spoken = document.address.removeprefix("https://").removesuffix("/")
        yield Expectation("", "address on the web", spoken, links=(document.address,))
