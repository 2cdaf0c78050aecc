"""Reader of tables: where the words of a column stand, which is a look that nobody signs for; rows that lack."""

from __future__ import annotations

import pytest

from pipeline.build.shown import digest_words
from pipeline.model.document import Table, walk
from pipeline.templating.compose import words_digest
from tests.workspace import Workspace

ROWS = """
## Doses {{#doses}}

::: {{.table #how-much caption="How much"}}
| Age | Amount | Times |
|{dashes}|
| 1 year | 5 | 2 |
:::
"""


def test_the_dashes_say_where_the_words_of_a_column_stand(workspace: Workspace) -> None:
    before = workspace.read()
    made = []
    for dashes in ("---|---|---", ":---|---:|:---:"):
        workspace.write("muscle/en.md", before)
        workspace.add_words(ROWS.format(dashes=dashes))
        made.append((workspace.leaflet(), workspace.document()))
    (plain, as_it_is), (aligned, document) = made
    (table,) = (node for node in walk(document.sections) if isinstance(node, Table) and node.id == "how-much")
    assert table.aligns == ("", "right", "center")
    assert words_digest(plain, "en") == words_digest(aligned, "en"), "a reviewer signs for words"
    assert digest_words(as_it_is) != digest_words(document), "files are made again"


@pytest.mark.parametrize("headers", ["row", "both"])
def test_a_table_with_a_header_and_no_rows_is_reported(workspace: Workspace, headers: str) -> None:
    workspace.add_words(
        f"""\n## Doses {{#doses}}\n\n::: {{.table #how-much caption="How much" headers={headers}}}\n"""
        "| Age | Amount |\n|---|---|\n:::\n"
    )
    (diagnostic,) = (one for one in workspace.check().diagnostics if one.severity == "error")
    assert (diagnostic.code, diagnostic.message) == ("SRC309", "the table has no rows")


def test_a_first_row_that_is_no_header_is_a_row(workspace: Workspace) -> None:
    workspace.add_words(
        """\n## Doses {#doses}\n\n::: {.table #how-much caption="How much" headers=column}\n"""
        "| Age | Amount |\n|---|---|\n:::\n"
    )
    assert not [one for one in workspace.check().diagnostics if one.code == "SRC309"]
