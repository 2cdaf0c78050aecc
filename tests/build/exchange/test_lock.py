"""One command at a time publishes; another one waits and says so."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

from pipeline.build.exchange.lock import WAITING, hold_lock
from pipeline.build.outputs_folder import Outputs
from tests.build.exchange.small_outputs import publish


def test_a_second_one_waits_and_says_so(tmp_path: Path) -> None:
    sentences: list[str] = []
    order: list[str] = []
    waits = threading.Event()

    def tell(sentence: str) -> None:
        sentences.append(sentence)
        waits.set()

    def second() -> None:
        with hold_lock(tmp_path / "lock", tell):
            order.append("second")

    with hold_lock(tmp_path / "lock", tell):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(10)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"] and sentences == [WAITING]


def test_whoever_does_not_wait_is_told_no(tmp_path: Path) -> None:
    with hold_lock(tmp_path / "lock") as first, hold_lock(tmp_path / "lock", wait=False) as second:
        assert (first, second) == (True, False)


def test_a_lock_that_was_taken_away_is_made_anew(tmp_path: Path) -> None:
    """As `clean` does, which holds it."""
    waits = threading.Event()
    held: list[bool] = []

    def second() -> None:
        lock = tmp_path / "lock"
        with hold_lock(lock, lambda sentence: waits.set()), hold_lock(lock, wait=False) as third:
            held.append(third)

    with hold_lock(tmp_path / "lock"):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(10)
        (tmp_path / "lock").unlink()
    thread.join(10)
    assert held == [False] and (tmp_path / "lock").exists()


def test_who_waits_survives_that_the_folder_of_the_lock_goes(tmp_path: Path) -> None:
    """As `clean` takes the whole store away."""
    lock = tmp_path / "store" / "lock"
    waits = threading.Event()
    held: list[bool] = []

    def second() -> None:
        with hold_lock(lock, lambda sentence: waits.set()) as locked:
            held.append(locked)

    with hold_lock(lock):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(10)
        shutil.rmtree(lock.parent)
    thread.join(10)
    assert held == [True] and lock.exists()


def test_what_is_gathered_counts_from_when_it_is_done(tmp_path: Path) -> None:
    """What another one has published since is not undone."""
    publish(tmp_path / "outputs", "one")
    slow = Outputs.open(tmp_path / "outputs")
    slow.keep_only("gout", {})
    publish(tmp_path / "outputs", "two", leaflets=("muscle",))
    slow.close()
    again = Outputs.open(tmp_path / "outputs")
    assert again.leaflets == {"muscle"} and again.manifest.condition == "good"
    assert (tmp_path / "outputs/muscle/en/index.html").read_text() == "two"
