"""Rich text of bibliographies: the tags of CSL 1.0.2, `<i>`, `<b>`, `<sup>` and `<sub>` (other spans change nothing
here), and the Markdown for them, `*…*`, `**…**`, `^…^` and `~…~`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model import limits
from pipeline.model.document import Emphasis, Inline, Inlines, Strong, Text

_TAG = re.compile(r"""<(/?)(i|b|sup|sub|sc|span)((?:\s+(?:class|style)=["'][^"'<>]*["'])*)\s*>""")
MARKDOWN = (
    (re.compile(r"(?<![\\\w*])\*\*(?=\S)([^*]+)(?<=\S)\*\*(?![\w*])"), r"<b>\1</b>"),
    (re.compile(r"(?<![\\\w*])\*(?=\S)([^*]+)(?<=\S)\*(?![\w*])"), r"<i>\1</i>"),
    (re.compile(r"(?<![\\^])\^([^\s^]+)\^"), r"<sup>\1</sup>"),
    (re.compile(r"(?<![\\~])~([^\s~]+)~(?!~)"), r"<sub>\1</sub>"),
    (re.compile(r"\\([*^~])"), r"\1"),
)
"""Signs around whole words are markup; within words, as in HLA-B*57:01, they are not. A sign behind `\\` is one."""
_KINDS = ("i", "b", "sup")
"""The tags that change something here."""
_RAISED = str.maketrans("123", "¹²³")
"""What the fonts have raised; other figures say so with a caret, so that 10⁴ does not become 104."""


def read_rich_text(text: str) -> Inlines:
    """The words as nodes, neighbouring words as one. A tag that is not closed reaches to the end of what is around it.
    A tag that was not opened is left out, and so is one inside another of its kind, or deeper than `INLINE_DEPTH`;
    `<` as a sign stays."""
    for marks, tags in MARKDOWN:
        text = marks.sub(tags, text)
    inside: list[tuple[str, list[Text | Emphasis | Strong]]] = [("", [])]
    nested: dict[str, int] = {}  # how often each kind that is open was opened
    words: list[str] = []
    place = 0
    for tag in _TAG.finditer(text):
        words.append(text[place : tag.start()])
        place, kind = tag.end(), tag[2]
        if kind in nested:
            nested[kind] += -1 if tag[1] else 1
        if nested.get(kind) == 0:
            _add(inside, words)
            while kind in nested:
                del nested[inside[-1][0]]
                _close(inside)
        elif not tag[1] and kind in _KINDS and kind not in nested and len(nested) < limits.INLINE_DEPTH.most:
            _add(inside, words)
            nested[kind] = 1
            inside.append((kind, []))
    _add(inside, [*words, text[place:]])
    while len(inside) > 1:
        _close(inside)
    return tuple(inside[0][1])


def join_nodes(nodes: Iterable[Inline]) -> Inlines:
    """Inlines with neighbouring words as one."""
    joined: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and joined and isinstance(last := joined[-1], Text):
            joined[-1] = Text(last.value + node.value)
        else:
            joined.append(node)
    return tuple(joined)


def _add(inside: list[tuple[str, list[Text | Emphasis | Strong]]], words: list[str]) -> None:
    """Words at the end of what is open, joined to words that stand there; the list is empty then."""
    nodes = inside[-1][1]
    joined = "".join(words)
    words.clear()
    if joined and nodes and isinstance(last := nodes[-1], Text):
        nodes[-1] = Text(last.value + joined)
    elif joined:
        nodes.append(Text(joined))


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
            _add(inside, [node.value])
        else:
            inside[-1][1].append(node)
