"""Numbers, days and measures, as languages write them in countries."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from pipeline.templating.locale_formats import LocaleFormats

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "country", "written"),
    [
        ("en", "GB", "29 November 2026"),
        ("en", "US", "November 29, 2026"),
        ("en", "KE", "29 November 2026"),
        ("en", "IN", "29 November 2026"),
        ("en", "XX", "29 November 2026"),
        ("en-US", "GB", "November 29, 2026"),
        ("es", "ES", "29 de noviembre de 2026"),
        ("es", "US", "29 de noviembre de 2026"),
        ("es", "GB", "29 de noviembre de 2026"),
        ("pt-BR", "GB", "29 de novembro de 2026"),
        ("de", "AT", "29. November 2026"),
    ],
)
def test_a_day(language: str, country: str, written: str) -> None:
    assert LocaleFormats(language, country).write_day("2026-11-29") == written


@pytest.mark.parametrize(
    ("language", "country", "typed", "written"),
    [
        ("en", "GB", "1.5", "1.5"),
        ("en", "GB", "1.10", "1.10"),
        ("en", "GB", "0.0625", "0.0625"),
        ("en", "GB", "60", "60"),
        ("en", "GB", "1000", "1000"),
        ("en", "GB", "1,000", "1,000"),
        ("en", "GB", "1,234,567.50", "1,234,567.50"),
        ("en", "GB", "-5", "-5"),
        ("en", "GB", "+2.5", "+2.5"),
        ("en", "GB", "007", "007"),
        ("en", "GB", "1 000", "1 000"),
        ("en", "IN", "12,34,567", "12,34,567"),
        ("en", "IN", "1,234,567", "12,34,567"),
        ("es", "ES", "1.5", "1,5"),
        ("es", "ES", "1.10", "1,10"),
        ("es", "ES", "1000", "1000"),
        ("es", "ES", "1,000", "1000"),
        ("es", "ES", "12,000", "12.000"),
        ("es", "US", "1.5", "1.5"),
        ("es", "MX", "12,000", "12,000"),
        ("de", "DE", "1,000.5", "1.000,5"),
        ("fr", "FR", "12,000", f"12{NBSP}000"),
    ],
)
def test_a_number_as_it_was_typed(language: str, country: str, typed: str, written: str) -> None:
    assert LocaleFormats(language, country).write_typed(typed) == written


@pytest.mark.parametrize(("language", "written"), [("en", "1,000"), ("es", "1000"), ("de", "1.000"), ("pt", "1.000")])
def test_thousands_of_a_count_are_parted_where_the_language_does_so(language: str, written: str) -> None:
    assert LocaleFormats(language, "GB").write_number(1000) == written


@pytest.mark.parametrize(
    ("language", "country", "value", "unit", "written"),
    [
        ("en", "GB", "200", "mg", "200 mg"),
        ("en", "GB", "1.50", "mg", "1.5 mg"),
        ("en", "GB", "5.0", "ml", "5 ml"),
        ("en", "US", "5", "ml", "5 mL"),
        ("en", "GB", "0.0625", "mg", "0.0625 mg"),
        ("en", "GB", "1000", "mg", "1,000 mg"),
        ("en", "GB", "10", "mg", "10 mg"),
        ("en", "GB", "1", "microgram", "1 microgram"),
        ("en", "GB", "62.5", "microgram", "62.5 micrograms"),
        ("en", "US", "2", "litre", "2 liters"),
        ("es", "ES", "1.5", "mg", "1,5 mg"),
        ("es", "ES", "1000", "mg", "1000 mg"),
        ("es", "ES", "50", "microgram", "50 microgramos"),
        ("ar", "EG", "1", "litre", "1 لتر"),
    ],
)
def test_a_measure_keeps_all_decimals_and_is_one_piece(
    language: str, country: str, value: str, unit: str, written: str
) -> None:
    given = LocaleFormats(language, country).write_measure(Decimal(value), unit)
    assert given == written.replace(" ", NBSP)


def test_no_number_is_too_long() -> None:
    formats = LocaleFormats("en", "GB")
    assert formats.write_number(int("9" * 60)).replace(",", "") == "9" * 60
    assert formats.write_typed("9" * 5000) == "9" * 5000
    assert formats.write_typed("9" * 36 + ".10") == "9" * 36 + ".10"
    assert formats.write_measure(Decimal("123456789.123456789"), "mg") == f"123,456,789.123456789{NBSP}mg"


def test_what_is_no_measure_is_not_written() -> None:
    assert LocaleFormats("en", "GB").write_measure(Decimal(1), "tablet") is None


def test_babel_is_imported_where_something_is_formatted() -> None:
    code = "import sys, pipeline.templating.compose, pipeline.build.stages; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_months_have_the_names_that_stand_in_dates() -> None:
    months = LocaleFormats("en", "GB").month_names
    assert {"May", "September", "Sept"} <= set(months)
    assert "марта" in LocaleFormats("ru", "RU").month_names


@pytest.mark.parametrize(
    ("country", "order"), [("GB", "dMy"), ("IN", "dMy"), ("US", "Mdy"), ("CA", "yMd"), ("XX", "dMy")]
)
def test_a_day_in_figures_has_the_order_of_its_country(country: str, order: str) -> None:
    assert LocaleFormats("en", country).order_of_figures == order


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "Amina, Li, Ann"), ("es", "Amina, Li y Ann"), ("zh-Hans", "Amina、Li和Ann"), ("xx", "Amina, Li, Ann")],
)
def test_a_list_of_names(language: str, written: str) -> None:
    formats = LocaleFormats(language, "GB")
    assert formats.write_list(("Amina", "Li", "Ann")) == written
    assert formats.write_list(("Amina",)) == "Amina"
    assert formats.write_list(()) == ""


@pytest.mark.parametrize("language", ["hi", "ar", "cy", "fr", "sw"])
def test_every_language_of_ours_can_write_a_list(language: str) -> None:
    written = LocaleFormats(language, "GB").write_list(("A", "B"))
    assert written.startswith("A") and written.endswith("B") and len(written) > 2


@pytest.mark.parametrize(
    ("numbers", "number", "day"), [("latn", "12", "2026"), ("arab", "١٢", "٢٠٢٦"), ("arabext", "۱۲", "۲۰۲۶")]
)
def test_figures_are_those_of_the_numbering_system(numbers: str, number: str, day: str) -> None:
    formats = LocaleFormats("ar", "EG", numbers)
    assert formats.write_number(12) == number
    assert day in formats.write_day("2026-11-29")
    assert number in (formats.write_measure(Decimal(12), "mg") or "")
