"""Tools that have a hand in the bytes of several formats: names of packages and libraries."""

from __future__ import annotations

MARKUP = ("python", "jinja2", "markupsafe")
PAGES = (*MARKUP, "pillow", "segno")
PAPER = (
    *MARKUP,
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "fonttools", "pillow", "pyphen"),
    *("segno", "pikepdf", "pango", "harfbuzz"),
)
MESSAGES = ("python", "regex")
