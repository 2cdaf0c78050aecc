"""The YAML file of a new language: how it is set, the phrases with numbers, and words that checks look for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from pipeline.model.typography import Typography
from pipeline.templating.known_languages import KnownLanguage
from pipeline.templating.language_files import OF_CHECKS, Key, list_phrases, list_words, read_english
from pipeline.templating.languages import language_pack, languages
from pipeline.templating.locale_formats import LocaleFormats

_DAY = "2026-03-01"
_SETTING = """\
# {english} ({tag}): how it is set, and phrases with numbers. All other words of ours stand in {tag}.po. Leaflets in the
# language can be published when both files are filled in. What stands between braces is filled in by us: keep it.
#
# What the language calls itself.
name: {name}
# Who reads the language and has looked at these words.
reviewed_by: {reviewed_by}
# ltr or rtl
direction: {direction}
# Double and single quotation marks, each opening and closing. The last one is the apostrophe too.
quotes: {quotes}
typography:
  # a code of ISO 15924
  script: {script}
  # by how much lines stand further apart than those of English, from 1 to 2
  line_height: {line_height}
  # whether the script has slanted letters
  italics: {italics}
  # figures: those of keypads, medicine boxes and phone numbers
  numbers: {numbers}
  # families of letters: of a character, the first that has it
  faces: {faces}
  # round what is added to other words: opening, with the space before it, and closing
  brackets: {brackets}
  # what stands between two sentences
  between_sentences: {between_sentences}
#"""


def write_language_yaml(language: KnownLanguage, known: Mapping[str, Any]) -> str:
    """The text of the file, with the words that are `known` in the language already."""
    return "\n".join((*_list_setting(language, known), *_list_phrases(language, known), *_list_lists(known))) + "\n"


def _list_setting(language: KnownLanguage, known: Mapping[str, Any]) -> Iterator[str]:
    setting = _find_setting(language)
    yield _SETTING.format(
        english=language.english,
        tag=language.tag,
        name=_quote(known.get("name", language.name)),
        reviewed_by=_quote(known.get("reviewed_by", "nobody yet")),
        direction=language.direction,
        quotes=_quote(known.get("quotes", ["“", "”", "‘", "’"])),
        script=_quote(language.script),
        line_height=f"{setting.line_height:g}",
        italics=_quote(setting.italics),
        numbers=setting.numbers,
        faces=_quote(setting.faces),
        brackets=_quote(setting.brackets),
        between_sentences=_quote(setting.between_sentences),
    )


def _find_setting(language: KnownLanguage) -> Typography:
    """How the languages that Plainleaf brings in the same script are set; no face where there is none."""
    packs = (pack for tag in ("en", *languages()) if (pack := language_pack(tag)))
    alike = (pack.typography for pack in packs if pack.typography.script == language.script)
    return next(alike, Typography(script=language.script, line_height=1.15, italics=False, faces=()))


def _list_phrases(language: KnownLanguage, known: Mapping[str, Any]) -> Iterator[str]:
    """The phrases, each below its English words."""
    formats = LocaleFormats(language.tag, "")
    yield "# Days, numbers and measures are written as Unicode CLDR has them, with nothing to fill in: 1 March 2026 is"
    yield f"# “{formats.write_day(_DAY)}”, and 1234567 is “{formats.write_number(1234567)}”."
    there = dict(list_words(known))
    above: Key = ()
    phrases = sorted(list_phrases(language.tag).items(), key=lambda one: list(read_english()).index(one[0][0]))
    for parents, entries in groupby(phrases, key=lambda one: one[0][:-1]):
        for depth, name in enumerate(parents):
            if above[: depth + 1] != parents[: depth + 1]:
                yield f"{'  ' * depth}{name}:"
        above = parents
        indent = "  " * len(parents)
        for key, english in entries:
            yield f"{indent}# {english}"
            yield f"{indent}{key[-1]}: {_quote(there.get(key, ''))}"


def _list_lists(known: Mapping[str, Any]) -> Iterator[str]:
    """Lists of words, which may stay empty."""
    english, signed = read_english(), known.get("sign_off_words", {})
    yield "# Plain-language lists. They may stay empty: then nothing is found by them."
    for name, comment in (
        ("abbreviations", "words whose full stop ends no sentence, in small letters, as e.g. in English"),
        ("abbreviations_of_numbers", "those whose full stop ends none where a figure follows, as p. in English"),
        ("opening_words", "words that open a sentence and no name, in small letters"),
    ):
        yield f"{name}: {_quote(known.get(name, []))}  # {comment}"
    yield "sign_off_words:  # what reviewers write in a sheet in the place of their names, in small letters"
    for name in english["sign_off_words"]:
        yield f"  {name}: {_quote(signed.get(name, []))}"
    beginnings = _quote(known.get("beginnings", {}))
    yield f"beginnings: {beginnings}  # what words begin with after some others, as {{p: [b]}} in Welsh"
    yield 'message_fillers: {}  # what a text message can do without, and what to write instead (or "")'
    yield "message_words:  # phrases that the checks of text messages look for, as in Plainleaf's own en.yaml"
    yield from (f"  {name}: []" for name in english[OF_CHECKS[0]])


def _quote(words: object) -> str:
    return json.dumps(words, ensure_ascii=False)
