"""Waves of formats: what needs nothing is made first, and then what needs that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.conversion import find_format, find_others
from pipeline.model.format import Format


def sort_into_waves(formats: Iterable[str]) -> Iterator[list[Format]]:
    """The formats, and what they need, in the order of their needs: each wave needs only the ones before it, and tells
    of no later one."""
    wanted: dict[str, Format] = {}
    waiting = list(formats)
    while waiting:
        form = find_format(waiting.pop())
        if form.name not in wanted:
            wanted[form.name] = form
            waiting += form.needs
    done: set[str] = set()
    while len(done) < len(wanted):
        ready = [
            form
            for form in wanted.values()
            if form.name not in done and done.issuperset({*form.needs, *find_others(form)} & set(wanted))
        ]
        if not ready:
            raise ValueError(f"formats need each other: {sorted(set(wanted) - done)}")
        yield sorted(ready, key=lambda form: form.name)
        done |= {form.name for form in ready}
