"""Rich text of bibliographies (CSL 1.0.2): `<i>`, `<b>`, `<sup>` and `<sub>`; other spans change nothing here."""

from __future__ import annotations

import re

from pipeline.model.document import Emphasis, Inlines, Strong, Text

_TAG = re.compile(r"""<(/?)(i|b|sup|sub|sc|span)((?:\s+(?:class|style)=["'][^"'<>]*["'])*)\s*>""")
_RAISED = str.maketrans("123", "¹²³")
"""What the fonts have raised; other figures say so with a caret, so that 10⁴ does not become 104."""


def read_rich_text(text: str) -> Inlines:
    """The words as nodes. A tag that is not closed, or not opened, is left out; `<` as a sign stays."""
    inside: list[tuple[str, list[Text | Emphasis | Strong]]] = [("", [])]
    place = 0
    for tag in _TAG.finditer(text):
        _add(inside, text[place : tag.start()])
        place = tag.end()
        if not tag[1]:
            inside.append((tag[2], []))
        elif any(name == tag[2] for name, _ in inside):
            while inside[-1][0] != tag[2]:
                _close(inside)
            _close(inside)
    _add(inside, text[place:])
    while len(inside) > 1:
        _close(inside)
    return tuple(inside[0][1])


def _add(inside: list[tuple[str, list[Text | Emphasis | Strong]]], words: str) -> None:
    """Words at the end of what is open, joined to words that stand there."""
    nodes = inside[-1][1]
    if words and nodes and isinstance(nodes[-1], Text):
        nodes[-1] = Text(nodes[-1].value + words)
    elif words:
        nodes.append(Text(words))


def _close(inside: list[tuple[str, list[Text | Emphasis | Strong]]]) -> None:
    """What was opened last ends, and is put where it began."""
    name, nodes = inside.pop()
    if name in ("i", "b") and nodes:
        inside[-1][1].append(Emphasis(tuple(nodes)) if name == "i" else Strong(tuple(nodes)))
        return
    if name == "sup" and len(nodes) == 1 and isinstance(nodes[0], Text):
        raised = nodes[0].value.translate(_RAISED)
        nodes = [Text(raised if all(sign in "¹²³" for sign in raised) else f"^{nodes[0].value}")]
    for node in nodes:
        if isinstance(node, Text):
            _add(inside, node.value)
        else:
            inside[-1][1].append(node)
