"""Rows of contact in the words of a leaflet: in the author's order, each with its label."""

from __future__ import annotations

import re

import pytest

from pipeline.model.document import Definition, Link, Paragraph, plain, walk
from tests.workspace import LEAFLET, PUBLISHER, Workspace

ROWS = """contact:
  - {label: {en: Write to us}, postal: "4 Marsh Lane, Anytown"}
  - {label: {en: Physiotherapy}, phone: physio, hours: {en: "Monday to Friday, 9am to 5pm"}}
  - {label: {en: If you cannot phone}, relay: text-relay}
  - {label: {en: E-mail}, email: physio@example.org}
  - {label: {en: On the web}, url: "https://www.example.org/physio"}
"""
SERVICES = """    physio: {number: "01632 960123", name: {en: physiotherapy}}
    text-relay: {number: "18001 01632 960123", name: {en: Relay UK}}
"""


@pytest.fixture
def reachable(workspace: Workspace) -> Workspace:
    """The example, whose publisher has rows of every kind."""
    workspace.append(PUBLISHER, SERVICES + ROWS)
    return workspace


def read_ways(workspace: Workspace) -> list[Paragraph]:
    """The rows of contact in the words about the leaflet."""
    rows = [node for node in walk(workspace.document().sections) if isinstance(node, Definition)]
    (row,) = (row for row in rows if plain(row.term) == "Contact")
    return [block for block in row.blocks if isinstance(block, Paragraph)]


def read_words(paragraphs: list[Paragraph]) -> list[str]:
    return [plain(one.children).replace("\u00a0", " ") for one in paragraphs]


def test_rows_stand_in_the_order_of_their_author_each_with_its_label(reachable: Workspace) -> None:
    assert reachable.errors() == []
    assert read_words(read_ways(reachable)) == [
        "Write to us: 4 Marsh Lane, Anytown",
        "Physiotherapy: 01632 960123, Monday to Friday, 9am to 5pm",
        "If you cannot phone: 18001 01632 960123 (text relay: Relay UK)",
        "E-mail: physio@example.org",
        "On the web: https://www.example.org/physio",
    ]


def test_a_row_is_a_link_where_it_can_be_followed(reachable: Workspace) -> None:
    targets = [[node.target for node in walk(one) if isinstance(node, Link)] for one in read_ways(reachable)]
    assert [len(one) for one in targets] == [0, 1, 1, 1, 1]
    assert targets[3:] == [["mailto:physio@example.org"], ["https://www.example.org/physio"]]
    assert all(target.startswith("tel:") for one in targets[1:3] for target in one)


def test_a_text_relay_that_is_called_so_is_not_called_so_twice(reachable: Workspace) -> None:
    reachable.edit(PUBLISHER, "{en: Relay UK}", "{en: Text relay service}")
    assert read_words(read_ways(reachable))[2].endswith("18001 01632 960123 (Text relay service)")


def test_where_paper_is_short_who_can_be_called_stays(reachable: Workspace) -> None:
    assert read_words(list(reachable.document().telephones)) == [
        "Physiotherapy: 01632 960123",
        "If you cannot phone: 18001 01632 960123 (text relay: Relay UK)",
    ]


def test_the_publisher_is_reached_at_home_whatever_the_country_of_the_leaflet(workspace: Workspace) -> None:
    for name in (f"{LEAFLET}/leaflet.yaml", PUBLISHER):
        assert "country: GB" in workspace.read(name)
    row = "contact: [{label: {en: Physiotherapy}, phone: physio}]\n"
    american = '  US:\n    emergency: {number: "911", name: {en: emergency services}}\n'
    american += '    urgent: {number: "(555) 555-0142", name: {en: the nurse line}}\n'
    workspace.append(PUBLISHER, SERVICES + american + row)
    workspace.edit(f"{LEAFLET}/leaflet.yaml", "country: GB", "country: US")
    assert workspace.errors() == []
    assert read_words(read_ways(workspace)) == ["Physiotherapy: 01632 960123"]


def test_keys_are_one_row_without_a_label_that_begins_with_the_telephone(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, 'contact: {hours: Mondays, email: a@example.org, phone: "01632 960123"}\n')
    assert read_words(read_ways(workspace)) == ["01632 960123, a@example.org, Mondays"]
    assert read_words(list(workspace.document().telephones)) == ["01632 960123"]


@pytest.mark.slow
def test_every_form_has_the_rows(reachable: Workspace) -> None:
    assert not reachable.build().failed
    assert [one for one in reachable.verify().diagnostics if one.severity != "info"] == []
    page = (reachable.outputs / LEAFLET / "en" / "index.html").read_text(encoding="utf-8")
    assert "<strong>Write to us:</strong> 4 Marsh Lane, Anytown" in page
    assert re.search(r'<p><strong>E-mail:</strong> <a [^>]*href="mailto:physio@example.org">physio@example', page)


@pytest.mark.slow
def test_rows_that_fill_more_than_a_page_go_on_overleaf(workspace: Workspace) -> None:
    hours = "Monday to Friday, 9am to 5pm, but not on public holidays"
    label = "Advice on electromyography and immunosuppressants"
    row = f'  - {{label: {{en: "{label}"}}, phone: emergency, hours: {{en: "{hours}"}}}}\n'
    workspace.append(PUBLISHER, "contact:\n" + 16 * row)
    assert not workspace.build(formats=("large-print", "pdf")).failed
    boxes = [one for one in workspace.verify().diagnostics if one.code.startswith("PDF2") and one.severity == "error"]
    assert [f"{one.code} {one.message}" for one in boxes] == []
