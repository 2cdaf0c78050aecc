"""The files that Plainleaf brings (fonts, icons, language data, the style of references), and where they are: no other
module knows."""

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
RULES = FOLDER / "rules"
"""The words and thresholds of the rules of language, `<language>/<rule>.yaml`."""
SCORECARDS = FOLDER / "scorecards"
"""The items of instruments for people, `<instrument>.yaml`, and the words that checks of them look for by language,
`words/<language>.yaml`."""
READABILITY = FOLDER / "readability"
"""What readability is measured by, `<language>.yaml`, and tables of words with their syllables, `<language>.txt`."""
ANSWERING = FOLDER / "pandoc" / "answer.lua"
"""What pandoc runs to answer several questions in one process."""
CITATION_STYLE = FOLDER / "citations" / "vancouver.csl"
"""How references are written: the Vancouver style (CSL 1.0), with its licence."""
CHANGES = FOLDER / "changes"
"""How much a changed word matters, `<language>.yaml`."""
