"""Links in what a publisher types: what is dialled, and what stays words because it may be something else."""

from __future__ import annotations

import pytest

from pipeline.model.document import Definition, Inlines, Link, plain, walk
from pipeline.model.memory import Latest
from pipeline.templating.compose import words_digest
from pipeline.templating.compose.contact_links import link_addresses, link_numbers
from tests.workspace import LEAFLET, PUBLISHER, Workspace

DIALLED = [
    ("01632 960123", ["tel:+441632960123"]),
    ("111", ["tel:111"]),
    ("(01632) 960123 (24 hours)", ["tel:+441632960123"]),
    ("+44 (0)20 7946 0000", ["tel:+442079460000"]),
    ("01632 9601 or 020 7946 01234", []),
    ("18001 01632 960123", ["tel:1800101632960123"]),
    ("020.7946.0000", ["tel:+442079460000"]),
    ("Ward 4: 0121 496 0000 or 0121 496 0001", ["tel:+441214960000", "tel:+441214960001"]),
    ("01632 960123 ext 4567", ["tel:+441632960123"]),
    ("01632 960123, ext. 4567", ["tel:+441632960123"]),
    ("01632 960123, from 9:00 to 17:00", ["tel:+441632960123"]),
]
WORDS = ["9", "0800 111/0800 222", "01632 960123 24 hours", "Ask at the desk"]


def targets(nodes: Inlines) -> list[str]:
    return [node.target for node in nodes if isinstance(node, Link)]


@pytest.mark.parametrize(("text", "dialled"), DIALLED)
def test_a_number_is_dialled(text: str, dialled: list[str]) -> None:
    assert targets(link_numbers(text, "GB")) == dialled
    assert plain(link_numbers(text, "GB")).replace("\u00a0", " ") == text


@pytest.mark.parametrize("text", WORDS)
def test_what_may_be_something_else_stays_words(text: str) -> None:
    assert targets(link_numbers(text, "GB")) == []


def test_addresses_and_mail_addresses_are_links() -> None:
    text = "Paid by www.example.org, https://example.org/a. Ask help@example.org."
    assert targets(link_addresses(text)) == [
        *("https://www.example.org", "https://example.org/a", "mailto:help@example.org")
    ]
    assert plain(link_addresses(text)) == text


def test_the_section_about_the_leaflet_links_what_the_publisher_typed(workspace: Workspace) -> None:
    ways = '{phone: "01632 960123", email: help@example.org, postal: 1 High Street, hours: see www.example.org}'
    workspace.append(PUBLISHER, f"contact: {ways}\nlicence: CC BY 4.0, https://example.org/licence\n")
    about = next(section for section in workspace.document().sections if section.id == "about")
    assert [node.target for node in walk(about) if isinstance(node, Link)] == [
        *("https://example.org/licence", "tel:+441632960123", "mailto:help@example.org", "https://www.example.org")
    ]
    words = [plain(block.children) for item in walk(about) if isinstance(item, Definition) for block in item.blocks]  # type: ignore[union-attr]
    assert words[-1] == "01632\u00a0960123, help@example.org, 1 High Street, see www.example.org"


@pytest.mark.parametrize("email", ["help at example.org", "help@example", "mailto:a@example.org", "a@b.org, c@d.org"])
def test_what_is_no_mail_address_is_refused_with_the_way_to_write_one(workspace: Workspace, email: str) -> None:
    workspace.append(PUBLISHER, f'contact: {{email: "{email}"}}\n')
    (error,) = workspace.errors()
    assert (error.code, error.span.path, error.span.line) == ("SRC405", "source/publisher.yaml", 7)
    assert "leaflets@example.org" in error.hint


@pytest.mark.slow
def test_every_form_has_the_links(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, 'contact: {phone: "+44 (0)1632 960123", email: help@example.org}\n')
    assert not workspace.build().failed
    assert [one for one in workspace.verify().diagnostics if one.severity != "info"] == []
    page = (workspace.outputs / LEAFLET / "en" / "index.html").read_text(encoding="utf-8")
    assert 'href="tel:+441632960123"' in page and 'href="mailto:help@example.org"' in page


def test_a_sign_off_is_of_the_number_that_is_read_and_not_of_how_it_is_dialled(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.add_words("Call {{emergency-line}}.\n")
    leaflet = workspace.leaflet()
    before = words_digest(leaflet, "en")
    monkeypatch.setattr("pipeline.templating.compose.facts.dial_number", lambda number, country: "tel:+44999")
    for name in ("document", "reviewed_words"):  # what is known of the same leaflet was composed before that
        monkeypatch.setattr(f"pipeline.templating.compose.{name}._LATEST", Latest(0))
    assert any(isinstance(node, Link) and node.target == "tel:+44999" for node in walk(workspace.document().sections))
    assert words_digest(leaflet, "en") == before
