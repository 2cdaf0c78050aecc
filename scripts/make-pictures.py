"""Makes the pictures of the guide and of the README: `make pictures`. Needs Chromium and Poppler.

scripts/make-pictures.py [NAME…]    only the pictures with these names
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from guide.pages import WRITING, Part, read_page
from guide.readme import README_PICTURES
from guide.screen import run_browser
from guide.sheets import save_small
from guide.shots import shoot

PICTURES = WRITING / "pictures"


def find_pictures() -> Iterator[tuple[str, Part]]:
    """Every picture of the guide with the section that it stands in."""
    for page in sorted(WRITING.glob("*.md")):
        for part in read_page(page.name):
            for name in part.pictures:
                yield name, part


def tell(path: Path, size: int) -> None:
    """Say what was made."""
    print(f"{size:7,}  {path.relative_to(WRITING.parents[1])}")


def main(wanted: list[str]) -> None:
    """Make the pictures; those that no page shows any more are removed."""
    pictures = dict(find_pictures())
    PICTURES.mkdir(exist_ok=True)
    with run_browser() as browser:
        for name, part in pictures.items():
            if not wanted or name in wanted:
                path = PICTURES / f"{name}.png"
                tell(path, save_small(shoot(browser, part, name), path))
        for name, draw in README_PICTURES.items():
            if not wanted or f"readme-{name}" in wanted:
                path = WRITING.parent / f"{name}.png"
                tell(path, save_small(draw(browser), path))
    for path in PICTURES.glob("*.png"):
        if path.stem not in pictures:
            path.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
