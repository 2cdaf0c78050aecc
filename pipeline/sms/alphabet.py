"""The default alphabet of text messages and its extension table (3GPP TS 23.038, clauses 6.2.1 and 6.2.1.1).

The tables are data. A text whose characters all stand in them travels as GSM-7, any other as UCS-2.
Unicode's own GSM0338.TXT is not the source: at 0x09 it has the small c with cedilla, the standard has the capital.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ESCAPE: Final = "\x1b"
"""Septet 0x1B. It announces a character of the extension table and is not a character of a text."""

_TABLE: Final = (  # eight rows of sixteen, in the order of the septets 0x00 to 0x7F
    "@£$¥èéùìòÇ\nØø\rÅå"
    "Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ"
    " !\"#¤%&'()*+,-./"
    "0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNO"
    "PQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmno"
    "pqrstuvwxyzäöñüà"
)

DEFAULT: Final[Mapping[str, int]] = MappingProxyType(
    {character: septet for septet, character in enumerate(_TABLE) if character != ESCAPE}
)
"""The 127 characters of the default alphabet and their septets."""

EXTENSION: Final[Mapping[str, int]] = MappingProxyType(
    {
        "\f": 0x0A,
        "^": 0x14,
        "{": 0x28,
        "}": 0x29,
        "\\": 0x2F,
        "[": 0x3C,
        "~": 0x3D,
        "]": 0x3E,
        "|": 0x40,
        "€": 0x65,
    }
)
"""The ten characters of the extension table and the septet that follows ESC for each."""

SEPTETS: Final[Mapping[str, int]] = MappingProxyType(dict.fromkeys(DEFAULT, 1) | dict.fromkeys(EXTENSION, 2))
"""How many septets each character takes: 1, or 2 with its ESC."""

_OUTSIDE: Final = re.compile(f"[^{re.escape(''.join(SEPTETS))}]")


def find_first_outside(text: str) -> int | None:
    """The index of the first character that neither table has, in code points from 0; None when all of them fit."""
    match = _OUTSIDE.search(text)
    return None if match is None else match.start()
