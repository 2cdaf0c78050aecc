"""Rules of links: their words say where they lead, and an address stands behind words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import NOT_TYPED, Mark, Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|\ufffc")
_ADDRESS = re.compile(
    r"(?:https?://|(?<![\w@.-])www\.)[^\s<>“”\"\ufffc]+"
    r"|(?<![\w@./:-])(?P<name>(?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w@-]|\.\w)(?P<path>/[^\s<>“”\"\ufffc]*)?"
)
_LEFT_OVER = re.compile(r"\]\s?\($")
"""The signs of a link that is none, which SRC319 reports."""
_CLOSING = ".,;:!?)]}'’*"
"""Signs that end a sentence, and no address."""


def link_words_say_where(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """The words of a link say where it leads. A screen reader lists the links of a page without what stands around
    them, and on paper “here” is nowhere."""
    titles = {passage.section: passage.words.strip() for passage in prose.of("heading") if passage.section}
    for passage in prose.but("story"):
        for link in passage.marks_of("link"):
            title = titles.get(link.name.removeprefix("#"), "")
            words = passage.typed[link.start : link.end]
            if _is_empty(words, data) and words.strip().casefold() != title.casefold():
                message = f"“{words.strip()}” does not say where this link leads"
                hint = f"write where it leads: “{title}”" if title else "write what the reader finds there"
                yield codes.LINK_WORDS.at(passage.span(link.start, link.end), message, hint)


def _is_empty(words: str, data: RuleData) -> bool:
    """Whether the words of a link could stand in any other, or tell where to click."""
    tokens = [token.casefold() for token in _WORD.findall(words)]
    if not tokens:
        return False
    empty, lists = frozenset(data.lists["empty"]), data.lists
    pointed = tokens[0] in lists["pointing"]
    if all(token in empty or (pointed and token in lists["kinds"]) for token in tokens):
        return True
    return any(data.find(words)) or (tokens[-1] == lists["empty"][1] and tokens[0] in lists["acts"])


def addresses_stand_behind_words(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No web address stands in the words: it is long, says little, and is read out letter by letter. A message has
    nothing else to lead with."""
    for passage in prose.but("story", "message", "caption", "alt", "title", "summary"):
        links = (_ADDRESS.match(passage.words, link.start, link.end) for link in _list_untyped_links(passage))
        for match in (*_ADDRESS.finditer(passage.typed), *links):
            if match is None or not _is_address(match, data):
                continue
            if _LEFT_OVER.search(passage.typed[max(0, match.start() - 3) : match.start()]):
                continue
            words = match.group().rstrip(_CLOSING)
            span = passage.span(match.start(), match.start() + len(words))
            hint = "put it behind words that say where it leads: `[words](https://…)`"
            yield codes.BARE_ADDRESS.at(span, f"the address “{_shorten(words)}” stands in the words", hint)


def _list_untyped_links(passage: ProsePassage) -> Iterator[Mark]:
    """The links whose words are their address."""
    return (link for link in passage.marks_of("link") if passage.typed.startswith(NOT_TYPED, link.start))


def _is_address(match: re.Match[str], data: RuleData) -> bool:
    """Whether it begins like one, or ends in a name that all of them are below."""
    if not match["name"]:
        return len(match.group().rstrip(_CLOSING)) > len("http://")
    labels = match["name"].split(".")
    if labels[-1] in data.lists["endings"]:
        return True
    known = len(labels) > 2 and labels[-2] in data.lists["above"] and len(labels[-1]) == 2
    return known or bool(match["path"] and labels[-1] in data.lists["with_path"])


def _shorten(words: str, most: int = 40) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


LINK_RULES = (
    LanguageRule(codes.LINK_WORDS, link_words_say_where),
    LanguageRule(codes.BARE_ADDRESS, addresses_stand_behind_words),
)
