"""The PO file of a new language: every word of ours that translators can handle, with what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.assets import LANGUAGES
from pipeline.parsers.gettext_po import PoEntry, PoFile, write_po
from pipeline.templating.language_files import VERSION_FIRST, VERSION_LAST, Key, list_words, list_words_of_po

_LINE = re.compile(r"(?P<indent> *)(?:#\s?(?P<comment>.*)|(?P<key>[A-Za-z_]\w*):(?: .*)?)$")
_FOR: Mapping[str, str] = {
    "labels": "A heading, a label or a sentence of the leaflet. Readers see it.",
    "labels.review": "On the page for those who review text messages. Patients do not see it.",
    "forms": "What a form for others than readers is called.",
    "notices": "At the top of everything that comes out: what state the leaflet is in.",
    "worried": "Behind a notice: whom to ask instead. GB is for leaflets in Britain, other for every other country.",
    "care_cards": "On a card that says when to get help. It has to be short and cannot be mistaken.",
    "sign_off_sheet": "On the sheet for those who sign a leaflet off. Patients do not see it.",
    "sign_languages": "The name of a sign language, as it stands inside a sentence.",
    "signing_roles": "Who somebody is who signs a leaflet off.",
}


def write_language_po(tag: str, known: Mapping[str, object]) -> str:
    """The text of the file, with the words that are `known` in the language already."""
    there, comments = dict(list_words(known)), dict(_list_comments())
    entries = tuple(
        PoEntry(".".join(key), english, there.get(key, ""), "\n".join(_explain(key, english, comments)))
        for key, english in list_words_of_po().items()
    )
    return write_po(PoFile(tag, entries))


def _explain(key: Key, english: str, comments: Mapping[Key, str]) -> Iterator[str]:
    group = "labels.review" if key[0] == "labels" and key[1].startswith("review_") else key[0]
    yield from [_FOR[group]] if group in _FOR else []
    yield from [comments[key]] if comments.get(key) else []
    if names := re.findall(r"\{\w+\}", english):
        yield f"Keep {', '.join(dict.fromkeys(names))}: we fill it in."
    if key in VERSION_FIRST:
        yield "Begin with {version}."
    if key in VERSION_LAST:
        yield "End with {version}."


def _list_comments() -> Iterator[tuple[Key, str]]:
    """What the English file says before entries, which holds up to the next comment or the end of their mapping."""
    above: list[tuple[int, str]] = []
    remarks: dict[int, str] = {}
    fresh = False
    for line in (LANGUAGES / "en.yaml").read_text("utf-8").splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        indent = len(match["indent"])
        if match["comment"] is not None:
            remarks[indent] = f"{remarks[indent]} {match['comment']}" if fresh else match["comment"]
            fresh = True
            continue
        remarks = {deep: words for deep, words in remarks.items() if deep <= indent}
        above = [one for one in above if one[0] < indent] + [(indent, match["key"])]
        yield tuple(name for _, name in above), remarks.get(indent, "")
        if not indent:
            remarks = {}
        fresh = False
