"""Packages of the npm registry, for scripts that make files of ours from them: each is pinned by its sum."""

import base64
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path


def fetch_package(package: str, integrity: str) -> dict[str, bytes]:
    """The files of a package by name, once its sum has been found right."""
    with tempfile.TemporaryDirectory() as folder:
        packed = download(package, Path(folder))
    digest = base64.b64encode(hashlib.sha512(packed).digest()).decode()
    if digest != integrity:
        sys.exit(f"{package} is not the package this script was written for: its SHA-512 is {digest}")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        members = [member for member in archive if member.isfile()]
        return {
            member.name.removeprefix("package/"): archive.extractfile(member).read()  # type: ignore[union-attr]
            for member in members
        }


def download(package: str, folder: Path) -> bytes:
    """The archive of a package, by npm, which writes in `folder`."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing (Debian, Ubuntu: sudo apt-get install npm)")
    subprocess.run(
        [npm, "pack", package, "--ignore-scripts", "--loglevel=error", f"--pack-destination={folder}"],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    return next(folder.glob("*.tgz")).read_bytes()
