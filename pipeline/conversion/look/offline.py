"""Self-contained HTML (CSP level 3): one file that holds all that it shows; nothing in it can run or call out.

The security policy (CSP level 3) lets in the file's own style element by digest, and pictures and fonts that stand in
the file, and nothing else.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

POLICY = "default-src 'none'; style-src '{digest}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"


def write_policy(sheet: str) -> str:
    """The policy of a file whose style element has this text."""
    digest = "sha256-" + b64encode(sha256(sheet.encode("utf-8")).digest()).decode("ascii")
    return POLICY.format(digest=digest)


def convert_to_html(page: str) -> str:
    """The same markup without what only XML needs, and without the empty lines that templates leave."""
    page = re.sub(r"<(img|br)\b([^>]*)/>", r"<\1\2>", page)
    page = re.sub(r' xml:lang="[^"]*"', "", page)
    return re.sub(r"\n\s*\n+", "\n", page)
