"""How a message is worded: links that open, no shouting, nothing odd where a value is missing, and enough in it to be
understood alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.rules.messages.made import Made
from pipeline.validation.rules.messages.phrases import any_of

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


def links_open(messages: Sequence[Made]) -> Iterator[Diagnostic]:
    """A link is https, says where it leads, is not too long, and has nothing after it that phones take for a part."""
    for made in messages:
        for found in _LINK.finditer(made.words):
            link = found.group().rstrip(_ENDS)
            after, place = found.group()[len(link) :], made.place(link)
            host = _HOST.match(link)
            if host and host[1].lower() in SHORTENERS:
                said = f"`{link}` does not say where it leads"
                yield codes.LINK_FORM.at(place, said, "write the whole address")
            elif not link.lower().startswith("https://"):
                yield codes.LINK_FORM.at(place, f"`{link}` is not a safe address", "write https://")
            if after:
                said = f"some phones take the `{after}` after `{link}` for a part of it"
                yield codes.LINK_FORM.at(place, said, "put the link on a line of its own, without it", "warning")
            if len(link) > LONGEST_LINK:
                said = f"`{link}` has {len(link)} characters"
                yield codes.LINK_FORM.at(place, said, f"a shorter page address would help: {LONGEST_LINK}", "info")


def no_shouting(messages: Sequence[Made]) -> Iterator[Diagnostic]:
    """Words in capitals are abbreviations, or words to send back, and nothing else."""
    meant, lower = _abbreviations(messages), _small_words(messages)
    for made in messages:
        for word in dict.fromkeys(_CAPITALS.findall(made.words)):
            known = word.lower() in lower[made.text.language] or len(word) >= LONG_CAPITALS
            if word.isupper() and word.lower() != word and known and word not in meant:
                said = f"`{word}` is written in capitals"
                hint = "small letters are easier to read, and a voice may spell capitals out"
                yield codes.CAPITALS.at(made.place(word), said, hint)


def _abbreviations(messages: Sequence[Made]) -> set[str]:
    opt_out = [words for made in messages[:1] for words in made.leaflet.library.publisher.messaging.opt_out.values()]
    return {"STOP"} | {made.message.keyword.upper() for made in messages} | set(re.findall(r"\w+", " ".join(opt_out)))


def _small_words(messages: Sequence[Made]) -> dict[str, set[str]]:
    """The words that each language's text has in small letters: in capitals they are no abbreviations."""
    texts = {made.text.language: made.text.source.text for made in messages}
    words = {language: re.findall(r"[^\W\d_]+", text) for language, text in texts.items()}
    return {language: {word for word in found if word.islower()} for language, found in words.items()}


def gaps_read_well(messages: Sequence[Made]) -> Iterator[Diagnostic]:
    """Where a value is missing, what stands in its place leaves a sentence: no "Hi ," and no two spaces."""
    for made in messages:
        usual = next((case.text for case in made.cases), "")
        for case in made.cases:
            if case.values != "with the fallback":
                continue
            hint = "write a fallback in leaflet.yaml that fits, or put the placeholder elsewhere"
            if not case.text.strip():
                said = "the message is empty where its value is missing"
                yield codes.EMPTY_PLACEHOLDER.at(made.message.span, said, hint, "error")
                continue
            for pattern, what in _ODD:
                if len(pattern.findall(case.text)) > len(pattern.findall(usual)):
                    shown = " / ".join(case.text.splitlines())
                    said = f"where a value is missing, the message has {what}: “{shown}”"
                    yield codes.EMPTY_PLACEHOLDER.at(made.message.span, said, hint)
                    break


def stands_alone(messages: Sequence[Made]) -> Iterator[Diagnostic]:
    """A message says what it is about or who sends it, and points to no other message."""
    for made in messages:
        if not _names(made):
            said = "the message does not say what it is about, or who sends it"
            hint = f"begin with “{made.text.front.title}:”, or name a word of `keywords`"
            yield codes.STANDS_ALONE.at(made.message.span, said, hint)
        elsewhere = any_of(made.pack.message_words("elsewhere"))
        found = elsewhere.search(made.words) if elsewhere else None
        if found:
            said = f"“{found.group()}” points to what the reader may not have"
            yield codes.STANDS_ALONE.at(made.place(found.group()), said, "say it again, in this message")


def _names(made: Made) -> bool:
    front, publisher = made.text.front, made.leaflet.library.publisher
    names = (front.title, front.medical_name, *front.keywords, publisher.sender, publisher.name)
    words = made.words.casefold()
    return made.message.purpose == "reply" or any(name and name.casefold() in words for name in names)
