"""Rules of the two lengths of a message: that for apps has room, that for SMS is one part, and both say the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Fact
from pipeline.model.source import Span
from pipeline.sms import find_placeholders
from pipeline.sms.limits import MOST_APP_LETTERS
from pipeline.validation.rules.messages.prepared import PreparedMessage
from pipeline.validation.rules.messages.shortening import suggest_cuts
from pipeline.validation.rules.phrases import compile_phrases

_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_HINT = "say the same in both: some people get the one, and some the other"


def two_lengths_fit(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """The words for apps fit into apps, and with them the message for SMS is one part."""
    for sms in messages:
        if not sms.long:
            continue
        place, longest = sms.written.long_span, _find_longest(sms)
        if longest > MOST_APP_LETTERS:
            message = f"the words for apps have up to {longest} letters; apps take {MOST_APP_LETTERS}"
            yield codes.TWO_LENGTHS.at(place, message, f"take out {longest - MOST_APP_LETTERS} letters")
        parts = max((case.count.most_parts for case in sms.declared_cases if case.count), default=1)
        if parts > 1:
            message = f"beside its words for apps this message is the short one, and it has {parts} parts"
            hint = f"{suggest_cuts(sms, 1) or 'shorten it'}, to make it one part"
            yield codes.TWO_LENGTHS.at(sms.written.span, message, hint)


def two_lengths_agree(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """What the short message says of facts and numbers, the long one says too; a phone number, a dose and the word
    "not" stand in both or in neither."""
    for sms in messages:
        if sms.long:
            yield from _diagnose_facts(sms)
            yield from _diagnose_numbers(sms)
            yield from _diagnose_placeholders(sms)
            yield from _diagnose_negation(sms)


def _find_longest(sms: PreparedMessage) -> int:
    """The letters of the words for apps with the longest values."""
    declared = sms.leaflet.settings.placeholders
    used = [one for one in find_placeholders(sms.long) if one.name in declared]
    return len(sms.long) + sum(len(declared[one.name].longest) - (one.end - one.start) for one in used)


def _diagnose_facts(sms: PreparedMessage) -> Iterator[Diagnostic]:
    short, long = (_list_facts(children) for children in (sms.written.children, sms.written.long))
    for name in sorted(short - long):
        message = f"the words for apps do not have the fact `{name}`, which the message has"
        yield codes.TWO_LENGTHS.at(sms.written.long_span, message, _HINT)
    for name in sorted(long - short):
        if getattr(sms.leaflet.facts.get(name), "kind", "") in ("phone", "dose"):
            message = f"the message does not have the fact `{name}`, which its words for apps have"
            yield codes.TWO_LENGTHS.at(sms.written.span, message, _HINT)


def _list_facts(children: Collection[object]) -> set[str]:
    return {node.id for node in children if isinstance(node, Fact)}


def _diagnose_numbers(sms: PreparedMessage) -> Iterator[Diagnostic]:
    missing = set(_NUMBER.findall(sms.words)) - set(_NUMBER.findall(sms.long))
    for number in sorted(missing):
        message = f"the words for apps do not have the number {number}, which the message has"
        yield codes.TWO_LENGTHS.at(sms.written.long_span, message, _HINT)


def _diagnose_placeholders(sms: PreparedMessage) -> Iterator[Diagnostic]:
    declared = sms.leaflet.places.keys_below("placeholders")
    for name in dict.fromkeys(one.name for one in find_placeholders(sms.long)):
        if name not in declared:
            hint = f"write `{name}: {{sample: …, longest: …, fallback: …}}` under `placeholders` in leaflet.yaml"
            place = _place_in_long(sms, f"(({name}))")
            yield codes.UNDECLARED_PLACEHOLDER.at(place, f"the placeholder `{name}` is not declared", hint)


def _place_in_long(sms: PreparedMessage, words: str) -> Span:
    return sms.text.source.within(sms.written.long_span, words)


def _diagnose_negation(sms: PreparedMessage) -> Iterator[Diagnostic]:
    negation = compile_phrases(sms.pack.message_words("negation"))
    if negation is None:
        return
    short, long = (len([*negation.finditer(words)]) for words in (sms.words, sms.long))
    if short and not long:
        message = "the message says “not”, and its words for apps do not"
        yield codes.TWO_LENGTHS.at(sms.written.long_span, message, _HINT)
    elif long and not short:
        message = "the words for apps say “not”, and the message does not"
        yield codes.TWO_LENGTHS.at(sms.written.span, message, _HINT, "warning")
