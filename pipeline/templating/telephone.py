"""Telephone numbers: what they dial, and whether there can be such a number in a country.

Google's library knows how long the numbers of each country are, what is dialled at home alone, and which short numbers
there are. It is asked what is possible, never what is in use: the numbers that are kept for examples are in use
nowhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

Flaw = Literal["short", "long", "other"]
"""Why there is no such number: it has too few figures, too many, or begins as no number does."""
_RELAY = {"GB": re.compile(r"\A1800[12](?=\d)")}
"""What is dialled before a number to reach it by text relay, by country (Relay UK)."""
_LONGEST_SHORT = 6
"""Figures of the longest short numbers, as 116 123."""


def join_digits(number: str) -> str:
    """The figures of a number as it is written, with a plus in front where there is one. The nought in brackets behind
    the code of a country (+44 (0)20) is dialled at home alone."""
    if number.startswith("+"):
        number = number.replace("(0)", "")
    return re.sub(r"[^\d+]", "", number)


@lru_cache(maxsize=1024)
def dial_number(number: str, country: str) -> str:
    """The address that dials a number (RFC 3966) as people write it in a country (ISO 3166-1): a whole number as it is
    dialled from anywhere (E.164), and a short one, a local one or none at all as it stands."""
    from phonenumbers import PhoneNumberFormat, format_number

    digits = join_digits(number)
    parsed = None if _cut_relay(digits, country) != digits else _parse(number, country)
    if parsed is None or not _is_whole(parsed, digits, country):
        return f"tel:{digits}"
    return f"tel:{format_number(parsed, PhoneNumberFormat.E164)}"


@lru_cache(maxsize=1024)
def find_flaw(number: str, country: str) -> Flaw | None:
    """Why nobody can be called at a number as it is written in a country; None where somebody may be: it can be a whole
    number, one without the code of its area, or a short one. Of a country that the library lacks, all can be."""
    from phonenumbers import SUPPORTED_REGIONS, ValidationResult, is_possible_number_with_reason, is_valid_number

    behind = _cut_relay(join_digits(number), country)
    parsed = _parse(behind, country)
    if parsed is None:
        known = country in SUPPORTED_REGIONS or behind.startswith("+")
        return ("short" if len(behind) < 2 else "other") if known else None
    if _is_short(parsed, behind, country):
        return None
    if _keeps_nought(parsed):
        return "short"
    match is_possible_number_with_reason(parsed):
        case ValidationResult.IS_POSSIBLE:
            return None
        case ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
            return None if behind == str(parsed.national_number) or is_valid_number(parsed) else "short"
        case ValidationResult.TOO_SHORT:
            return "short"
        case ValidationResult.TOO_LONG:
            return "long"
        case _:
            return "other"


def _cut_relay(digits: str, country: str) -> str:
    """The figures of a number without those that reach it by text relay."""
    relay = _RELAY.get(country)
    return relay.sub("", digits) if relay else digits


def _parse(number: str, country: str) -> PhoneNumber | None:
    from phonenumbers import NumberParseException, parse

    try:
        return parse(number, country)
    except NumberParseException:
        return None


def _is_whole(parsed: PhoneNumber, digits: str, country: str) -> bool:
    """Whether a number is dialled from anywhere in one form. One of six figures may be a short one that the library
    does not know yet, unless it knows it as a whole one."""
    from phonenumbers import ValidationResult, is_possible_number_with_reason, is_valid_number
    from phonenumbers.shortnumberinfo import is_valid_short_number_for_region

    if is_possible_number_with_reason(parsed) != ValidationResult.IS_POSSIBLE or _keeps_nought(parsed):
        return False
    if digits.startswith("+"):
        return True
    if is_valid_short_number_for_region(parsed, country):
        return False
    return len(digits) > _LONGEST_SHORT or bool(is_valid_number(parsed))


def _keeps_nought(parsed: PhoneNumber) -> bool:
    """Whether the nought that is dialled at home alone was taken for a part of the number, because without it the
    number would be too short."""
    from phonenumbers import is_valid_number, ndd_prefix_for_region, region_code_for_country_code

    region = region_code_for_country_code(parsed.country_code or 0)
    dialled_at_home = parsed.italian_leading_zero and ndd_prefix_for_region(region, True) == "0"
    return bool(dialled_at_home) and not is_valid_number(parsed)


def _is_short(parsed: PhoneNumber, digits: str, country: str) -> bool:
    from phonenumbers.shortnumberinfo import is_possible_short_number_for_region

    short = len(digits) <= _LONGEST_SHORT and not digits.startswith("+")
    return short and bool(is_possible_short_number_for_region(parsed, country))
