"""Numbers, days and measures as a language writes them in a country (Unicode CLDR, by Babel).

Babel is imported where something is formatted: reading a source that is as it was needs none of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

NO_BREAK = "\N{NO-BREAK SPACE}"
_TYPED = re.compile(r"([-+]?)([1-9]\d{0,2}(?:,\d{2,3})*,\d{3}|0|[1-9]\d*)(\.\d+)?")
"""A number as it is typed in a source, in whatever language that is: a point before the decimals, and commas between
thousands (in India between lakhs) or none."""
_NARROW = "\N{NARROW NO-BREAK SPACE}"
"""The space that CLDR has in some languages, and our typeface has not."""
_LEAST_GROUPED = {"es": 10_000, "pl": 10_000}
"""From which number on thousands are parted where four figures are not (CLDR's minimumGroupingDigits, of which Babel
knows nothing). "1.000 mg" of a Spaniard is 1 mg to a Mexican."""
_ZEROS = {"arab": "\u0660", "arabext": "\u06f0", "deva": "\u0966", "beng": "\u09e6"}
"""The first figure of a numbering system (CLDR); the other nine follow it in Unicode. Babel writes those of Latin."""
_SHORTEST = ("standard-narrow", "standard-short", "standard")
"""Ways to write a list (CLDR), the shortest first."""
LONGEST = 40
"""Figures of a number that a language writes in its own way; a longer one stays as it was typed."""
ROOM = 10
"""Figures that Babel needs besides those of a number, to round nothing."""
_MEASURES = {
    "mg": ("mass-milligram", "short"),
    "g": ("mass-gram", "short"),
    "ml": ("volume-milliliter", "short"),
    "microgram": ("mass-microgram", "long"),
    "litre": ("volume-liter", "long"),
}
"""Units by the names that we give them: CLDR's, and how long they are written. Micrograms are written out, because
their sign has been read as that of milligrams."""


@dataclass(frozen=True)
class LocaleFormats:
    """How a language, by its BCP 47 tag, writes numbers and days in a country (ISO 3166-1), with the figures of a
    numbering system (CLDR)."""

    language: str
    country: str
    numbers: str = "latn"

    @property
    def locale(self) -> Locale:
        """Babel's locale: of the language in its own region or in the country, or else of the language alone."""
        return _find_locale(self.language, self.country)

    def name_language(self) -> str:
        """What the language calls itself, with its region: "English (United Kingdom)"."""
        return str(self.locale.get_display_name() or self.language)

    def name_other(self, language: str) -> str:
        """What another language is called in this one: "Spanish"; its tag where it has no name for it."""
        names = self.locale.languages
        return str(names.get(language.replace("-", "_")) or names.get(language.partition("-")[0]) or language)

    def write_day(self, iso: str) -> str:
        """A day (ISO 8601): "29 November 2026" in Britain, "November 29, 2026" in the United States."""
        from babel.dates import format_date

        return self._set_figures(format_date(date.fromisoformat(iso), "long", locale=self.locale))

    @property
    def order_of_figures(self) -> str:
        """In which order the parts of a day stand in figures: "dMy" in Britain, "Mdy" in the United States."""
        from babel.dates import get_date_format

        pattern = str(get_date_format("short", locale=self.locale))
        return "".join(dict.fromkeys(sign for sign in pattern if sign in "dMy"))

    @property
    def month_names(self) -> tuple[str, ...]:
        """The months as a date names them, whole and shortened."""
        from babel.dates import get_month_names

        whole, shortened = (
            get_month_names("wide", locale=self.locale),
            get_month_names("abbreviated", locale=self.locale),
        )
        return tuple(str(name) for name in (*whole.values(), *shortened.values()))

    @property
    def weekday_names(self) -> tuple[str, ...]:
        """The weekdays from Monday on, whole."""
        from babel.dates import get_day_names

        names = get_day_names("wide", locale=self.locale)
        return tuple(str(names[number]) for number in range(7))

    def write_number(self, value: Decimal | int, *, grouped: bool = True) -> str:
        """A number with all its decimals, its thousands parted where the language does so."""
        from babel.numbers import format_decimal, get_decimal_symbol

        whole, _, decimals = f"{Decimal(value):f}".partition(".")
        grouped = grouped and abs(int(whole)) >= _LEAST_GROUPED.get(self.locale.language, 0)
        with localcontext(prec=len(whole) + ROOM):
            written = format_decimal(int(whole), locale=self.locale, group_separator=grouped)
        return self._set_figures(f"{written}{get_decimal_symbol(self.locale)}{decimals}" if decimals else written)

    def write_typed(self, number: str) -> str:
        """A number as it was typed, as the language writes it: with the same decimals, and its thousands parted if they
        were. What is typed in another way stays as it is."""
        typed = _TYPED.fullmatch(number)
        if typed is None or len(number) > LONGEST:
            return number
        sign, whole, decimals = typed.groups(default="")
        return sign + self.write_number(Decimal(whole.replace(",", "") + decimals), grouped="," in whole)

    def find_plural(self, value: Decimal) -> str:
        """The plural category (CLDR) of a number, such as `one` or `other`."""
        return str(self.locale.plural_form(value))

    def write_measure(self, value: Decimal, unit: str) -> str | None:
        """A number with a unit of measure, which no line parts; nothing for what is none. Zeros at the end of the
        decimals, which have been read as tens, are left out."""
        if unit not in _MEASURES:
            return None
        from babel.units import format_unit

        value = value.normalize()
        name, length = _MEASURES[unit]
        places = max(-int(value.as_tuple().exponent), 0)
        grouped = value >= _LEAST_GROUPED.get(self.locale.language, 0)
        pattern = f"{'#,##0' if grouped else '0'}.{'#' * places}"  # without it Babel rounds to three decimals
        with localcontext(prec=LONGEST + ROOM):
            written = format_unit(value, name, length=length, format=pattern, locale=self.locale)  # type: ignore[arg-type]
        if not re.search(r"\d", written):  # "a litre" in Arabic: of a dose, the figure is wanted too
            written = f"{self.write_number(value)} {written}"
        return self._set_figures(written).replace(" ", NO_BREAK)

    def write_list(self, names: Sequence[str]) -> str:
        """Names in a list, as short as the language writes one: "A, B" in English, "A y B" in Spanish."""
        return self._format_list(names, _SHORTEST)

    def join_names(self, names: Sequence[str]) -> str:
        """The same in whole words: "A and B"."""
        return self._format_list(names, ("standard",))

    def _format_list(self, names: Sequence[str], styles: Sequence[str]) -> str:
        from babel.lists import format_list

        for style in styles:
            try:
                return str(format_list(names, style, locale=self.locale))  # type: ignore[arg-type]
            except KeyError:  # of some languages Babel has not all styles
                continue
        return ", ".join(names)

    def _set_figures(self, words: str) -> str:
        """Words with the figures that readers of the language use, and no space that our typeface has not."""
        zero = _ZEROS.get(self.numbers, "0")
        figures = {ord("0") + number: ord(zero) + number for number in range(10)}
        return words.replace(_NARROW, NO_BREAK).translate(figures)


def find_plural_forms(language: str) -> frozenset[str]:
    """The plural categories (CLDR) of a language; of one that CLDR does not know, only `other`."""
    from babel import Locale, UnknownLocaleError

    try:
        return frozenset({*Locale.parse(language.replace("-", "_")).plural_form.tags, "other"})
    except (UnknownLocaleError, ValueError):
        return frozenset({"other"})


@cache
def _find_locale(language: str, country: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    world = "en_001" if language == "en" else language
    for name in (language if "-" in language and language[-2:].isupper() else f"{language}-{country}", world):
        try:
            return Locale.parse(name.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_001")
