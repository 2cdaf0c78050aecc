"""`verify` measures the boxes of what was built, besides comparing its words."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from tests.proof.boxes.spoilt_boxes import change_bytes, covered
from tests.workspace import Workspace


def test_a_covered_word_fails_the_proof(built_example: Path, tmp_path: Path) -> None:
    copytree(built_example, tmp_path, dirs_exist_ok=True)
    workspace = Workspace(tmp_path)
    assert workspace.verify().holds
    (path,) = (tmp_path / "outputs").rglob("*-en.pdf")
    path.write_bytes(change_bytes(path.read_bytes(), covered(1, 0, 0, 900, 420)))
    proof = workspace.verify()
    assert not proof.holds
    assert {one.code for one in proof.diagnostics} == {"OUT101", "PDF204"}
