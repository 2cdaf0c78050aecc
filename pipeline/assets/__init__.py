"""The files that Plainleaf brings, fonts, icons and language data, and where they are: no other module knows."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"
"""The typeface in each weight: WOFF2 for screens, TrueType for print, with its licence."""
COVERAGE = FONTS / "coverage.json"
"""Which characters the fonts cover, written when they were made."""
FONTCONFIG = FOLDER / "fontconfig.xml"
"""The settings of fontconfig that name our fonts and no others."""
ICONS = FOLDER / "icons"
"""A drawing of one colour each, `<name>.svg`, on a grid of 24."""
LANGUAGES = FOLDER / "languages"
"""Our own words in each language, `<tag>.yaml`."""
