"""Prompt files: found, checked, hashed and rendered; a prompt is reviewed like code."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import yaml
from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, meta, nodes
from jinja2.sandbox import SandboxedEnvironment
from pydantic import BaseModel, ConfigDict, PositiveInt, StringConstraints, ValidationError

from bot.llm.client import ChatMessage

FORMAT_PARTIAL = "_partials/format.md"  # shows the schema where an endpoint cannot enforce it
REPAIR_PARTIAL = "_partials/repair.md"  # names the findings of an answer that cannot be used
_SHAPE = re.compile(
    r"\A---\n(?P<front>.*?)\n---\n\s*# system\n(?P<system>.*?)\n# user\n(?P<user>.*)\Z", re.DOTALL
)
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Include, nodes.For, nodes.If,
    nodes.Name, nodes.Getattr, nodes.Const, nodes.Not, nodes.And, nodes.Or,
)  # fmt: skip


class PromptFileError(ValueError):
    """A prompt file is wrong. Found at start-up and in tests, never while somebody waits."""


class FrontMatter(BaseModel):
    """The head of a prompt file. It names no model: that is a setting of the deployment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]
    version: PositiveInt
    purpose: str
    inputs: dict[str, str]  # name: what it is, for the reviewer
    output: Annotated[str, StringConstraints(pattern=r"^[a-z_.]+:[A-Za-z]+$")]
    max_output_tokens: PositiveInt


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt file, ready to render."""

    front: FrontMatter
    sha256: str  # of the file and everything it includes
    _environment: SandboxedEnvironment
    _system: str
    _user: str

    @property
    def id(self) -> str:
        return self.front.id

    @property
    def version(self) -> int:
        return self.front.version

    @property
    def max_output_tokens(self) -> int:
        return self.front.max_output_tokens

    def render(self, inputs: Mapping[str, object]) -> tuple[ChatMessage, ChatMessage]:
        """Fill the prompt in. Values are data: nothing inside them is run or re-read.

        Raises:
            PromptFileError: If the inputs are not exactly the declared ones.
        """
        if inputs.keys() != self.front.inputs.keys():
            odd = sorted(inputs.keys() ^ self.front.inputs.keys())
            raise PromptFileError(f"{self.id}: inputs missing or not declared: {', '.join(odd)}.")
        try:
            system = self._environment.from_string(self._system).render(inputs)
            user = self._environment.from_string(self._user).render(inputs)
        except TemplateError as error:
            raise PromptFileError(f"{self.id}: {error}.") from error
        return ChatMessage("system", system.strip()), ChatMessage("user", user.strip())

    def format_text(self, schema: Mapping[str, Any]) -> str:
        """Describe the wanted object in words, for endpoints that enforce no schema."""
        shown = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
        return self._environment.get_template(FORMAT_PARTIAL).render(schema=shown).strip()

    def repair_text(self, findings: Sequence[str]) -> str:
        """Say what is wrong with the previous answer."""
        return self._environment.get_template(REPAIR_PARTIAL).render(findings=findings).strip()


@dataclass(frozen=True, slots=True)
class PromptLibrary:
    """All prompt files of one folder."""

    folder: Path

    @classmethod
    def installed(cls) -> "PromptLibrary":
        """Find the prompts that belong to this code: in the wheel, or in the repository's root."""
        package = Path(__file__).parents[1]
        for folder in (package / "_prompts", package.parent / "prompts"):
            if (folder / FORMAT_PARTIAL).is_file():
                return cls(folder)
        raise PromptFileError("The prompts folder is missing; reinstall Remit.")

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(sorted(file.parent.name for file in self.folder.glob("*/prompt.md")))

    def load(self, id: str) -> Prompt:
        """Read and check one prompt file.

        Raises:
            PromptFileError: If the file is missing, misshapen, or declares what it does not use.
        """
        path = self.folder / id / "prompt.md"
        try:
            source = path.read_text(encoding="utf-8")
        except OSError as error:
            raise PromptFileError(f"{id}: there is no readable {path.name}.") from error
        shape = _SHAPE.match(source)
        if shape is None:
            raise PromptFileError(f"{id}: needs front matter, then '# system', then '# user'.")
        try:
            front = FrontMatter.model_validate(yaml.safe_load(shape["front"]))
        except (yaml.YAMLError, ValidationError) as error:
            raise PromptFileError(f"{id}: {error}") from error
        if front.id != id:
            raise PromptFileError(f"{id}: the file calls itself {front.id}.")
        environment = _environment(self.folder)
        used: set[str] = set()
        sources = {f"{id}/prompt.md": source}
        for partial in (FORMAT_PARTIAL, REPAIR_PARTIAL):
            sources[partial] = _read(environment, partial)
        for part in (shape["system"], shape["user"]):
            used |= _check(environment, id, part, sources)
        if used != front.inputs.keys():
            odd = ", ".join(sorted(used ^ front.inputs.keys()))
            raise PromptFileError(f"{id}: declared inputs and used variables differ: {odd}.")
        return Prompt(front, _digest(sources), environment, shape["system"], shape["user"])


def _environment(folder: Path) -> SandboxedEnvironment:
    return SandboxedEnvironment(  # renders Markdown for a model, not HTML
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )


def _check(
    environment: SandboxedEnvironment, id: str, part: str, sources: dict[str, str]
) -> set[str]:
    """Return the variables `part` and its includes use; collect the sources of the includes."""
    try:
        tree = environment.parse(part)
        used = meta.find_undeclared_variables(tree)
        for name in meta.find_referenced_templates(tree):
            if name is None:
                raise PromptFileError(f"{id}: an include must name its file.")
            text = _read(environment, name)
            if name not in sources:
                sources[name] = text
            used |= _check(environment, id, text, sources)
    except TemplateError as error:
        raise PromptFileError(f"{id}: {error}.") from error
    for node in _all_nodes(tree):
        if not isinstance(node, _ALLOWED):
            construct = type(node).__name__.lower()
            raise PromptFileError(f"{id}: only for, if and include are logic, not {construct}.")
    return used


def _read(environment: SandboxedEnvironment, name: str) -> str:
    loader = environment.loader
    if loader is None:
        raise PromptFileError("prompts are read from a folder.")
    return loader.get_source(environment, name)[0]


def _all_nodes(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all_nodes(child)


def _digest(sources: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name in sorted(sources):
        digest.update(f"{name}\0{sources[name]}\0".encode())
    return digest.hexdigest()
