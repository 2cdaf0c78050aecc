"""Rules of accessibility at the source (ACC): what readers could not see or could misread."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Box, Bullets, Figure, Foreign, Paragraph, plain, walk
from pipeline.model.document import Text as Written
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.settings import AnyFact
from pipeline.model.source import CONTROL, INVISIBLE, JOINING, Places, Span
from pipeline.templating.faces import find_covered, read_families
from pipeline.templating.languages import language_pack
from pipeline.validation.rules.fact_values import find_words
from pipeline.validation.rules.signs import diagnose_signs

_OTHER_NO = re.compile(r"^(?:never|don['’]t|do never|no)\s+", re.IGNORECASE)
"""Other ways to forbid something in English; in other languages nothing is taken away."""
_WORDS_SHOWN = 4
_ANYWHERE = "…"
_UNSEEN = re.compile(f"\t|{CONTROL.pattern}|{INVISIBLE.pattern}|{JOINING.pattern}")
_IN_WORDS = {
    "∞": "without end",
    "√": "root",
    "∅": "none",
    "⅓": "a third",
    "⅔": "two thirds",
    "⅛": "an eighth",
    "′": "feet",
    "″": "inches",
    "℃": "°C",
    "℉": "°F",
    "№": "number",
    "♀": "women",
    "♂": "men",
    "☎": "phone",
    "✉": "e-mail",
    "㎍": "micrograms",
    "⇒": "then",
    "➔": "then",
    "➜": "then",
    "⚠": "Warning:",
    "✅": "yes",
    **dict.fromkeys("✕✖❌", "no"),
}
"""What signs without a glyph say."""
_OF_ANOTHER_LANGUAGE = (
    "write them in letters of the language of the leaflet, or mark words of another language: `[…]{lang=…}`"
)
A_SCRIPT = 4
"""So many letters of a script are one finding."""
_BOXES = "□▢❏❑"
"""Boxes to tick."""


def do_not_items_say_do_not(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every item under "Do not" says "do not" itself: read alone, it must not sound like advice to do it."""
    for text in leaflet.texts.values():
        pack = language_pack(text.language, leaflet.library.own_words)
        if pack is None:
            continue
        words = pack.do_not_words[0].removeprefix(_ANYWHERE).strip()
        for box in walk(leaflet.printed(text.language)):
            if not (isinstance(box, Box) and box.name == "do-not"):
                continue
            for item in (item for block in box.blocks if isinstance(block, Bullets) for item in block.items):
                first = item.blocks[0] if item.blocks else None
                line = plain(first.children) if isinstance(first, Paragraph) else ""
                if not any(_forbids(line.casefold(), one) for one in pack.do_not_words):
                    hint = f"write “{_begin_with(words, line)}”: it must not be read as advice to do it"
                    yield codes.DO_NOT_WORDS.at(item.span, f"“{line}” does not start with “{words}”", hint)


def _forbids(line: str, words: str) -> bool:
    """Whether a line says that something is not to be done, by how its language begins such a sentence, or by what
    stands in it."""
    anywhere = words.removeprefix(_ANYWHERE).strip()
    return f" {anywhere} " in f" {line} " if words.startswith(_ANYWHERE) else line.startswith(words)


def _begin_with(words: str, line: str) -> str:
    """The start of an item with the words that it has to begin with: "never drive" becomes "do not drive"."""
    rest = _OTHER_NO.sub("", line, count=1).split()
    start = " ".join(rest[:_WORDS_SHOWN])
    return f"{words} {start[:1].lower()}{start[1:]}" + (" …" if len(rest) > _WORDS_SHOWN else "")


