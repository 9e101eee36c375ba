"""Writes what is generated from prompt files: `python -m bot.llm.freeze`, after editing one."""

import importlib
import json
import sys
from pathlib import Path

from pydantic import BaseModel

from bot.llm.prompts import Prompt, PromptFileError, PromptLibrary
from bot.llm.schema import wire_schema

LOCK = "prompts.lock"
SCHEMA = "output.schema.json"


def output_of(prompt: Prompt) -> type[BaseModel]:
    """Import the model a prompt's replies are validated with.

    Raises:
        PromptFileError: If `output` names no pydantic model.
    """
    module, _, name = prompt.front.output.partition(":")
    try:
        output = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise PromptFileError(f"{prompt.id}: there is no {prompt.front.output}.") from error
    if not (isinstance(output, type) and issubclass(output, BaseModel)):
        raise PromptFileError(f"{prompt.id}: {prompt.front.output} is not a model.")
    return output


def schema_text(prompt: Prompt) -> str:
    """Return the wire schema as it is written beside the prompt."""
    schema = wire_schema(output_of(prompt), limits=True)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def read_lock(folder: Path) -> dict[tuple[str, int], str]:
    """Return the hash of every version that was ever frozen."""
    path = folder / LOCK
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = (line.split() for line in lines if line.strip())
    return {(name, int(version)): sha256 for name, version, sha256 in rows}


def lock_text(library: PromptLibrary) -> str:
    """Return the lock with the present versions added; old versions stay for old ledgers.

    Raises:
        PromptFileError: If a prompt changed but kept its version.
    """
    frozen = read_lock(library.folder)
    for prompt in map(library.load, library.ids):
        known = frozen.setdefault((prompt.id, prompt.version), prompt.sha256)
        if known != prompt.sha256:
            raise PromptFileError(
                f"{prompt.id} changed, or a file it includes did: raise its version to "
                f"{prompt.version + 1}, add a case, then run `python -m bot.llm.freeze`."
            )
    return "".join(
        f"{name} {version} {frozen[name, version]}\n" for name, version in sorted(frozen)
    )


def freeze(library: PromptLibrary) -> None:
    """Write the lock and every schema."""
    (library.folder / LOCK).write_text(lock_text(library), encoding="utf-8", newline="\n")
    for prompt in map(library.load, library.ids):
        path = library.folder / prompt.id / SCHEMA
        path.write_text(schema_text(prompt), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    try:
        freeze(PromptLibrary.installed())
    except PromptFileError as error:
        sys.exit(str(error))
