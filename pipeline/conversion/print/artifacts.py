"""Artifacts of the PDF: content that no tag claims is marked as one (ISO 14289-1, 7.1; Matterhorn 01-003).

Footers are pagination artifacts; pictures without a description are plain ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.conversion.print.tags import Marked, Node

if TYPE_CHECKING:
    from pikepdf import Pdf

OPENING = re.compile(rb"/(\w+)\s*<<\s*/MCID (\d+)\s*(/ActualText\s*<[0-9A-Fa-f]*>\s*)?>>\s*BDC")
"""How marked content is opened. Words stand in hexadecimal strings, so nothing else looks like it."""


def mark_artifacts(pdf: Pdf, root: Node) -> None:
    """Rewrite the opening of every piece of marked content that is not below `root`."""
    claimed = {kid for node in root.walk() for kid in node.kids if isinstance(kid, Marked)}
    for number, page in enumerate(pdf.pages):

        def mark(match: re.Match[bytes], number: int = number) -> bytes:
            if Marked(number, int(match[2])) in claimed:
                return match[0]
            words = b" " + match[3].rstrip() if match[3] else b""
            return b"/Artifact BMC" if match[1] == b"Figure" else b"/Artifact <</Type /Pagination%s>> BDC" % words

        contents = page.Contents
        contents.write(OPENING.sub(mark, contents.read_bytes()))
