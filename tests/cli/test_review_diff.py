"""The command `review diff`, as it is typed."""

from __future__ import annotations

import json

from tests.signing import sign
from tests.workspace import WORDS, Workspace


def test_diff_shows_what_changed_since_words_were_signed(workspace: Workspace) -> None:
    sign(workspace)
    workspace.edit(WORDS, "Wasting has many causes.", "Wasting has few causes.")
    done = workspace.plainleaf("review", "diff")
    assert done.returncode == 0, done.stderr
    assert "      clinical: “few” says how much or how many\n" in done.stdout
    assert "        + Wasting has few causes." in done.stdout
    (one,) = json.loads(workspace.plainleaf("review", "diff", "muscle", "--report", "json").stdout)
    assert one["worst"] == "clinical"
    wrong = workspace.plainleaf("review", "diff", "--since", "en-000000000000.md")
    assert wrong.returncode == 2 and "no words that are kept are called en-000000000000.md" in wrong.stderr
