"""Sizes of the small booklet that Python has to know, each called as its custom property in a5.css.

Sizes of letters are in points, all others in millimetres.
"""

PAGE_TOP, PAGE_SIDE, PAGE_FOOT = 12, 13, 17
TITLE_SIZE, NAME_SIZE = 40, 20
SMALL_SIZE = 12
TEXT_SIZE, TEXT_LEADING = 12.5, 1.38
GUTTER = 4
