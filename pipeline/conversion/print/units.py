"""Units of length on paper: points of type and of PDF (72 to an inch), millimetres, pixels of CSS (96 to an inch)."""

MM_PER_POINT = 25.4 / 72
POINTS_PER_MM = 72 / 25.4
MM_PER_PX = 25.4 / 96
POINTS_PER_PX = 0.75
