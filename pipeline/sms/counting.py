"""Counter of text messages: one is split into its parts first, and then counted.

After 3GPP TS 23.038 (alphabets) and TS 23.040 (messages of several parts, with an 8-bit reference number). Dividing the
length by the size of a part gives wrong answers as soon as a pair would straddle a boundary.
A text is counted exactly as it stands; `normalising` changes texts.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Literal

from pipeline.sms.alphabet import SEPTETS, find_first_outside
from pipeline.sms.clusters import may_join, split_clusters

Encoding = Literal["GSM-7", "UCS-2"]


@dataclass(frozen=True, slots=True)
class Room:
    """How many units a message holds: alone, and in each of several parts, which give up some to their header."""

    alone: int
    each: int


ROOM: Final[dict[Encoding, Room]] = {"GSM-7": Room(alone=160, each=153), "UCS-2": Room(alone=70, each=67)}
"""In septets for GSM-7, in UTF-16 code units for UCS-2."""

_REFUSED: Final = re.compile("[\x00\x1b\ud800-\udfff]")
_LINE_END: Final = re.compile("\r\n|\r|\n")


class UncountableError(ValueError):
    """A text that no message can carry: ESC, NUL, a lone surrogate, or nothing at all.

    `reason` is a phrase for people, `index` the place of the first such character in code points from 0.
    """

    def __init__(self, reason: str, index: int) -> None:
        super().__init__(reason, index)
        self.reason = reason
        self.index = index

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True)
class Count:
    """What a text costs to send.

    `units`: septets (GSM-7) or UTF-16 code units (UCS-2) of the whole text, without headers.
    `parts`: the standard split, where no extension pair and no surrogate pair is cut.
    `cluster_parts`: the stricter split that some gateways make, where no grapheme cluster is cut either; a cluster too
    long for any part is cut as in the standard split. Each of the two joins to the text.
    `lines`: lines of text, ended by LF, CR LF or CR; a line feed at the end opens one more.
    """

    encoding: Encoding
    units: int
    parts: tuple[str, ...]
    cluster_parts: tuple[str, ...]
    lines: int

    @property
    def most_parts(self) -> int:
        """The number of parts to reckon with: the larger of the two splits."""
        return max(len(self.parts), len(self.cluster_parts))


def count(text: str) -> Count:
    """Counts a text exactly as it stands, in linear time. Raises UncountableError and nothing else."""
    _refuse(text)
    encoding: Encoding = "GSM-7" if find_first_outside(text) is None else "UCS-2"
    room = ROOM[encoding]
    widths = map(SEPTETS.__getitem__, text) if encoding == "GSM-7" else (1 + (c > "\uffff") for c in text)
    reached = list(accumulate(widths, initial=0))  # reached[i]: the units before character i
    parts: tuple[str, ...] = (text,)
    cluster_parts = parts
    if reached[-1] > room.alone:
        parts = cluster_parts = _split(text, range(len(reached)), reached, room.each)
        if may_join(text):
            stops = _find_cluster_stops(text, reached, room.each)
            cluster_parts = _split(text, stops, [reached[stop] for stop in stops], room.each)
    return Count(encoding, reached[-1], parts, cluster_parts, lines=len(_LINE_END.findall(text)) + 1)


def _refuse(text: str) -> None:
    if not text:
        raise UncountableError("the text is empty", 0)
    match = _REFUSED.search(text)
    if match is None:
        return
    match match.group():
        case "\x00":
            what = "a NUL character (U+0000)"
        case "\x1b":
            what = "an escape character (U+001B)"
        case surrogate:
            what = f"half of a surrogate pair (U+{ord(surrogate):04X})"
    raise UncountableError(f"the text has {what} as its character {match.start() + 1}", match.start())


def _split(text: str, stops: Sequence[int], reached: Sequence[int], most: int) -> tuple[str, ...]:
    """Fills each part as far as it goes. `stops` are the places (0 and the end among them) where a part may begin or
    end, `reached` the units before each of them; two stops side by side are never more than `most` units apart."""
    parts = []
    here = 0
    while here < len(stops) - 1:
        there = bisect_right(reached, reached[here] + most, lo=here) - 1
        parts.append(text[stops[here] : stops[there]])
        here = there
    return tuple(parts)


def _find_cluster_stops(text: str, reached: Sequence[int], most: int) -> list[int]:
    """The places between clusters, and every place inside a cluster of more than `most` units."""
    stops = [0]
    for cluster in split_clusters(text):
        start, end = stops[-1], stops[-1] + len(cluster)
        too_long = reached[end] - reached[start] > most
        stops.extend(range(start + 1, end + 1) if too_long else (end,))
    return stops
