"""Pseudo-locales: a document whose words are made by rule, in the letters of another language and in its direction.

Nobody reads them. They show what translations will do to a layout before there is one: words that are 40 % longer,
words from the right, clusters of letters, words without spaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from math import ceil
from typing import Any, Literal
from zlib import crc32

from pipeline.model.document import Document
from pipeline.model.typography import ENGLISH, Typography

OF_WORDS = frozenset(
    {"action", "alt", "call", "caption", "change", "cover_alt", "credit", "difference", "expansion", "have"}
    | {"have_not", "head", "label", "labels", "lead", "longest", "medical_name", "note", "notes", "said", "sample"}
    | {"signed", "signing", "spoken", "strip", "subtitle", "summary", "text", "title", "value", "words"}
)
"""Fields whose strings are words."""
_KEPT = re.compile(r"\{[^{}]*\}|\(\([^()]*\)\)|\S*(?:@|//|\.org)\S*")
"""What is filled in later, and addresses."""
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_LONGER = 0.4

_ACCENTS = str.maketrans("aceinosuyAEIOUS", "áçéîñöšúýÁÉÎÓÚŠ")
_ARABIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابكدهفغحيجقلمنوپخرستعطشظزى", strict=True))
_DEVANAGARI_STARTS = dict(zip("bcdfghjklmnpqrstvwxyz", "बचदफगहजकलमनपखरसतवशक्षयझ".replace("क्ष", "ष"), strict=True))
_DEVANAGARI_VOWELS = {"a": ("आ", "ा"), "e": ("ए", "े"), "i": ("इ", "ि"), "o": ("ओ", "ो"), "u": ("उ", "ु")}
_HANZI = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去"
    "法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关"
)
_CHINESE_SIGNS = {". ": "。", ", ": "，", ": ": "：", "? ": "？", "; ": "；", "(": "（", ")": "）"}


def _lengthen(word: str) -> str:
    """The same word with accents, and longer by two letters of every five."""
    return word.translate(_ACCENTS) + "öéîüå"[: ceil(_LONGER * len(word))] * (1 + len(word) // 13)


def _write_arabic(word: str) -> str:
    return "".join(_ARABIC.get(letter, "") for letter in word.lower())


def _write_devanagari(word: str) -> str:
    """Consonants that stand together are joined into one sign, and vowels are marks round them."""
    made, before = "", ""
    for letter in word.lower():
        if letter in _DEVANAGARI_VOWELS:
            made += _DEVANAGARI_VOWELS[letter][before in _DEVANAGARI_STARTS]
        elif letter in _DEVANAGARI_STARTS:
            made += ("्" if before in _DEVANAGARI_STARTS and before != letter else "") + _DEVANAGARI_STARTS[letter]
        before = letter
    return made


def _write_chinese(word: str) -> str:
    return "".join(_HANZI[crc32(f"{word}{at}".encode()) % len(_HANZI)] for at in range(ceil(len(word) / 4)))


@dataclass(frozen=True)
class PseudoLocale:
    """A language that does not exist: how a word of English is written in it, and how it is set."""

    language: str
    direction: Literal["ltr", "rtl"]
    write_word: Callable[[str], str]
    typography: Typography = ENGLISH
    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    signs: Mapping[str, str] | None = None

    def translate(self, document: Document) -> Document:
        """The document in this language."""
        made: Document = self._change(document, "")
        return replace(
            made,
            language=self.language,
            direction=self.direction,
            typography=self.typography,
            quotes=self.quotes,
        )

    def write(self, text: str) -> str:
        """Some words, with what is filled in later, addresses and figures as they are."""
        kept, parts = _KEPT.findall(text), _KEPT.split(text)
        words = [self._write_part(part) for part in parts]
        return "".join(word + (kept[number] if number < len(kept) else "") for number, word in enumerate(words))

    def _write_part(self, text: str) -> str:
        made = _WORD.sub(lambda word: self.write_word(word[0]), text)
        if self.signs is None:
            return made
        made = re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", made)
        for sign, wide in self.signs.items():
            made = made.replace(sign, f"{wide} " if made.endswith(sign) else wide)
        return re.sub(r"(?<=[\u4e00-\u9fff])[.]$", "。", made)

    def _change(self, value: Any, name: str) -> Any:
        if isinstance(value, str):
            return self.write(value) if name in OF_WORDS else value
        if isinstance(value, Mapping):
            return {key: self._change(one, name) for key, one in value.items()}
        if isinstance(value, tuple):
            return tuple(self._change(one, name) for one in value)
        if not is_dataclass(value) or isinstance(value, type) or type(value).__name__ in ("Span", "Typography"):
            return value
        changed = {one.name: self._change(getattr(value, one.name), one.name) for one in fields(value) if one.init}
        return replace(value, **changed)


LOCALES: Mapping[str, PseudoLocale] = {
    "accents": PseudoLocale("en", "ltr", _lengthen),
    "arabic": PseudoLocale(
        "ar", "rtl", _write_arabic,
        Typography("Arab", 1.15, False, "latn", ("Noto Sans Arabic", *ENGLISH.faces)), ("«", "»", "‹", "›"),
    ),
    "devanagari": PseudoLocale(
        "hi", "ltr", _write_devanagari,
        Typography("Deva", 1.2, False, "latn", ("Noto Sans Devanagari", *ENGLISH.faces)),
    ),
    "chinese": PseudoLocale(
        "zh-Hans", "ltr", _write_chinese,
        Typography("Hans", 1.1, False, "latn", ("Noto Sans SC", *ENGLISH.faces)), signs=_CHINESE_SIGNS,
    ),
}  # fmt: skip
"""The pseudo-locales by name."""
