"""`python benchmarks/catalogue FOLDER --leaflets 100`: a source folder to try things on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from catalogue.tongues import LANGUAGES  # noqa: E402
from catalogue.writing import SEED, write_catalogue  # noqa: E402


def main() -> None:
    """Write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--leaflets", type=int, default=100)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--seed", default=SEED)
    asked = parser.parse_args()
    write_catalogue(asked.folder, asked.leaflets, asked.languages.split(","), asked.seed)


if __name__ == "__main__":
    main()
