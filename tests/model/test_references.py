"""References that are known only through others."""

from __future__ import annotations

from typing import Any

from pipeline.model.references import find_circles, find_source, follow_sources

REFERENCES: dict[str, dict[str, Any]] = {
    "a": {"known-through": "b"},
    "b": {"known-through": "c"},
    "c": {},
    "lost": {"known-through": "nothing"},
    "wrong": {"known-through": 3},
    "x": {"known-through": "y"},
    "y": {"known-through": "x"},
    "into": {"known-through": "x"},
    "self": {"known-through": "self"},
}


def test_sources() -> None:
    assert [find_source(REFERENCES, key) for key in REFERENCES] == ["b", "c", None, None, None, "y", "x", "x", "self"]
    assert find_source(REFERENCES, "nothing") is None


def test_circles() -> None:
    assert find_circles(REFERENCES) == {"x": ("x", "y", "x"), "y": ("y", "x", "y"), "self": ("self", "self")}
    ring = {f"r{number}": {"known-through": f"r{(number + 1) % 3}"} for number in range(3)}
    assert find_circles(ring)["r1"] == ("r1", "r2", "r0", "r1")


def test_long_chains_take_no_long_time() -> None:
    """Time grows with their length, and no faster."""
    chain: dict[str, dict[str, Any]] = {f"r{number}": {"known-through": f"r{number + 1}"} for number in range(100_000)}
    assert find_circles(chain) == {} and len(follow_sources(["r0"], chain)) == 100_000


def test_sources_follow_what_is_known_through_them() -> None:
    assert list(follow_sources(["into", "a"], REFERENCES)) == ["into", "a", "x", "b", "y", "c"]
