"""Short codes: eight signs by which a printed sheet is known, in Crockford's base 32 (www.crockford.com/base32.html).

The alphabet has no I, L, O and U, so that nobody takes one sign for another or reads a word. The first sign behind the
hyphen is a figure: before a figure no line is broken at a hyphen (Unicode Standard Annex 14, rule LB25).
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SIZES = (32, 32, 32, 32, 10, 32, 32, 32)
"""How many signs there are for each place of a code."""
HALF = len(_SIZES) // 2
_SIGN = "[0-9A-HJKMNP-TV-Z]"
PATTERN = f"^{_SIGN}{{4}}-{_SIGN}{{4}}$"
"""What a code looks like."""
_MEANT = str.maketrans("OIL", "011")
_PARTING = "-\u2010\u2011\u2012\u2013\u2014\u2212_."
"""What people type between the halves."""


def make_code(*parts: str) -> str:
    """The code of some texts, such as `7K3M-9QRT`: the same texts give the same code, on every machine."""
    number = int.from_bytes(sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest())
    signs = ""
    for size in _SIZES:
        number, sign = divmod(number, size)
        signs += ALPHABET[sign]
    return f"{signs[:HALF]}-{signs[HALF:]}"


def read_code(text: str) -> str | None:
    """The code that somebody typed, in small letters, without its hyphen, or with O for 0 and I or L for 1; nothing
    where it cannot be one."""
    signs = "".join(sign for sign in text if not (sign in _PARTING or sign.isspace())).upper().translate(_MEANT)
    if len(signs) != len(_SIZES) or not set(signs) <= set(ALPHABET):
        return None
    return f"{signs[:HALF]}-{signs[HALF:]}"


def list_near(code: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known codes that differ from one in one sign, or in two neighbours that are exchanged."""
    return tuple(one for one in dict.fromkeys(known) if _is_near(code, one))


def _is_near(code: str, other: str) -> bool:
    pairs = zip(code.replace("-", ""), other.replace("-", ""), strict=True)
    wrong = [(number, pair) for number, pair in enumerate(pairs) if pair[0] != pair[1]]
    if len(wrong) != 2:
        return len(wrong) == 1
    (first, here), (second, there) = wrong
    return second == first + 1 and here == there[::-1]
