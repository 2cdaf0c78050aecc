"""Saving of a PDF: compressed, with an identifier made of its content, and no stream that ends in a carriage return.

A compressed stream ends in the checksum of its content (RFC 1950), so one in 256 ends in a carriage return, and the
line feed before `endstream` makes it look one byte too long to a reader that looks for the end of the line (ISO
19005-2, 6.1.7.1). One letter more of white space in the content, or other object numbers, give another checksum.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zlib import adler32

if TYPE_CHECKING:
    from pikepdf import Pdf, Stream

CARRIAGE_RETURN = 0x0D
SPARE = ("/MarkInfo", "/ViewerPreferences", "/OutputIntents", "/Outlines", "/Names")
"""Parts of the catalogue that may stand as objects of their own; each that does moves all object numbers by one."""


def save_pdf(pdf: Pdf) -> bytes:
    """The bytes of the file; the same content gives the same bytes."""
    import pikepdf

    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            lengthen_if_it_ends_in_return(item)
    data = _save(pdf)
    for key in SPARE:
        if b"\r\nendstream" not in data:
            break
        part = pdf.Root.get(key)
        if part is not None and not part.is_indirect:
            pdf.Root[key] = pdf.make_indirect(part)
            data = _save(pdf)
    return data


def lengthen_if_it_ends_in_return(stream: Stream) -> None:
    """Make a stream longer by one byte that means nothing, if its checksum ends in a carriage return. Pictures and
    colour profiles have a length of their own and stay as they are; metadata are not compressed."""
    if stream.get("/Subtype") in ("/Image", "/XML") or "/N" in stream:
        return
    content = stream.read_bytes()
    if adler32(content) & 0xFF == CARRIAGE_RETURN:
        is_font = "/Length1" in stream
        longer = content + (b"\1" if is_font else b"\n")  # a zero would leave the checksum as it is
        stream.write(longer)
        if is_font:
            stream.Length1 = len(longer)


def _save(pdf: Pdf) -> bytes:
    import pikepdf

    file = BytesIO()
    pdf.save(
        file,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        fix_metadata_version=False,
    )
    return file.getvalue()
