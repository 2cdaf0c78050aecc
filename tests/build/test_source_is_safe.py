"""Outputs and source stay apart: whatever is typed, no file of the source is changed or removed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.build.places_apart import refuse_overlap
from pipeline.build.wrong_usage import WrongUsageError
from pipeline.cli import cli
from tests.workspace import Workspace, read_files

PLACES = (
    *("source", "source/", "./source", "source/muscle", "source/muscle/images", "source/new", "source/.plainleaf"),
    *("source/new/outputs", ".", "..", "source/..", "source/muscle/..", "outputs", "outputs/../source", "outputs/deep"),
    *("link", "link/muscle", "link/new", "to-muscle", "to-here", "to-here/source", "to-outputs", ".plainleaf", "other"),
    *("linked-outputs", "bound"),
)


def lay_links(workspace: Workspace) -> None:
    """Links to everything, and outputs in which the folder of the leaflet is a link to its source."""
    place = workspace.place
    for name, target in (
        ("link", "source"),
        ("to-muscle", "source/muscle"),
        ("to-here", "."),
        ("to-outputs", "outputs"),
    ):
        (place / name).symlink_to(target)
    (place / "linked-outputs").mkdir()
    (place / "linked-outputs/muscle").symlink_to(workspace.source / "muscle")
    (place / "bound/muscle").mkdir(parents=True)
    (place / "bound/muscle/en").symlink_to(workspace.source / "muscle/images")


def run(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    monkeypatch.chdir(workspace.place)
    return CliRunner().invoke(cli, list(words))


@pytest.mark.parametrize("output", PLACES[:11] + PLACES[15:21])
@pytest.mark.parametrize("command", ["build", "verify"])
def test_outputs_that_are_hold_or_lie_in_the_source_are_refused(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, command: str, output: str
) -> None:
    lay_links(workspace)
    before = read_files(workspace.source)
    done = run(workspace, monkeypatch, command, "--output", output)
    assert done.exit_code == 2 and "the source folder" in done.output
    assert "name another one with --output" in done.output
    assert read_files(workspace.source) == before
    assert {path.name for path in workspace.source.iterdir()} == {name.split("/")[0] for name in before}


@pytest.mark.parametrize("output", ["linked-outputs", "bound"])
def test_links_from_the_outputs_into_the_source_are_not_followed(workspace: Workspace, output: str) -> None:
    lay_links(workspace)
    before = read_files(workspace.source)
    done = workspace.plainleaf("build", "--format", "html", "--output", output)
    assert done.returncode == 3 and "is in the way" in done.stdout, done.stdout
    assert workspace.plainleaf("clean", "--output", output).returncode in (0, 2)
    assert read_files(workspace.source) == before


@pytest.mark.parametrize("output", ["source", "link", "source/../source"])
def test_a_source_is_not_cleaned(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    lay_links(workspace)
    before = read_files(workspace.source)
    done = run(workspace, monkeypatch, "clean", "--output", output)
    assert done.exit_code == 2 and "is a source folder" in done.output
    assert read_files(workspace.source) == before


def test_a_store_that_is_a_link_to_the_source_is_refused(workspace: Workspace) -> None:
    (workspace.place / ".plainleaf").symlink_to(workspace.source)
    with pytest.raises(WrongUsageError, match="is the source folder"):
        refuse_overlap(workspace.source, workspace.outputs)


def test_folders_apart_are_fine(tmp_path: Path) -> None:
    for source, output in (("a/source", "a/outputs"), ("source", "source-outputs"), ("a/b/source", "outputs")):
        (tmp_path / source).mkdir(parents=True, exist_ok=True)
        refuse_overlap(tmp_path / source, tmp_path / output)


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory, built_example: Path) -> Workspace:
    """The example, built, with links to everything."""
    place = Path(shutil.copytree(built_example, tmp_path_factory.mktemp("tried") / "place"))
    workspace = Workspace(place)
    lay_links(workspace)
    return workspace


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    command=st.sampled_from(["build", "clean", "verify", "check"]),
    source=st.sampled_from(["source", "link", "source/muscle", "outputs", ".", ".plainleaf", "to-here/source"]),
    output=st.sampled_from(PLACES),
    leaflet=st.sampled_from([(), ("muscle",), ("images",)]),
    options=st.sets(st.sampled_from(["--release", "--language=en", "--format=messages", "--executor=serial", "-v"])),
    spoil=st.sampled_from(["", "{", '{"files": {}}', '{"files": {"../source/publisher.yaml": {}}}']),
)
def test_no_combination_of_options_touches_the_source(
    tried: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    source: str,
    output: str,
    leaflet: tuple[str, ...],
    options: set[str],
    spoil: str,
) -> None:
    named = (tried.place / source).resolve() == tried.source.resolve()
    before, names = read_source(tried, named), list_names(tried, named)
    manifest = tried.place / output / "manifest.json"
    if spoil and manifest.parent.is_dir() and not manifest.resolve().is_relative_to(tried.source.resolve()):
        manifest.write_text(spoil)
    kept = {"clean": set(), "verify": {"--language=en"}, "check": {"--release", "--language=en"}}.get(command, options)
    words = [command, *sorted(options & kept)]
    if command == "build" and "--format=messages" not in words:
        words.append("--format=html,messages")
    words += [] if command == "clean" else [*leaflet, "--source", source]
    words += [] if command == "check" else ["--output", output]
    done = run(tried, monkeypatch, *words)
    assert done.exception is None or isinstance(done.exception, SystemExit), (words, done.exception)
    assert read_source(tried, named) == before, words
    assert list_names(tried, named) == names, words


def read_source(workspace: Workspace, named: bool) -> dict[str, bytes]:
    """The files of the source. A store beside outputs is none where the source was not `named`: a command that was told
    that another folder is the source cannot know that its outputs lie in this one."""
    files = read_files(workspace.source).items()
    return {name: data for name, data in files if named or ".plainleaf" not in Path(name).parts}


def list_names(workspace: Workspace, named: bool) -> set[str]:
    """The files and folders of a source that was `named`; a folder may be empty."""
    return {path.relative_to(workspace.source).as_posix() for path in workspace.source.rglob("*")} if named else set()
