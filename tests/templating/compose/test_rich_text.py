"""Titles in references: the rich text of bibliographies becomes nodes, and no tag is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import limits
from pipeline.model.document import Emphasis, Inlines, Paragraph, Strong, Text, walk
from pipeline.templating.compose.generated import make_references
from pipeline.templating.compose.rich_text import read_rich_text
from pipeline.templating.languages import language_pack
from tests.workspace import Workspace


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("Muscle loss.", (Text("Muscle loss."),)),
        ("A <b>bold</b> claim", (Text("A "), Strong((Text("bold"),)), Text(" claim"))),
        ("<i>E. coli</i>", (Emphasis((Text("E. coli"),)),)),
        ("<b>a <i>b</i></b>", (Strong((Text("a "), Emphasis((Text("b"),)))),)),
        ("CO<sub>2</sub> at 5 m<sup>2</sup>", (Text("CO2 at 5 m²"),)),
        ("10<sup>4</sup> cells", (Text("10^4 cells"),)),
        ('<span class="nocase">SMA</span> and <sc>x</sc>', (Text("SMA and x"),)),
        ("p < 0.05 and <x>", (Text("p < 0.05 and <x>"),)),
        ("an <i>open one", (Text("an "), Emphasis((Text("open one"),)))),
        ("a closed</b> one", (Text("a closed one"),)),
        ("<i>a <i>b</i> c</i> d", (Emphasis((Text("a b c"),)), Text(" d"))),
        ("<i>a <b>b <i>c</b> d", (Emphasis((Text("a "), Strong((Text("b c"),)), Text(" d"))),)),
        ("<span><span>x</span></span> <sc>y", (Text("x y"),)),
        ("<i>a <b>b</i> c</b>", (Emphasis((Text("a "), Strong((Text("b"),)))), Text(" c"))),
    ],
)
def test_rich_text(text: str, nodes: Inlines) -> None:
    assert read_rich_text(text) == nodes


@pytest.mark.parametrize("tags", ["<i>", "<i><b>", "<sup><i><b>", "<i><b></i></b>", "<span><i>", "<i></i>"])
def test_many_tags_are_no_deeper_than_words_may_be_nested(tags: str) -> None:
    nodes = read_rich_text(f"{tags * 20_000}words")
    depth = 0
    inside: Inlines = nodes
    while inside:
        inside = tuple(child for node in inside for child in getattr(node, "children", ()))
        depth += 1
    assert depth - 1 <= limits.INLINE_DEPTH.most
    assert "".join(node.value for node in walk(nodes) if isinstance(node, Text)).endswith("words")


def test_a_part_of_a_reference_ends_its_tags(workspace: Workspace) -> None:
    """A title with a tag that is not closed does not set the publisher and the year."""
    item = {"id": "x", "title": "An <i>open one", "publisher": "The </i>Press", "issued": {"date-parts": [[2024]]}}
    item |= {"note": "incomplete"}
    leaflet, pack = workspace.leaflet(), language_pack("en")
    assert pack is not None
    leaflet = replace(leaflet, library=replace(leaflet.library, references={"x": item}))
    section = make_references({"x": 1}, leaflet, pack)
    assert section is not None
    (paragraph,) = (node for node in walk(section) if isinstance(node, Paragraph))
    rest = f" The Press. 2024. {pack.labels['incomplete']}"
    assert paragraph.children == (Text("An "), Emphasis((Text("open one."),)), Text(rest))
