"""Sizes of the leaflet in large print that Python has to know, each called as its custom property in large.css.

Sizes of letters are in points, all others in millimetres.
"""

PAGE_FOOT = 28
SMALLEST_SIZE = 18
NAME_SIZE = 26
