"""The characters of a drawing: XML 1.0 in the encodings that drawing programs write, as UTF-8."""

from __future__ import annotations

import codecs
import re

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_DECLARED = re.compile(rb"""\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_PACKED = b"\x1f\x8b"
"""How a file begins that gzip has written."""
KNOWN = {"utf-8", "utf-16", "ascii", "iso8859-1", "iso8859-15", "cp1252"}
"""As Python calls them."""


def encode_as_utf8(data: bytes) -> bytes:
    """The same drawing in UTF-8, without a byte-order mark; the same bytes where it was so already. Raises
    `ValueError`, and `LookupError` where it says an encoding that we do not know."""
    if data.startswith(_PACKED):
        raise LookupError("it is packed, as .svgz files are")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _find_declared(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LookupError(f"byte 0x{data[error.start]:02X} in its line {line} is not {encoding.upper()}") from None
    if encoding == "utf-8":
        return data
    return _DECLARATION.sub("", text, count=1).encode("utf-8")


def _find_declared(data: bytes) -> str:
    declared = _DECLARED.match(data)
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        known = codecs.lookup(name).name
    except LookupError:
        raise LookupError(f"it says that it is in {name}, which is no encoding that we know") from None
    if known not in KNOWN:
        raise LookupError(f"it is in {name}")
    if known == "utf-16":  # it says so in letters of one byte, so it is not
        raise LookupError(f"it says that it is in {name}, and is not")
    return known
