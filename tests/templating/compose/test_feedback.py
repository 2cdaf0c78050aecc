"""The way back: where it leads, and that it names the leaflet and nothing else."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from pipeline.model.document import Document, Link, QrCode, plain, walk
from pipeline.model.settings import NAMED_KEYS
from pipeline.templating.compose import compose, words_digest
from pipeline.templating.compose.feedback import FEEDBACK
from tests.two_places import PLACES, add_places
from tests.workspace import PUBLISHER, SETTINGS, Workspace

URL = "feedback: {url: https://example.org/feedback}\n"


def links(document: Document) -> list[str]:
    (section,) = [section for section in document.sections if section.id == FEEDBACK]
    return [node.target for node in walk(section) if isinstance(node, Link)]


def words(document: Document) -> str:
    (section,) = [section for section in document.sections if section.id == FEEDBACK]
    return " ".join(plain(node.children) for node in walk(section) if node.kind == "paragraph")


def test_an_address_names_the_leaflet_and_tells_no_reader_from_another(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, URL)
    document = workspace.document()
    assert [section.id for section in document.sections][-2:] == [FEEDBACK, "about"]
    (address,) = links(document)
    parts = urlsplit(address)
    assert (parts.scheme, parts.netloc, parts.path, parts.fragment) == ("https", "example.org", "/feedback", "")
    assert parse_qs(parts.query, strict_parsing=True) == {
        "leaflet": ["muscle"],
        "language": ["en"],
        "version": ["0.1.0"],
    }
    assert workspace.build(formats=("html",)).failed == ()
    assert address.replace("&", "&amp;") in workspace.files()["muscle/en/index.html"].decode()


def test_a_place_is_named_too_and_nothing_more(workspace: Workspace) -> None:
    add_places(workspace)
    workspace.append(PUBLISHER, URL)
    workspace.edit(
        PLACES, "  within: northern-hills\n", "  within: northern-hills\n  feedback: {url: https://r.example.org/f}\n"
    )
    leaflet = workspace.leaflet()
    from pipeline.model.placing import place_leaflet

    (address,) = links(compose(place_leaflet(leaflet, "riverside"), "en"))
    (south,) = links(compose(place_leaflet(leaflet, "south"), "en"))
    assert urlsplit(address).netloc == "r.example.org" and tuple(parse_qs(urlsplit(address).query)) == NAMED_KEYS
    assert parse_qs(urlsplit(south).query)["place"] == ["south"] and urlsplit(south).netloc == "example.org"


def test_what_an_address_has_already_stays_before_what_is_added(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "feedback: {url: 'https://example.org/f?form=7#top'}\n")
    (address,) = links(workspace.document())
    assert address == "https://example.org/f?form=7&leaflet=muscle&language=en&version=0.1.0#top"


@pytest.mark.parametrize(
    ("said", "targets", "text"),
    [
        (
            "feedback: {email: leaflets@example.org}\n",
            ["mailto:leaflets@example.org?subject=muscle%2C%20en%2C%200.1.0"],
            "Write to leaflets@example.org. Put this into the subject: muscle, en, 0.1.0.",
        ),
        (
            "feedback: {postal: 4 Marsh Lane}\n",
            [],
            "Send a letter to: 4 Marsh Lane. Please say which leaflet it is: muscle",
        ),
        (
            "contact: {phone: 01632 960123, email: a@example.org}\n",
            ["mailto:a@example.org?subject=muscle%2C%20en%2C%200.1.0"],
            "",
        ),
        (
            "contact:\n  - {label: {en: Us}, postal: 4 Marsh Lane}\n  - {label: {en: Mail}, email: b@example.org}\n",
            ["mailto:b@example.org?subject=muscle%2C%20en%2C%200.1.0"],
            "Write to b@example.org.",
        ),
        ("contact: [{label: {en: Us}, url: https://example.org/contact}]\n", ["https://example.org/contact"], ""),
        ("contact: {email: a@example.org}\nfeedback: {postal: 4 Marsh Lane}\n", [], "Send a letter to: 4 Marsh Lane."),
    ],
)
def test_where_readers_write(workspace: Workspace, said: str, targets: list[str], text: str) -> None:
    workspace.append(PUBLISHER, said)
    document = workspace.document()
    assert links(document) == targets and text in words(document)


def test_nobody_is_asked_where_there_is_nowhere_to_write(workspace: Workspace) -> None:
    assert FEEDBACK not in {section.id for section in workspace.document().sections}


def test_it_voids_no_sign_off(workspace: Workspace) -> None:
    before = words_digest(workspace.leaflet(), "en")
    workspace.append(PUBLISHER, URL)
    assert words_digest(workspace.leaflet(), "en") == before


def test_a_word_is_answered_in_one_message(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "feedback: {url: https://example.org/feedback, keyword: COMMENT}\n")
    reply = workspace.document().campaign.feedback
    assert reply is not None and (reply.keyword, reply.about) == ("COMMENT", "muscle, en, 0.1.0")
    assert (
        reply.text.startswith("Thank you.")
        and "example.org/feedback?leaflet=muscle&language=en&version=0.1.0" in reply.text
    )


def test_a_code_is_for_paper(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, URL)
    (code,) = [node for node in walk(workspace.document().sections) if isinstance(node, QrCode)]
    assert code.paper_only and workspace.read(SETTINGS)
