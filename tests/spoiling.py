"""Spoiling of files at random, for the fuzzer: what people and broken programs do to them, and worse."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable
from io import BytesIO
from random import Random

TOKENS = (
    *("::: ", ":::", "{.", "#", "}", "{{", "}}", "[@", "]{.term}", "((", "))", "[", "](", ")", "![", "`", "```"),
    *("**", "_", "---\n", "...\n", "- ", "1. ", "> ", "| ", "|---|\n", "\n\n", "\n", "\t", " ", "  \n", "\\", "<b>"),
    *("<!--", "-->", "&#0;", ": ", "{", "&a ", "*a", "!!str ", "|\n", ">\n", "? ", "'", '"', "%YAML 1.2\n", "null"),
    *("~", "0x1", "\0", "\x1b", "\u200b", "\u202e", "\ufeff", "\u0301", "\U0001f469\U0001f3fd\u200d", "ا", "\r"),
    *("\u2028", "9" * 40, "a" * 4000, "é", "=1+1", "-", "@", "::: {.sms #m send=", ' about="', "{only=x}"),
    *("javascript:alert(1)", "https://[::1", "https://user@example.org", "data:text/html,x", "images/../x.svg"),
)
MARKUP = (
    *("<g>", "</g>", "<use href='#a'/>", " id='a'", "<script/>", " onload='x'", " style='fill:url(#a)'", "&x;", "<!--"),
    *("<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE svg>", " href='https://example.org'"),
    *(" transform='scale(1e9)'", " d='M0 0L1e400 9'", " xmlns='x'", "<foreignObject>", "<image href='#a'/>", "\0", "'"),
    *(" viewBox='0 0 0 0'", " width='100%'", "<style>", "</style>", "@import", "<text>", "nan", "-1", ">", "<"),
)
BYTES = (b"\0", b"\xff", b"\xff\xd8\xff\xe1", b"IDAT", b"IEND", b"PK\x03\x04", b"\x7f" * 64, b"\0" * 400)
Change = Callable[[Random, bytes], bytes]


def _cut(random: Random, data: bytes) -> bytes:
    start, end = _slice(random, data)
    return data[:start] + data[end:]


def _repeat(random: Random, data: bytes) -> bytes:
    start, end = _slice(random, data)
    return data[:end] + data[start:end] * random.choice((1, 2, 30)) + data[end:]


def _move(random: Random, data: bytes) -> bytes:
    start, end = _slice(random, data)
    rest = data[:start] + data[end:]
    place = random.randint(0, len(rest))
    return rest[:place] + data[start:end] + rest[place:]


def _flip(random: Random, data: bytes) -> bytes:
    place = random.randrange(len(data)) if data else 0
    return data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]


def _end_early(random: Random, data: bytes) -> bytes:
    return data[: random.randint(0, len(data))]


def _swap_lines(random: Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    if len(lines) > 1:
        one, other = random.sample(range(len(lines)), 2)
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _slice(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 3, 10, 80, 400)))


def _insert(tokens: Iterable[str | bytes]) -> Change:
    written = [token.encode() if isinstance(token, str) else token for token in tokens]

    def insert(random: Random, data: bytes) -> bytes:
        place = random.randint(0, len(data))
        return data[:place] + random.choice(written) * random.choice((1, 1, 1, 2, 50)) + data[place:]

    return insert


def _make_changes(tokens: Iterable[str | bytes]) -> tuple[Change, ...]:
    insert = _insert(tokens)
    return (_cut, _repeat, _move, insert, insert, insert, _flip, _end_early, _swap_lines)


_TEXT, _DRAWING, _BINARY = _make_changes(TOKENS), _make_changes((*MARKUP, *TOKENS)), _make_changes(BYTES)


def spoil_file(random: Random, name: str, data: bytes) -> bytes:
    """A file after one change of those that its kind invites."""
    ending = name.rpartition(".")[2].lower()
    if ending == "xlsx" and random.random() < 0.8:
        return _spoil_packed(random, data)
    changes = {"svg": _DRAWING, "png": _BINARY, "jpg": _BINARY, "xlsx": _BINARY}.get(ending, _TEXT)
    return random.choice(changes)(random, data)


def _spoil_packed(random: Random, data: bytes) -> bytes:
    """A packed file, one part of which is spoilt; as it is, where it is no such file any more."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error):
        return random.choice(_BINARY)(random, data)
    if parts:
        name = random.choice(sorted(parts))
        parts[name] = random.choice(_DRAWING)(random, parts[name])
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(zipfile.ZipInfo(name), part)
    return file.getvalue()
