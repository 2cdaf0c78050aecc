"""Titles in references: the rich text of bibliographies becomes nodes, and no tag is printed."""

from __future__ import annotations

import pytest

from pipeline.model import limits
from pipeline.model.document import Emphasis, Inlines, Strong, Text, walk
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
        ("<i>a <i>b</i> c</i> d", (Emphasis((Text("a b c"),)), Text(" d"))),
        ("<i>a <b>b <i>c</b> d", (Emphasis((Text("a "), Strong((Text("b c"),)), Text(" d"))),)),
        ("<span><span>x</span></span> <sc>y", (Text("x y"),)),
        ("*E. coli* in **all**", (Emphasis((Text("E. coli"),)), Text(" in "), Strong((Text("all"),)))),
        ("H~2~O at 5 m^2^, 10^4^", (Text("H2O at 5 m², 10^4"),)),
        ("HLA-B*57:01 and HLA-A*31:01", (Text("HLA-B*57:01 and HLA-A*31:01"),)),
        ("2 * 3 * 4, ~5 to ~6, 2^3", (Text("2 * 3 * 4, ~5 to ~6, 2^3"),)),
        (r"\*not so\*", (Text("*not so*"),)),
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
