"""Titles in references: the rich text of bibliographies becomes nodes, and no tag is printed."""

from __future__ import annotations

import pytest

from pipeline.model.document import Emphasis, Inlines, Strong, Text
from pipeline.templating.compose.rich_text import read_rich_text


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
        ("<i>a <b>b</i> c</b>", (Emphasis((Text("a "), Strong((Text("b"),)))), Text(" c"))),
    ],
)
def test_rich_text(text: str, nodes: Inlines) -> None:
    assert read_rich_text(text) == nodes
