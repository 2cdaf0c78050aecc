"""A paragraph and a message with a fault in every other word: each fault is found, and is said once by its rule."""

from __future__ import annotations

from tests.workspace import Workspace, sms

PARAGRAPH = (
    "Take 50mcg t.i.d. It is guaranteed to cure 97% of victims, so don't worry. [Click here](https://example.org). "
    "It is twice as effective. Ring 0800 1111.\n\n"
)
MESSAGE = "take 2 tablets of prednisolone today. Your test was positive for HIV."
FAULTS = {
    "LNG101": ("50mcg", "2 tablets"),
    "LNG102": ("50mcg t.i.d.",),
    "LNG105": ("0800 1111",),
    "LNG107": ("don't",),
    "LNG118": ("don't worry",),
    "LNG119": ("guaranteed",),
    "LNG120": ("cure",),
    "LNG121": ("97%",),
    "LNG123": ("twice as effective",),
    "LNG213": ("victims",),
    "LNG220": ("Click here",),
    "MSG133": ("take 2 tablets of prednisolone", "was positive"),
}


def test_each_fault_is_found_at_its_words(workspace: Workspace) -> None:
    workspace.add_words(PARAGRAPH + sms('#bad send="day 1 at 10:00"', MESSAGE))
    lines = workspace.read().splitlines()
    by_rule: dict[str, tuple[str, ...]] = dict.fromkeys(FAULTS, ())
    for one in workspace.diagnostics():
        if one.code in FAULTS:
            words = lines[one.span.line - 1][one.span.column - 1 : one.span.end_column - 1]
            by_rule[one.code] += (words,)
    assert by_rule == FAULTS
