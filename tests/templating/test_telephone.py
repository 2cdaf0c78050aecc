"""Telephone numbers: how each is dialled, and which there cannot be."""

from __future__ import annotations

import subprocess
import sys

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat

from pipeline.templating.telephone import dial_number, find_flaw

DIALLED = [
    # whole numbers, as people write them at home and for abroad
    ("01632 960123", "GB", "+441632960123"),
    ("(01632) 960123", "GB", "+441632960123"),
    ("020 7946 0123", "GB", "+442079460123"),
    ("+44 (0)20 7946 0123", "GB", "+442079460123"),
    ("+44 20 7946 0123", "KE", "+442079460123"),
    ("00 44 20 7946 0123", "GB", "+442079460123"),
    ("0800 1111", "GB", "+448001111"),
    ("(555) 555-0142", "US", "+15555550142"),
    ("555-555-0142", "US", "+15555550142"),
    ("1-800-555-0100", "US", "+18005550100"),
    ("01 99 00 12 34", "FR", "+33199001234"),
    ("011-2345 6789", "IN", "+911123456789"),
    ("1800 11 4477", "IN", "+911800114477"),
    ("020 123 4567", "KE", "+254201234567"),
    ("0700 555 012", "KE", "+254700555012"),
    ("06 1234 5678", "IT", "+390612345678"),
    ("22222", "FK", "+50022222"),
    # short numbers
    *((number, "GB", number) for number in ("999", "112", "111", "119", "18000")),
    *((number, "US", number) for number in ("911", "988", "711", "211")),
    ("116 123", "GB", "116123"),
    ("116 117", "DE", "116117"),
    ("112", "KE", "112"),
    ("719", "KE", "719"),
    ("108", "IN", "108"),
    ("14416", "IN", "14416"),
    ("15", "FR", "15"),
    ("3114", "FR", "3114"),
    ("000", "AU", "000"),
    ("10177", "ZA", "10177"),
    # without the code of the area, and through text relay
    ("555-0142", "US", "5550142"),
    ("7946 0123", "GB", "79460123"),
    ("18001 111", "GB", "18001111"),
    ("18001 01632 960123", "GB", "1800101632960123"),
    ("18002 020 7946 0123", "GB", "1800202079460123"),
    # a country that the library lacks
    ("123 456", "AQ", "123456"),
]
IMPOSSIBLE = [
    ("01632 9601", "GB", "short"),
    ("020 7946 01", "GB", "short"),
    ("+44 20 7946", "GB", "short"),
    ("+44 999", "GB", "short"),
    ("1-555-0142", "US", "short"),
    ("18001 01632 9601", "GB", "short"),
    ("12", "GB", "short"),
    ("9", "GB", "short"),
    ("01632 9601234", "GB", "long"),
    ("(555) 555-01423", "US", "long"),
    ("0700 555 012345", "KE", "long"),
    ("+999 1234567", "GB", "other"),
    ("+0 123 456", "AQ", "other"),
]


@pytest.mark.parametrize(("number", "country", "digits"), DIALLED)
def test_a_number_is_dialled_as_its_country_has_it_and_may_be_one(number: str, country: str, digits: str) -> None:
    assert dial_number(number, country) == f"tel:{digits}"
    assert find_flaw(number, country) is None


@pytest.mark.parametrize(("number", "country", "flaw"), IMPOSSIBLE)
def test_a_number_that_there_cannot_be_has_a_flaw(number: str, country: str, flaw: str) -> None:
    assert find_flaw(number, country) == flaw


@pytest.mark.parametrize("form", [PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL])
def test_numbers_of_every_country_are_dialled_from_anywhere(form: int) -> None:
    for country in sorted(phonenumbers.SUPPORTED_REGIONS):
        example = phonenumbers.example_number(country)
        assert example is not None
        written = phonenumbers.format_number(example, form)
        assert find_flaw(written, country) is None, (country, written)
        whole = phonenumbers.format_number(example, PhoneNumberFormat.E164)
        assert dial_number(written, country) == f"tel:{whole}", (country, written)


def test_the_library_is_loaded_for_a_number_and_not_before() -> None:
    said = "import sys, pipeline.templating.compose, pipeline.validation.check; print('phonenumbers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], capture_output=True, text=True).stdout.strip() == "False"
