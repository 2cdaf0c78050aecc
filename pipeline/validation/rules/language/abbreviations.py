"""Rules of abbreviations, by output: the leaflet is one, and each message is one of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.short_forms import ShortForm, ends_so, find_short_forms
from pipeline.validation.rules.rule_data import RuleData, find_rule_data

_LONG_FORM = re.compile(r"\s?\(([^()]{8,})\)")


def abbreviations_are_explained(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """An abbreviation that not every reader knows stands behind its long form where it is used first. A message does
    not know what the leaflet explains. Each is one finding in each output. The words of a story are somebody's own."""
    long_forms = {entry.phrase: entry.written for entry in data.entries}
    answers = _list_answers(prose)
    for passages in _list_outputs(prose):
        done: set[str] = set()
        for passage, one in _find_all(passages, data):
            if one.letters in done or one.letters in answers:
                continue
            done.add(one.letters)
            if one.explained or _is_defined(passage):
                continue
            words = passage.words[one.start : one.end]
            known = long_forms.get(one.letters, "") if words == one.letters else ""
            expected = f"{known} ({words})" if known else ""
            message = f"“{words}” is not explained where it is used first"
            hint = "write what it stands for, and put it in brackets behind if you need it again"
            span = passage.span(one.start, one.end)
            yield codes.UNEXPLAINED_ABBREVIATION.at(span, message, hint, expected=expected)


def abbreviations_are_needed(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """An abbreviation that is explained is used again in the same output: one that is not is a hard word for nothing.
    Those that every reader knows may stand anywhere."""
    known = find_rule_data(prose.language, codes.UNEXPLAINED_ABBREVIATION.name, prose.leaflet.library.style)
    if known is None:
        return
    for passages in _list_outputs(prose):
        first: dict[str, tuple[ProsePassage, ShortForm]] = {}
        introductions: dict[str, int] = {}
        for passage, one in _find_all(passages, known):
            if _introduces(passage, one):
                first.setdefault(one.letters, (passage, one))
                introductions[one.letters] = introductions.get(one.letters, 0) + 1
        uses = _count_uses(passages, first)
        for letters, (passage, one) in first.items():
            if uses[letters] - introductions[letters] < data.thresholds["uses"]:
                words = passage.words[one.start : one.end]
                message = f"“{words}” is explained, and not used again"
                hint = "leave it out: what it stands for is enough"
                yield codes.NEEDLESS_ABBREVIATION.at(passage.span(one.start, one.end), message, hint)


def _list_outputs(prose: Prose) -> Iterator[list[ProsePassage]]:
    """The passages of the leaflet, and of each message."""
    yield list(prose.but("message", "summary"))
    yield from ([passage] for passage in prose.of("message"))


def _find_all(passages: list[ProsePassage], data: RuleData) -> Iterator[tuple[ProsePassage, ShortForm]]:
    for passage in passages:
        if passage.kind != "story":
            yield from ((passage, one) for one in find_short_forms(passage, data))


def _introduces(passage: ProsePassage, one: ShortForm) -> bool:
    """Whether it is given here together with its long form: in brackets behind it, or before it in brackets."""
    after = _LONG_FORM.match(passage.typed, one.end)
    return one.in_brackets or (after is not None and ends_so(one.letters, after[1]))


def _count_uses(passages: list[ProsePassage], letters: dict[str, tuple[ProsePassage, ShortForm]]) -> dict[str, int]:
    """How often each of some abbreviations stands in the words, also in a plural, in a story and in facts."""
    uses = dict.fromkeys(letters, 0)
    if not letters:
        return uses
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, letters))})s?(?!\w)")
    for passage in passages:
        for match in pattern.finditer(passage.words):
            uses[match[1]] += 1
    return uses


def _is_defined(passage: ProsePassage) -> bool:
    """Whether the passage is what a definition explains."""
    return passage.is_title and passage.parent is not None and len(passage.words.split()) == 1


def _list_answers(prose: Prose) -> frozenset[str]:
    """What people text to a leaflet of messages."""
    messages = prose.text.messages
    replies = {reply.word.upper() for message in messages for reply in message.replies}
    return frozenset(replies | {message.keyword.upper() for message in messages})


ABBREVIATION_RULES = (
    LanguageRule(codes.UNEXPLAINED_ABBREVIATION, abbreviations_are_explained),
    LanguageRule(codes.NEEDLESS_ABBREVIATION, abbreviations_are_needed),
)
