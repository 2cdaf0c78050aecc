"""Sizes of the card over the whole width that Python has to know, each called as its custom property in card_wide.css:
millimetres."""

CARD_SIDE = 16
FOOT_GUTTER = 5
