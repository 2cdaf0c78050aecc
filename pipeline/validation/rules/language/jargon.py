"""Rule of jargon: words that doctors know and readers do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrase_tables import PhraseHit
from pipeline.validation.rules.rule_data import RuleData

_BEFORE = 60
"""Characters in front of a word, and behind it, that may say that it is being explained."""
_NAME_NEXT = re.compile(r"[ \u00a0][^\W\d_]+")
_NAME_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_QUOTES = "\"“”‘’'«»„"


def words_are_known(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No word stands alone that few readers know and that a plainer one can take the place of. It is explained where it
    stands in brackets or has some behind it, is marked as a term, leads to its explanation, or is named as a word. The
    words of a story are somebody's own. What the leaflet is called, it is about."""
    own = _list_own_words(prose)
    for passage in prose.but("story"):
        for hit in data.find(passage.typed):
            if hit.words.casefold() in own:
                continue
            if not _is_explained(passage, hit, data) and not is_name(passage, hit.start, hit.end):
                span = passage.span(hit.start, hit.end)
                message = f"many readers do not know the word “{hit.words}”"
                hint = "or explain it where it stands, and mark it as a term"
                yield codes.JARGON.at(span, message, hint, expected=hit.expected)


def _list_own_words(prose: Prose) -> frozenset[str]:
    """The words of the leaflet's medical name and keywords, alone and together: the reader has them from a doctor."""
    front = prose.text.front
    names = [name.casefold() for name in (front.medical_name or "", *front.keywords)]
    return frozenset(names) | {word for name in names for word in name.split()}


def _is_explained(passage: ProsePassage, hit: PhraseHit, data: RuleData) -> bool:
    """Whether the passage says what the word means, or where that is said."""
    if passage.is_in("term", hit.start, hit.end) or _leads_inside(passage, hit) or _is_marked_elsewhere(passage, hit):
        return True
    before = passage.typed[max(0, hit.start - _BEFORE) : hit.start]
    after = passage.typed[hit.end : hit.end + _BEFORE].lstrip(_QUOTES)
    if _stands_in_brackets(before, after) or re.match(r"\s?\((?!\ufffc)[^()]{3,}\)", after):
        return True
    naming, meaning = data.pattern("naming"), data.pattern("meaning")
    named = any(not before[match.end() :].strip(f" {_QUOTES}") for match in naming.finditer(before))
    return named or meaning.match(after.lstrip()) is not None


def _stands_in_brackets(before: str, after: str) -> bool:
    """Whether it is what brackets hold, or one of a few words in them."""
    opening = before.rfind("(")
    return opening > before.rfind(")") and ")" in after and bool(before[:opening].strip())


def _leads_inside(passage: ProsePassage, hit: PhraseHit) -> bool:
    links = passage.marks_of("link")
    return any(link.name.startswith("#") and link.start <= hit.start and hit.end <= link.end for link in links)


def _is_marked_elsewhere(passage: ProsePassage, hit: PhraseHit) -> bool:
    """Whether it is marked as a term in this passage: once is enough."""
    terms = (passage.words[mark.start : mark.end].casefold() for mark in passage.marks_of("term"))
    return hit.words.casefold() in terms


def is_name(passage: ProsePassage, start: int, end: int) -> bool:
    """Whether a stretch is a part of a name: it begins with a capital letter inside a sentence, or at its start beside
    another word that does. What stands in capitals from end to end tells nothing."""
    if not passage.words[start].isupper() or passage.is_in_capitals or passage.words[start : start + 2] == "I ":
        return False
    sentence = passage.sentence_at(start)
    opens = sentence is not None and not _has_words(passage, sentence.start, start)
    follows = _NAME_NEXT.match(passage.words, end)
    before = _NAME_BEFORE.search(passage.words[max(0, start - _BEFORE) : start])
    beside = follows is not None and follows.group().strip()[:1].isupper()
    return beside or not opens or (before is not None and before[1][:1].isupper() and len(before[1]) > 1)


def _has_words(passage: ProsePassage, start: int, end: int) -> bool:
    return end - start > _BEFORE or any(character.isalnum() for character in passage.words[start:end])


JARGON_RULES = (LanguageRule(codes.JARGON, words_are_known),)
