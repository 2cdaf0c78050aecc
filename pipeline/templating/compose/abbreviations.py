"""Marking of abbreviations with what they stand for.

The source has no mark for them: the words introduce each, as "spinal muscular atrophy (SMA)", and every later use is
told to those who listen (WCAG 2.2, 3.1.4; ISO 32000-1, 14.9.5) without a change in what is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import TypeVar

from pipeline.model.document import Abbreviation, Foreign, Inline, Inlines, Link, Text, plain, rewrite

N = TypeVar("N")
_IN_BRACKETS = re.compile(r"\s\(([A-Z]{2,6})\)")
_WORD = re.compile(r"\w[\w'’]*")
_BETWEEN = re.compile(r"[\s\N{NON-BREAKING HYPHEN}-]+")
_OTHER_LANGUAGE = Text(";")
"""Stands for words in another language: what they introduce is not ours to say in this one."""


def find_abbreviations(nodes: object) -> dict[str, str]:
    """The abbreviations that the words introduce, with their long forms as first written. Capitals in brackets are one
    where as many words before them begin with these letters. What has two long forms is left out: a listener is
    rather told nothing than something wrong."""
    long_forms: dict[str, str] = {}
    other: set[str] = set()
    for line in _find_runs(nodes):
        text = plain(tuple(_OTHER_LANGUAGE if isinstance(node, Foreign) else node for node in line))
        for brackets in _IN_BRACKETS.finditer(text):
            short = brackets.group(1)
            long = _find_long_form(text[: brackets.start()], short)
            if long and long_forms.setdefault(short, long).casefold() != long.casefold():
                other.add(short)
    return {short: long for short, long in long_forms.items() if short not in other}


def mark_abbreviations(node: N, known: Mapping[str, str]) -> N:
    """The node, or tuple of nodes, with every use of the known abbreviations as a node of its own. Words in another
    language and addresses stay as they are."""
    if not known:
        return node
    uses = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, known))})(?!\w)")
    return rewrite(
        node, lambda part: _split_uses(part, known, uses) if isinstance(part, Text) else part, _is_left_alone
    )


def _is_left_alone(node: object) -> bool:
    return isinstance(node, Foreign) or _shows_its_address(node)


def _split_uses(text: Text, known: Mapping[str, str], uses: re.Pattern[str]) -> Inlines:
    """The words between the uses, and the uses: `split` gives them in turn."""
    parts = uses.split(text.value)
    if len(parts) == 1:
        return (text,)
    return tuple(
        Abbreviation(part, known[part], text.span) if number % 2 else Text(part, text.span)
        for number, part in enumerate(parts)
        if part
    )


def _shows_its_address(node: object) -> bool:
    return isinstance(node, Link) and plain(node.children) in (node.target, node.target.removeprefix("mailto:"))


def _find_runs(node: object) -> Iterator[Inlines]:
    """Every run of words below a node that is read in one go."""
    if isinstance(node, tuple):
        if node and all(isinstance(one, Inline) for one in node):
            yield node
            return
        for one in node:
            yield from _find_runs(one)
    elif is_dataclass(node):
        for part in fields(node):
            if part.name != "span":
                yield from _find_runs(getattr(node, part.name))


def _find_long_form(text: str, short: str) -> str:
    """The last words of a text where their initials give the abbreviation, else nothing."""
    words = list(_WORD.finditer(text))[-len(short) :]
    initials = "".join(word.group()[0] for word in words)
    together = all(_BETWEEN.fullmatch(text[one.end() : two.start()]) for one, two in pairwise(words))
    if initials.casefold() != short.casefold() or not together or text[words[-1].end() :].strip():
        return ""
    return " ".join(text[words[0].start() :].split())
