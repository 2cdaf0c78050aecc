"""Sizes of the leaflet in large print that Python has to know, each called as its custom property in large.css.

Sizes of letters are in points, all others in millimetres. They are those of the usual size; in other sizes all grow
with the letters, but for what has to fit the paper."""

PAGE_FOOT = 28
SMALLEST_SIZE = 18
NAME_SIZE = 26
