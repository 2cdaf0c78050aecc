"""Rules of wording: links that open, no shouting, and nothing odd where a value is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model import codes
from pipeline.model.addresses import UnsafeAddressError, check_address, shorten
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.translations import is_kind_of
from pipeline.sms import find_placeholders
from pipeline.validation.rules.messages.prepared import PreparedMessage

LONGEST_LINK = 45
"""Characters: a third of a message."""
SHORTENERS = (
    *("bit.ly", "buff.ly", "cutt.ly", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy", "rebrand.ly", "s.id"),
    *("shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "v.gd", "wa.link", "youtu.be"),
)
"""Services whose links do not say where they lead. Networks block messages with some of them."""
_SHORT = "|".join(map(re.escape, SHORTENERS))
_LINK = re.compile(rf"(?:https?://|www\.)\S+|(?<![\w.@-])(?:{_SHORT})/\S+", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/?#:]+)", re.IGNORECASE)
_ENDS = ".,;:!?)'\""
_CAPITALS = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}(?![\w-])")
LONG_CAPITALS = 7
"""Letters from which on a word in capitals is no abbreviation."""
_ODD = (
    (re.compile(r"[^\S\n]{2,}"), "two spaces"),
    (re.compile(r"[^\S\n](?=[,.;:!?)])"), "a space before a full stop or comma"),
    (re.compile(r"\(\s*\)"), "empty brackets"),
    (re.compile(r"\A\s|\s\Z|\n\s*\n"), "an empty line, or a space at an end"),
    (re.compile(r"\A[,.;:!?]|\n[,.;:!?]|,[.;:!?,]"), "a full stop or comma without words before it"),
)


def links_open(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """A link is https, says where it leads, is not too long, and has nothing after it that phones take for a part."""
    for sms in messages:
        for match in _LINK.finditer(sms.words):
            link = match.group().rstrip(_ENDS)
            after, place = match.group()[len(link) :], sms.place(link)
            host = _HOST.match(link)
            if host and host[1].lower() in SHORTENERS:
                message = f"`{link}` does not say where it leads"
                yield codes.LINK_FORM.at(place, message, "write the whole address")
            elif unsafe := _find_hint(link):
                yield codes.LINK_FORM.at(place, f"`{shorten(link)}` is not a safe address", unsafe)
            if after:
                message = f"some phones take the `{after}` after `{link}` for a part of it"
                yield codes.LINK_FORM.at(place, message, "put the link on a line of its own, without it", "warning")
            if len(link) > LONGEST_LINK:
                message = f"`{link}` has {len(link)} characters"
                yield codes.LINK_FORM.at(place, message, f"a shorter page address would help: {LONGEST_LINK}", "info")


def _find_hint(link: str) -> str:
    """What to do about a link that does not pass the gate of addresses; nothing where it does."""
    if not link.lower().startswith("https://"):
        return "write https://"
    try:
        check_address(f"https://{link[len('https://') :]}")
    except UnsafeAddressError as error:
        return error.hint
    return ""


def nothing_is_shouted(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """Words in capitals are abbreviations, or words to send back, and nothing else."""
    meant, lower = _list_abbreviations(messages), _list_small_words(messages)
    for sms in messages:
        for word in dict.fromkeys(_CAPITALS.findall(sms.words)):
            known = word.lower() in lower[sms.text.language] or len(word) >= LONG_CAPITALS
            if word.isupper() and word.lower() != word and known and word not in meant:
                message = f"`{word}` is written in capitals"
                hint = "small letters are easier to read, and a voice may spell capitals out"
                yield codes.CAPITALS.at(sms.place(word), message, hint)


def _list_abbreviations(messages: Sequence[PreparedMessage]) -> set[str]:
    opt_out = [words for sms in messages[:1] for words in sms.leaflet.library.publisher.messaging.opt_out.values()]
    answers = {reply.word.upper() for sms in messages for reply in sms.written.replies}
    return (
        {"STOP"}
        | answers
        | {sms.written.keyword.upper() for sms in messages}
        | set(re.findall(r"\w+", " ".join(opt_out)))
    )


def _list_small_words(messages: Sequence[PreparedMessage]) -> dict[str, set[str]]:
    """The words that each language's text has in small letters: in capitals they are no abbreviations."""
    texts = {sms.text.language: sms.text.source.text for sms in messages}
    words = {language: re.findall(r"[^\W\d_]+", text) for language, text in texts.items()}
    return {language: {word for word in listed if word.islower()} for language, listed in words.items()}


def gaps_read_well(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """Where a value is missing, what stands in its place leaves a sentence: no "Hi ," and no two spaces."""
    for sms in messages:
        usual = next((case.text for case in sms.cases), "")
        for case in sms.cases:
            if case.values != "with the fallback":
                continue
            hint = "write a fallback in leaflet.yaml that fits, or put the placeholder elsewhere"
            if not case.text.strip():
                message = "the message is empty where its value is missing"
                yield codes.EMPTY_PLACEHOLDER.at(sms.written.span, message, hint, "error")
                continue
            for pattern, oddity in _ODD:
                if len(pattern.findall(case.text)) > len(pattern.findall(usual)):
                    line = " / ".join(case.text.splitlines())
                    message = f"where a value is missing, the message has {oddity}: “{line}”"
                    yield codes.EMPTY_PLACEHOLDER.at(sms.written.span, message, hint)
                    break


def gaps_are_translated(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """What stands where a value is missing is in the language of the message: words that are no words by language are
    those of the source language."""
    used = ((sms, one.name) for sms in messages for one in find_placeholders(f"{sms.typed} {sms.long}"))
    for (language, name), sms in {(sms.text.language, name): sms for sms, name in used}.items():
        settings, values = sms.leaflet.settings, sms.leaflet.settings.placeholders.get(name)
        if values is None or language in sms.leaflet.places.keys_below("placeholders", name, "fallback"):
            continue
        plain, source = isinstance(values.fallback, str), settings.source_language
        if plain and (is_kind_of(language, source) or not any(map(str.isalpha, values.find_fallback(source)))):
            continue
        hint = f"write `{language}: …` there"
        if plain:
            hint = f"write `{{{source}: {values.fallback}, {language}: …}}` there"
        place = sms.leaflet.places.value("placeholders", name, "fallback")
        yield codes.UNTRANSLATED.at(place, f"the placeholder `{name}` has no fallback in `{language}`", hint)
