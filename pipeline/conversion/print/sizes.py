"""Sizes of the A4 leaflet that Python has to know, each called as its custom property in css/sizes.css (`--page-top`).

Sizes of letters (`…_SIZE`) are in points, leadings are factors of them, all others are in millimetres. A test reads the
style sheet and compares; the other forms on paper have such a module beside their sheet too.
"""

PAGE_TOP, PAGE_SIDE, PAGE_FOOT = 16, 20, 20
COVER_HEIGHT, COVER_BLEED, COVER_END = 98, 20.6, 10
TITLE_SIZE, NAME_SIZE, SECTION_TITLE_SIZE = 46, 24, 24
SMALL_SIZE, SMALLEST_SIZE = 12.5, 12
ITEM_GAP, ITEM_INDENT, STEP_INDENT = 1.6, 7, 8
CELL_BLOCK, CELL_SIDE = 1.6, 1.8
