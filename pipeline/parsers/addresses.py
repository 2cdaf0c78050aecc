"""Addresses in the words: `https://…`, `www.…` and e-mail addresses become links without being written as such.

As in GitHub Flavored Markdown 0.29 (section 6.9), with two differences: `www.` leads to https, and an address with http
is left for the rule of links to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(
    r"""(?<![A-Za-z0-9_/@.:-]) (?: (?P<web>https?://|www\.) [^\s<>]+
      | (?P<mail>[A-Za-z0-9_+][\w.+-]*@[A-Za-z0-9][\w-]*(?:\.[\w-]+)+) )""",
    re.VERBOSE | re.IGNORECASE,
)
_HOST = re.compile(r"https?://[^\W_]|www\.[\w-]+\.[^\W_]", re.IGNORECASE)
_AROUND = "?!.,:;*_~'\"“”‘’«»…。，、；：！？"
_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "」": "「"}


def find_addresses(mask: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The addresses between two indexes of some words: where each begins and ends, and what stands in front of it to
    make it the target of a link. An address may hold an escaped sign (NUL in the mask), but not begin with one."""
    for match in _ADDRESS.finditer(mask, start, end):
        stop = match.start() + len(_trim(match.group()))
        written = mask[match.start() : stop]
        if match["mail"]:
            yield match.start(), stop, "mailto:"
        elif _HOST.match(written):
            yield match.start(), stop, "" if written[:4].lower() == "http" else "https://"


def _trim(written: str) -> str:
    """An address without the punctuation behind it, and without a bracket that was opened before it."""
    opened = {sign: written.count(sign) for pair in _PAIRS.items() for sign in pair}
    end = len(written)
    while end:
        last = written[end - 1]
        if last in _PAIRS and opened[last] > opened[_PAIRS[last]]:
            opened[last] -= 1
        elif last not in _AROUND and not (last == "-" and "@" in written):
            break
        end -= 1
    return written[:end]