def characters_have_glyphs(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The fonts can print every character of the words, and of what leaflet.yaml puts into them."""
    for text in leaflet.texts.values():
        marked = tuple(_find_marked_words(leaflet.printed(text.language)))
        yield from _diagnose_lines(text, marked)
        yield from _diagnose_entities(text, leaflet, marked)
        yield from diagnose_fact_glyphs(leaflet.settings.facts, text.language, leaflet.places, "facts")


def _find_marked_words(nodes: object) -> Iterator[Written]:
    """Words that are marked as those of another language, and for which there is a face."""
    known = frozenset().union(*(family.covers for family in read_families().values()))
    for node in walk(nodes):
        for leaf in walk(node.children) if isinstance(node, Foreign) else ():
            if isinstance(leaf, Written) and known.issuperset(map(ord, _UNSEEN.sub("", leaf.value))):
                yield leaf


def diagnose_fact_glyphs(
    facts: Mapping[str, AnyFact], language: str, places: Places, *path: str
) -> Iterator[Diagnostic]:
    """The same for what facts put into the words of a language; `path` is the way to them in their file."""
    for name, fact in facts.items():
        for key, words in find_words(fact):
            if isinstance(words, str):
                yield from diagnose_glyphs(words, places.value(*path, name, key), (language,), within=True)
            else:
                place = places.value(*path, name, key, language)
                yield from diagnose_glyphs(words.get(language, ""), place, (language,), within=True)


def _diagnose_lines(text: LeafletText, marked: Iterable[Written]) -> Iterator[Diagnostic]:
    """The lines of the file but those of messages, notes and waivers; names of pictures are not printed, and words of
    other languages that are marked have been looked at."""
    in_messages = {line for message in text.messages for line in range(message.span.line, message.span.end_line + 1)}
    apart = [(node.span.line, node.span.line, node.image) for node in walk(text.sections) if isinstance(node, Figure)]
    here = (word for word in marked if word.span.path == text.source.path)
    apart += [(word.span.line, word.span.end_line, word.value) for word in here]
    for number, line in enumerate(text.source.lines, 1):
        if number not in in_messages and number not in text.unprinted_lines:
            for first, last, words in apart:
                if first <= number <= last and words:
                    line = line.replace(words, " " * len(words))
            yield from diagnose_glyphs(line, text.source.span(number), (text.language,))


def _diagnose_entities(text: LeafletText, leaflet: Leaflet, marked: Iterable[Written]) -> Iterator[Diagnostic]:
    """Characters that are not typed as themselves, such as &hearts;."""
    known = {id(word) for word in marked}
    for node in walk(leaflet.printed(text.language)):
        value = node.value if isinstance(node, Written) and id(node) not in known else ""
        words = node.alt + node.caption if isinstance(node, Figure) else value
        here = node.span.path == text.source.path  # a standing section comes from another file
        typed = text.source.lines[node.span.line - 1 : node.span.end_line] if here else ()
        hidden = "".join(character for character in words if not any(character in line for line in typed))
        yield from diagnose_glyphs(hidden, node.span, (text.language,), within=True)


def diagnose_glyphs(
    words: str, place: Span, languages: Iterable[str] = (), *, within: bool = False
) -> Iterator[Diagnostic]:
    """A diagnostic for each character of `words` that the faces of the languages lack, or for all letters of a script,
    and for each sign that words say better: at the column of the first one, or `within` the whole place."""
    yield from diagnose_signs(words, place, within)
    known = find_covered(*languages)
    lacking: dict[str, Span] = {}
    for column, character in enumerate(words, 1):  # what is no text, or nobody sees, was named where it was read
        if ord(character) not in known and not _UNSEEN.match(character):
            here = place if within else Span(place.path, place.line, column, place.line, column + 1)
            lacking.setdefault(character, here)
    scripts = Counter(_find_script(character) for character in lacking)
    for character, here in lacking.items():
        script = _find_script(character)
        if script and scripts[script] >= A_SCRIPT:
            letters = " ".join(other for other in lacking if _find_script(other) == script)
            message = f"the fonts have no glyphs for letters of another script ({script.lower()}): {letters}"
            yield codes.MISSING_GLYPH.at(here, message, _OF_ANOTHER_LANGUAGE)
            scripts[script] = 0
        elif not script or scripts[script]:
            name = unicodedata.name(character, "a character without a name")
            message = f"the fonts have no glyph for `{character}` (U+{ord(character):04X} {name})"
            yield codes.MISSING_GLYPH.at(here, message, _suggest_words(character))


def _find_script(character: str) -> str:
    """The script of a letter by its name in Unicode; nothing for signs, and for Latin letters."""
    script = unicodedata.name(character, "").split(" ")[0] if character.isalpha() else ""
    return "" if script == "LATIN" else script


def _suggest_words(character: str) -> str:
    """What to write for a character without a glyph: its words, or the letters that it stands for."""
    if character in _BOXES:
        return "write a box to tick as `[]{.tick} Yes`, things to bring as `::: checklist`"
    if unicodedata.category(character) == "Zs":
        return "write a space there, or a no-break space (U+00A0)"
    plainer = unicodedata.normalize("NFKC", character)
    plainer = plainer if plainer != character and find_covered().issuperset(map(ord, plainer)) else ""
    words = _IN_WORDS.get(character) or plainer
    return f"write “{words}”" if words else "write it in words, or with another character"
