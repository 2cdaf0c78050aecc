"""How the card in columns gives way to many words, and to a publisher that says much of itself: CSS."""

from __future__ import annotations

SNUG, CLOSE = (12.5, 1.3), (12.0, 1.28)
"""Points, and their leading: how close words stand that are too many. 12 pt is the smallest that we print."""
CLOSER = (
    ".words,.words .care-card{font-size:%spt;line-height:%s}.words li{margin-block-end:.5mm}"
    ".words .care-card{margin-block-end:2mm}.words .care-body{padding-block:1.4mm 1.6mm}"
    ".words .closing{margin-block-start:1mm}.words .key-points{padding-block:2.2mm 2.4mm}"
    ".words .section,.words .key-points{margin-block-end:2mm}.words .section:not(.rest){padding-block-start:1.2mm}"
    ".foot .whole{padding-block:1mm;line-height:1.25}"
)
"""CSS for words that stand close."""
TIGHTER = (
    ".cover{padding-block:5.6mm 2.4mm}#end-of-top{margin-block-start:2.4mm}.web{margin-block-start:1mm}"
    ".words,.words .care-card{line-height:1.22}.whole p{margin-block-end:.6mm}"
    ".words .section,.words .key-points,.words .care-card{margin-block-end:1.4mm}"
)
"""CSS for a card whose publisher says much of itself: the top and the heads of the boxes give way."""
