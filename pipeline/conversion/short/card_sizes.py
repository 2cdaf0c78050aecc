"""Sizes of the card that Python has to know, each called as its custom property in card.css.

Sizes of letters are in points, leadings are factors of them, all others are in millimetres.
"""

CARD_SIDE = 12
TEXT_SIZE, TEXT_LEADING = 12.5, 1.36
TITLE_SIZE, NAME_SIZE = 40, 24
CARE_ACTION_SIZE, EMERGENCY_ACTION_SIZE = 17, 21
