"""Characters with a clinical meaning, which are never substituted in a message.

Gateways lose them or turn them into others: 38°C arrives as 38?C, and 10⁻³ as 103. Whoever writes the message has to
say it in words; the wording here is a hint for that person, never a replacement.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_DEGREES: Final = '"C" alone, as in "38 C", or "degrees"'
_MICRO: Final = '"micro" in full, as in "micrograms"'
_LEAST, _MOST = '"at least"', '"at most"'
_FRACTION: Final = 'the fraction in words, as in "a third of a tablet"'
_RAISED: Final = {
    "<super>": 'the power in words, as in "10 to the power of minus 3"',
    "<sub>": 'a plain digit, as in "vitamin B12"',
}

WORDING: Final[dict[str, str]] = {
    **dict.fromkeys("\u00b0\u02da\u2103\u2109", _DEGREES),  # also a ring above, and Celsius and Fahrenheit as one
    "\u00b5": _MICRO,
    "\u00d7": '"times" or "by", as in "3 times a day"',
    "\u00f7": '"divided by"',
    "\u00bd": '"half", as in "half a tablet"',
    "\u00bc": '"a quarter", as in "a quarter of a tablet"',
    "\u00be": '"three quarters", as in "three quarters of a tablet"',
    "\u2044": _FRACTION,  # fraction slash
    **dict.fromkeys("\u2265\u2267\u2a7e", _LEAST),
    **dict.fromkeys("\u2264\u2266\u2a7d", _MOST),
    "\u00b1": '"plus or minus"',
    "\u2212": '"minus", or "below zero"',
    "\u2248": '"about"',
    "\u2260": '"not"',
    "\u2030": '"in 1,000", as in "5 in 1,000"',
    "\u00b2": '"square", as in "square metres", or the power in words',
    "\u00b3": '"cubic", as in "cubic centimetres", or the power in words',
}
"""Each character and what to write instead; besides these, every other vulgar fraction, superscript, subscript and
digit that is not 0 to 9, as `find_clinical_characters` says."""

# Two letters that people type for a sign: the Greek mu before a Latin unit, and the Spanish ordinal in 38ºC.
_MU: Final = re.compile("\u03bc(?=[A-Za-z])")
_ORDINAL_DEGREE: Final = re.compile("(?<=[0-9])\u00ba(?=[CF]\\b)")
_NOT_ASCII: Final = re.compile("[^\u0000-\u007f]")


def find_clinical_characters(text: str) -> Iterator[tuple[int, str]]:
    """Each place (in code points from 0, in order) of a clinical character, with what to write instead.

    The digits of the text's own script (a text with Arabic letters and Arabic-Indic digits) are not among them.
    """
    misused = {match.start(): _MICRO for match in _MU.finditer(text)}
    misused |= {match.start(): _DEGREES for match in _ORDINAL_DEGREE.finditer(text)}
    present = set(text)
    meant = {character: _find_wording(character, present) for character in present if not character.isascii()}
    for match in _NOT_ASCII.finditer(text):
        use = misused.get(match.start()) or meant[match.group()]
        if use is not None:
            yield match.start(), use


def _find_wording(character: str, present: set[str]) -> str | None:
    if character in WORDING:
        return WORDING[character]
    digit = unicodedata.digit(character, None)
    style = unicodedata.decomposition(character).split(" ")[0]
    if style == "<fraction>":
        return _FRACTION
    if style in _RAISED and (digit is not None or unicodedata.category(character) in ("Sm", "Ps", "Pe")):
        return _RAISED[style]  # not the letters among them, such as the ordinals of Spanish
    if digit is not None and (style or not _has_letters_of(_name_script(character), present)):
        return f'the digit "{digit}"'
    return None


def _name_script(digit: str) -> str:
    """ARABIC for ARABIC-INDIC DIGIT ONE and EXTENDED ARABIC-INDIC DIGIT ONE; the standard library knows no scripts."""
    return re.split("[ -]", unicodedata.name(digit).removeprefix("EXTENDED "))[0]


def _has_letters_of(script: str, present: set[str]) -> bool:
    letters = (character for character in present if character.isalpha())
    return any(unicodedata.name(letter, "").startswith(f"{script} ") for letter in letters)
