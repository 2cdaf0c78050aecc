"""Numbers and units in running words, read back as a language writes them (Unicode CLDR, by Babel)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.templating.locale_formats import LocaleFormats

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIGURE = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,'\u066b\u066c\u00a0\u202f\u2019]\d+)*")
_MEASURES = {
    "mg": "mass-milligram",
    "g": "mass-gram",
    "kg": "mass-kilogram",
    "µg": "mass-microgram",
    "ml": "volume-milliliter",
    "l": "volume-liter",
    "cm": "length-centimeter",
    "mm": "length-millimeter",
    "°C": "temperature-celsius",
}
"""Units of measure by their signs, as CLDR calls them."""
_OTHER_SIGNS = {"mcg": "µg", "μg": "µg", "mL": "ml", "L": "l", "℃": "°C"}
_COUNTS = (1, 2, 3, 5, 11, 100)
"""Numbers that between them take every plural form."""
_PERCENT = re.compile(r"[%٪％]")


@dataclass(frozen=True)
class NumberReader:
    """Reads the figures of words in a language (BCP 47) and a country (ISO 3166-1)."""

    language: str
    country: str

    def count_numbers(self, words: str) -> Counter[str]:
        """How often each number stands in some words, whatever figures and separators it is written with."""
        return Counter(self._read(number) for number in _NUMBER.findall(_with_plain_figures(words)))

    def name_unit(self, sign: str) -> str:
        """A unit of measure in words, by its sign."""
        return max(dict(_list_unit_names(self.language, self.country)).get(sign, {sign}), key=len)

    def _read(self, number: str) -> str:
        """A number with a point before its decimals, and nothing between its thousands."""
        decimal, group = _find_separators(self.language, self.country)
        parts = re.split(rf"[{re.escape(group)}'\u066c\u00a0\u202f\u2019]", number)
        if len(parts) > 1 and all(len(re.split(r"\D", part)[0]) in (2, 3) for part in parts[1:]):
            number = "".join(parts)
        whole, _, decimals = re.sub(r"\D", ".", number.replace(decimal, ".")).partition(".")
        return ".".join(filter(None, (whole.lstrip("0") or "0", decimals.rstrip("0"))))

    def find_units(self, words: str) -> frozenset[str]:
        """The signs of those units of measure that stand with a number."""
        plain = _with_plain_figures(words)
        if not _FIGURE.search(plain):
            return frozenset({"%"} if _PERCENT.search(plain) else ())
        units = {sign for sign, pattern in _compile_units(self.language, self.country) if pattern.search(plain)}
        return frozenset(units | ({"%"} if _PERCENT.search(plain) else set()))


def _with_plain_figures(words: str) -> str:
    """Words with the figures 0 to 9 in the place of those of another script."""
    return words if words.isascii() else _FIGURE.sub(lambda sign: str(unicodedata.decimal(sign.group())), words)


@cache
def _compile_units(language: str, country: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What finds each unit behind a number; in some languages it stands before it."""
    return tuple(
        (
            sign,
            re.compile(
                "|".join(
                    rf"\d[\s\u00a0\u202f]*{name}(?![^\W\d_])|\b{name}\s+\d" for name in sorted(map(re.escape, names))
                )
            ),
        )
        for sign, names in _list_unit_names(language, country)
    )


@cache
def _find_separators(language: str, country: str) -> tuple[str, str]:
    """What a language has before decimals, and between thousands."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = LocaleFormats(language, country).locale
    return get_decimal_symbol(locale), get_group_symbol(locale)


@cache
def _list_unit_names(language: str, country: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """What each unit is called in a language, in every length and plural form, and its signs."""
    return tuple((sign, frozenset(_name_unit(sign, language, country))) for sign in _MEASURES)


def _name_unit(sign: str, language: str, country: str) -> Iterator[str]:
    from babel.units import format_unit

    yield sign
    yield from (other for other, same in _OTHER_SIGNS.items() if same == sign)
    locale = LocaleFormats(language, country).locale
    for length in ("long", "short", "narrow"):
        for number in _COUNTS:
            written = format_unit(number, _MEASURES[sign], length=length, locale=locale)
            name = re.sub(r"[\d.,\s\u200e\u200f\u00a0\u202f]+", " ", _with_plain_figures(written)).strip()
            if name and name != "°":
                yield name
