"""Colours as numbers: how they stand out from each other (contrast of WCAG 2.2), and how light, strong and of which hue
people see them (Oklch, CSS Color 4, section 9.3). A colour is written `#0F4C47`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from math import atan2, cos, degrees, dist, hypot, radians, sin

WORDS, EDGES = 7.0, 3.0
"""The least contrast of words with their ground (WCAG 1.4.6), and of edges with theirs (WCAG 1.4.11)."""

INK, GROUND, WHITE = "#17262B", "#FBF9F4", "#FFFFFF"
"""What is written with, the ground of a page, and paper. They are the same for every publisher."""
EMERGENCY = "#8C1A1E"
"""The red of emergencies, which is nothing else's."""
RED_HUES, RED_CHROMA = (0.0, 45.0), 0.09
"""Colours that are taken for it: their hues, from wine to brick in degrees of Oklch, and the least chroma at which a
colour is not taken for grey, brown or skin."""


@dataclass(frozen=True)
class Colours:
    """A publisher's two colours. White words stand on the `main` one, and it is what titles, links and rules are of.
    The `accent` stands out from it and from ink."""

    main: str
    accent: str


STEP, FINEST = 0.004, 0.001
"""The steps of lightness, and of chroma, in which a colour is looked for."""
OURS = Colours("#0F4C47", "#F5BE4F")


@dataclass(frozen=True)
class Seen:
    """A colour as people see it: lightness from 0 to 1, chroma from 0 (grey), and hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @property
    def place(self) -> tuple[float, float, float]:
        """Where it stands in Oklab, in which the way between two colours is how different they look."""
        turn = radians(self.hue)
        return self.lightness, self.chroma * cos(turn), self.chroma * sin(turn)


def measure_contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_measure_luminance(one), _measure_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """A colour with a share of another one, from 0 to 1, in sRGB."""
    pairs = zip(_read_bytes(colour), _read_bytes(other), strict=True)
    return _write_hex([round(one + (two - one) * share) for one, two in pairs])


def see(colour: str) -> Seen:
    """A colour as people see it."""
    red, green, blue = map(_make_linear, _read_bytes(colour))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    return Seen(lightness, hypot(a, b), degrees(atan2(b, a)) % 360)


def show(seen: Seen) -> str:
    """The colour that people see so; where no screen has it, the strongest of this lightness and hue."""
    weak, strong = 0.0, seen.chroma
    chroma = strong if _is_shown(seen, strong) else 0.0
    while not chroma and strong - weak > FINEST:
        half = (weak + strong) / 2
        weak, strong = (half, strong) if _is_shown(seen, half) else (weak, half)
    light = _find_light(seen, chroma or weak)
    return _write_hex([round(255 * _bend(min(1.0, max(0.0, one)))) for one in light])


def _is_shown(seen: Seen, chroma: float) -> bool:
    return all(-1e-4 <= one <= 1 + 1e-4 for one in _find_light(seen, chroma))


def darken(colour: str, ground: str, least: float) -> str:
    """The colour, darkened by no more than it takes to have the `least` contrast with a light ground."""
    return _step(colour, ground, least, -STEP)


def lighten(colour: str, ground: str, least: float) -> str:
    """The colour, lightened by no more than it takes to have the `least` contrast with a dark ground."""
    return _step(colour, ground, least, STEP)


def looks_like_emergency(colour: str) -> bool:
    """Whether a colour could be taken for the red of emergencies."""
    return _is_red(see(colour))


def find_nearest(colour: str, is_good: Callable[[str], bool]) -> str:
    """The colour that looks most like this one of those that are good; the colour itself if it is. White or black has
    to be good."""
    if is_good(colour):
        return colour
    here = see(colour).place
    return min(filter(is_good, _list_near(see(colour))), key=lambda one: dist(see(one).place, here))


def _list_near(seen: Seen) -> Iterator[str]:
    """Colours of every lightness in the same hue, or in those beside the reds where it is one."""
    hues = (RED_HUES[0] - 5, RED_HUES[1] + 5) if _is_red(seen) else (seen.hue,)
    for lightness, hue in product(range(101), hues):
        yield show(Seen(lightness / 100, seen.chroma, hue))


def _is_red(seen: Seen) -> bool:
    return seen.chroma >= RED_CHROMA and RED_HUES[0] <= seen.hue <= RED_HUES[1]


def _step(colour: str, ground: str, least: float, by: float) -> str:
    seen = see(colour)
    while measure_contrast(colour, ground) < least and -STEP < seen.lightness < 1 + STEP:
        seen = Seen(seen.lightness + by, seen.chroma, seen.hue)
        colour = show(seen)
    return colour


def _find_light(seen: Seen, chroma: float) -> tuple[float, float, float]:
    """The light of red, green and blue, from 0 to 1; outside of that where no screen has the colour."""
    lightness, a, b = Seen(seen.lightness, chroma, seen.hue).place
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _measure_luminance(colour: str) -> float:
    red, green, blue = map(_make_linear, _read_bytes(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _make_linear(part: int) -> float:
    return part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4


def _bend(light: float) -> float:
    """The opposite of `_make_linear`, for light from 0 to 1."""
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _read_bytes(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))


def _write_hex(parts: list[int]) -> str:
    return f"#{bytes(parts).hex().upper()}"
