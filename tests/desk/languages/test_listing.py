"""`plainleaf languages list`: where words are from, who has looked at them, and what is left to fill in."""

from __future__ import annotations

import json

from tests.filled_in import start_language
from tests.workspace import Workspace


def test_each_language_says_where_it_is_from_and_what_it_lacks(workspace: Workspace) -> None:
    start_language(workspace, "so")
    text = workspace.plainleaf("languages", "list")
    assert text.returncode == 0
    assert "es  Español, from Plainleaf; words looked at by: nobody yet\n" in text.stdout
    assert "so  (not finished), from the source\n  source/languages/so.yaml:32: not filled in yet:" in text.stdout
    told = json.loads(workspace.plainleaf("languages", "list", "--report", "json").stdout)
    rows = {one["language"]: one for one in told}
    assert rows["en"]["plainleaf"] and not rows["en"]["source"] and not rows["en"]["missing"]
    assert not rows["so"]["plainleaf"] and rows["so"]["source"]
    assert [one["path"] for one in rows["so"]["missing"]] == ["source/languages/so.yaml", "source/languages/so.po"]
