"""Rules of standing alone: a message is read months later, by somebody who may have no other. It says what it is about,
who sends it and which day it means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.language_codes import PRIVATE_RESULT
from pipeline.sms import fill, find_placeholders
from pipeline.templating.languages import LanguagePack
from pipeline.templating.locale_formats import LocaleFormats
from pipeline.templating.sentence_splitting import find_sentences
from pipeline.validation.rules.messages.prepared import PreparedMessage
from pipeline.validation.rules.phrases import find_phrases, opens_with
from pipeline.validation.rules.rule_data import find_rule_data

_AFTER_GREETING = re.compile(r"(?:\s*\(\([a-z][\w-]*\)\))?[\s,.:;!-]*")
_IN_FRONT = re.compile(r"[\s\"'*-]*")
_DATE = re.compile(r"(?<!\d)(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}/\d{1,2})(?!\d)")

_JOINED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "ARABIC", "HEBREW")
"""Scripts in which a word follows another one, or a small word such as "of", without a space."""


def messages_stand_alone(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """A message says what it is about or who sends it, and points to no other message."""
    for sms in messages:
        if not _is_named(sms):
            message = "the message does not say what it is about, or who sends it"
            yield codes.STANDS_ALONE.at(sms.written.span, message, _write_naming_hint(sms))
        listed, fine = sms.pack.message_words("elsewhere"), sms.pack.message_words("elsewhere_fine")
        for words, span in sms.lengths:
            match = next(find_phrases(words, listed, fine), None)
            if match:
                message = f"“{match.group()}” points to what the reader may not have"
                yield codes.STANDS_ALONE.at(sms.place(match.group(), span), message, "say it again, in this message")


def _is_named(sms: PreparedMessage) -> bool:
    """Whether a message names its topic or its sender. What it says on a lock screen, whoever looks at that sees; so a
    sensitive one need not. A number says nothing of who sends it."""
    if sms.written.sensitive or sms.written.purpose == "reply":
        return True
    texts = (sms.words, *(case.text for case in sms.declared_cases))
    names = (one for name in (*sms.topics, *sms.senders) for one in list_beginnings(name, sms.pack))
    return any(any(find_names(name, text)) for name in dict.fromkeys(names) for text in texts)


def list_beginnings(name: str, pack: LanguagePack) -> Iterator[str]:
    """A name, and the same as it begins after other words: "Prosiect" and "brosiect" in Welsh."""
    yield name
    small = name.casefold()
    for start, others in pack.beginnings.items():
        if small.startswith(start):
            yield from (other + small[len(start) :] for other in others)


def find_names(name: str, text: str) -> Iterator[re.Match[str]]:
    """Where a name stands in a text, with an ending or without: "arm" in "Arms", and not in "warm"."""
    words = r"\s+".join(map(re.escape, name.split()))
    before = "" if unicodedata.name(name.strip()[:1] or " ", "").startswith(_JOINED) else r"(?<!\w)"
    yield from re.finditer(f"{before}{words}", text, re.IGNORECASE) if words else ()


def _write_naming_hint(sms: PreparedMessage) -> str:
    title = sms.topics[0]
    if any(find_phrases(title, sms.pack.message_words("private_topics"))) or _names_illness(sms, title):
        return f"begin with “{sms.senders[0]}:”, and write sensitive=yes: the title is no word for a lock screen"
    return f"begin with “{title}:”, or name a word of `keywords`"


def _names_illness(sms: PreparedMessage, words: str) -> bool:
    data = find_rule_data(sms.text.language, PRIVATE_RESULT.name, sms.leaflet.library.style)
    return data is not None and any(data.find(words))


def messages_open_with_their_topic(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """A message does not open with a pronoun that stands for something that another message has said."""
    for sms in messages:
        listed, fine = sms.pack.message_words("opening_pronouns"), sms.pack.message_words("opening_pronouns_fine")
        for words, span in sms.lengths:
            start = _find_opening(words, sms)
            pronoun = opens_with(words, listed, start)
            if pronoun and not opens_with(words, fine, start):
                message = f"the message opens with “{pronoun.group()}”, and its reader does not know what that is"
                hint = "say what you mean: the message may be the only one that the reader has"
                yield codes.BARE_PRONOUN.at(sms.place(words[start : pronoun.end()], span), message, hint)


def _find_opening(text: str, sms: PreparedMessage) -> int:
    """Where a message begins to say something: behind its greeting, and behind the name of its sender."""
    start = 0
    while True:
        start = _match_end(_IN_FRONT, text, start)
        greeting = opens_with(text, sms.pack.message_words("greetings"), start)
        sender = next((name for name in sms.senders if text[start:].casefold().startswith(f"{name}:".casefold())), "")
        if greeting:
            start = _match_end(_AFTER_GREETING, text, greeting.end())
        elif sender:
            start += len(sender) + 1
        else:
            return start


def _match_end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start


def days_are_named(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """A message names the day or the week that it means: tomorrow is another day for each who reads it."""
    for sms in messages:
        listed, fine = sms.pack.message_words("relative_dates"), sms.pack.message_words("relative_dates_fine")
        for words, span in sms.lengths:
            for start, end in find_sentences(words, sms.pack):
                match = next(find_phrases(words[start:end], listed, fine), None)
                if match and not _has_date(sms, words[start:end]):
                    message = f"“{match.group()}” is another day for whoever reads the message later"
                    hint = "write the date, a placeholder for it, or the number of the week"
                    yield codes.RELATIVE_DATE.at(sms.place(match.group(), span), message, hint)


def _has_date(sms: PreparedMessage, sentence: str) -> bool:
    """Whether a sentence names a day, in figures or with a month; a placeholder does so where its usual value does."""
    samples = {name: values.sample for name, values in sms.leaflet.settings.placeholders.items()}
    if {one.name for one in find_placeholders(sentence)} <= set(samples):
        sentence = fill(sentence, samples)
    months = LocaleFormats(sms.text.language, sms.leaflet.settings.country).month_names
    named = any(re.search(rf"(?<!\w){re.escape(month)}(?!\w)", sentence) for month in months)
    return _DATE.search(sentence) is not None or (named and re.search(r"\d", sentence) is not None)
