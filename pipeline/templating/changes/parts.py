"""Reader of all words of a language, part by part: head, key points, sections, messages, and what they take in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import CareCard, Include, Message, Section, plain, walk
from pipeline.model.kept_words import KeptWords
from pipeline.model.leaflet import LeafletText
from pipeline.model.settings import FrontMatter
from pipeline.templating.changes.flattening import Flattening
from pipeline.templating.changes.sentences import PlacedSentence
from pipeline.templating.languages import LanguagePack, language_pack

_LEVELS = ("emergency", "urgent", "routine")


@dataclass(frozen=True)
class WordParts:
    """The sentences of a state of words. `order` has the keys of those parts that are read one after the other."""

    sentences: tuple[PlacedSentence, ...]
    order: tuple[str, ...]


def read_parts(kept: KeptWords) -> WordParts | None:
    """The words of a state, with what they took in; nothing where they cannot be read any more."""
    text, pack = kept.text, language_pack(kept.language)
    if text is None:
        return None
    start = Flattening(kept.took_in, pack, "head", "Title and summary")
    sentences = [*_list_head(start, text.front)]
    if text.key_points:
        sentences += replace(start, part="key-points", heading="Key points").list_block(text.key_points)
    order = []
    for part in text.sections:
        order.append(f"standing {part.section}" if isinstance(part, Include) else part.id)
        sentences += _list_part(replace(start, part=order[-1]), part)
    sentences += _list_messages(start, text)
    sentences += _list_taken_in(start)
    return WordParts(tuple(sentences), tuple(order))


def _list_head(start: Flattening, front: FrontMatter) -> Iterator[PlacedSentence]:
    for key in ("title", "medical_name", "subtitle", "summary", "cover_alt"):
        words: str | None = getattr(front, key)
        if words:
            yield from replace(start, place=key).list_words(words)


def _list_part(start: Flattening, part: Section | Include) -> Iterator[PlacedSentence]:
    if isinstance(part, Section):
        yield from replace(start, heading=plain(part.title)).list_section(part)
        return
    lines = start.took_in.standing.get(part.section, ())
    heading = lines[0] if lines else part.section
    place = f"for {' '.join(part.only)}" if part.only else ""
    inside = replace(start, heading=heading, place=place, weight="strict" if _has_card(lines, start.pack) else "words")
    for line in lines:
        yield from inside.list_words(line.strip())


def _has_card(lines: Sequence[str], pack: LanguagePack | None) -> bool:
    """Whether a care card stands in a standing section, of which the lines alone are kept; in doubt, it does."""
    return pack is None or any(pack.care_card(level, "0", "")[0] in lines for level in _LEVELS)


def _list_messages(start: Flattening, text: LeafletText) -> Iterator[PlacedSentence]:
    cards = {node.id for node in walk((text.key_points, text.sections)) if isinstance(node, CareCard)}
    for message in text.messages:
        strict = message.about in cards or message.about not in text.ids
        inside = replace(start, part=f"message {message.id}", heading=f"Message {message.id}")
        yield from _list_message(replace(inside, weight="strict" if strict else "words"), message)


def _list_message(inside: Flattening, message: Message) -> Iterator[PlacedSentence]:
    yield from replace(inside, place="text").list_inlines(message.children, "")
    yield from replace(inside, place="long text").list_inlines(message.long, "")
    replies = ", ".join(f"{reply.word}: {reply.message}" for reply in message.replies)
    settings = {"sent": message.send, "keyword": message.keyword, "replies": replies}
    for key, value in settings.items():
        if value:
            yield _stand_alone(replace(inside, place=key), f"{key}: {value}")


def _list_taken_in(start: Flattening) -> Iterable[PlacedSentence]:
    glossary = replace(start, part="glossary", heading="Glossary")
    for key, words in start.took_in.glossary.items():
        yield from replace(glossary, place=key).list_words(words)
    references = replace(start, part="references", heading="References")
    for key, words in start.took_in.references.items():
        yield _stand_alone(replace(references, place=key), f"{key}: {words}")


def _stand_alone(inside: Flattening, words: str) -> PlacedSentence:
    """Words that are no sentence, and tell a patient nothing to do."""
    return PlacedSentence(inside.part, inside.heading, inside.place, words, "content")
