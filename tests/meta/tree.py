"""The files of the repository, and every module of the product."""

import ast
import importlib
import pkgutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import bot

ROOT = Path(__file__).parents[2]


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git knows or would add; all files where there is no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        hidden = {".venv", ".git", "__pycache__"}
        files = [f for f in ROOT.rglob("*") if not hidden & set(f.relative_to(ROOT).parts)]
    else:
        files = [ROOT / name for name in listed.decode().split("\0") if name]
    return tuple(file for file in files if file.is_file())


def sources(*folders: str) -> Iterator[Path]:
    """The Python files below some folders of the repository."""
    for file in tracked():
        if file.suffix == ".py" and file.relative_to(ROOT).parts[0] in folders:
            yield file


def parse(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


@cache
def modules() -> tuple[ModuleType, ...]:
    """Import everything of the product."""
    names = [
        found.name
        for found in pkgutil.walk_packages(bot.__path__, "bot.")
        if not found.name.endswith("__main__") and ".migrations" not in found.name
    ]
    return tuple(importlib.import_module(name) for name in names)
