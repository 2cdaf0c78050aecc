"""Sizes of the folded leaflet that Python has to know, each called as its custom property in folded.css.

Sizes of letters are in points, leadings are factors of them, all others are in millimetres.
"""

PANEL_EDGE = 8
TEXT_SIZE, TEXT_LEADING = 12.5, 1.35
TITLE_SIZE, NAME_SIZE = 38, 19
SMALL_SIZE = 12
CARE_ACTION_SIZE, EMERGENCY_ACTION_SIZE = 16, 17
