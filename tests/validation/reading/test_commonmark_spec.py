"""The 652 examples of the CommonMark specification, each as the words of a leaflet: every one gives findings or a
leaflet, and a leaflet says every word that the specification says it has."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.conversion.look.people import write_people
from pipeline.model.diagnostics import has_errors
from pipeline.model.document import Cite, Document, Figure, Text, walk
from pipeline.templating.body import Body, How
from pipeline.templating.compose import compose
from pipeline.validation.check import Checkup
from tests.paths import DATA
from tests.workspace import LEAFLET, Workspace

pytestmark = pytest.mark.slow

SPEC = DATA / "commonmark-spec.txt"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
"""A comment on lines of its own is one here, also where CommonMark has code."""
OWN_ID = "questions"
"""The last section of the base example: the words of an example stand at its end."""


@dataclass(frozen=True)
class Outcome:
    """An example, and what became of it."""

    markdown: str
    html: str
    checkup: Checkup
    document: Document | None


def _examples() -> list[tuple[str, str]]:
    text = SPEC.read_text(encoding="utf-8").replace("→", "\t")  # so the specification writes a tab
    return [(found[1], found[2]) for found in _EXAMPLE.finditer(text)]


def _outcome(folder: Path, number: int, example: tuple[str, str]) -> Outcome:
    workspace = Workspace(folder / str(number))
    workspace.add_words(example[0])
    checkup = workspace.check()
    leaflet = checkup.good.get(LEAFLET)
    return Outcome(*example, checkup, compose(leaflet, "en") if leaflet else None)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    """What became of each example. Pandoc is another process, so threads make use of every core."""
    folder = tmp_path_factory.mktemp("spec")
    examples = _examples()
    with ThreadPoolExecutor() as pool:
        return list(pool.map(partial(_outcome, folder), range(len(examples)), examples))


class _Words(HTMLParser):
    """The words of an HTML text, and the alternative texts of its pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.words.append(dict(attrs).get("alt") or "")


def _expected(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    parser.close()
    words = _COMMENT.sub("", "".join(parser.words))
    return "".join(words.split())


def _said(document: Document) -> str:
    (section,) = [section for section in document.sections if section.id == OWN_ID]
    nodes = walk(section.blocks[1:])
    words = [node.value if isinstance(node, Text) else node.alt if isinstance(node, Figure) else "" for node in nodes]
    return "".join("".join(words).split())


def test_all_examples_are_there(outcomes: list[Outcome]) -> None:
    assert len(outcomes) == 652


def test_every_example_gives_findings_or_a_leaflet(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        assert has_errors(outcome.checkup.diagnostics) != bool(outcome.document), outcome.markdown
    assert sum(1 for outcome in outcomes if outcome.document) > 200


def test_no_word_is_lost(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.document:
            assert _said(outcome.document) == _expected(outcome.html), outcome.markdown


def test_every_leaflet_can_be_written_as_good_xml(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.document:
            how = How(options="table", buttons=True, labels=outcome.document.labels)
            body = Body(outcome.document, how, source=lambda picture: picture.name, code=str, people=write_people)
            written = "".join(str(body.section(section)) for section in outcome.document.sections)
            ElementTree.fromstring(f"<div>{written}</div>")


def test_no_example_becomes_evidence(outcomes: list[Outcome]) -> None:
    """The base example cites one standard; nothing in the specification is a citation."""
    for outcome in outcomes:
        if outcome.document:
            cited = [node.keys for node in walk(outcome.document.sections) if isinstance(node, Cite)]
            assert cited == [("plain-language",)]
