"""`remit spec show`, `diff` and `export`: a stored spec by its id, or one that was exported as JSON."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from bot.cli.text_file import text_of
from bot.domain.errors import InvalidInputError, NotFoundError
from bot.domain.evaluation.eval_set import EvalSet
from bot.domain.export.bundle import Audience, Source, documents
from bot.domain.lint.spec import lint_spec
from bot.domain.report.plan import language_in
from bot.domain.spec.change import Operation, diff
from bot.domain.spec.document import as_json, from_json
from bot.domain.spec.markdown import as_markdown
from bot.domain.spec.review import Review
from bot.domain.spec.saying import Told, told
from bot.domain.spec.version import SpecVersion
from bot.settings import Settings
from bot.store.inspection import engine_at
from bot.store.spec import Specs
from bot.store.transaction import Transaction

_MARKS = {Operation.ADD: "+", Operation.REMOVE: "-", Operation.SET: "~", Operation.ORDER: "↕"}


class UnknownSpecError(NotFoundError):
    """There is no spec of that id, or no such version of it."""

    code = "spec.unknown"


def run_show(named: str, *, version: int | None, as_data: bool) -> str:
    """A spec as Markdown, or as JSON.

    Raises:
        UnknownSpecError: There is none of that name.
        InvalidInputError: The file is no spec of ours.
    """
    found = _spec(named, version) if version else _versioned(named)
    if as_data:
        return json.dumps(as_json(found), ensure_ascii=False, indent=2, sort_keys=True)
    return as_markdown(found, {}).rstrip()


def run_diff(before: str, after: str | None, *, as_data: bool) -> tuple[str, bool]:
    """What changed between two specs, or in the newest version of one; and whether anything did.

    `SPEC@3` names a version.

    Raises:
        UnknownSpecError: There is none of that name.
        InvalidInputError: A file is no spec of ours.
    """
    new = _versioned(after or before)
    old = _versioned(before) if after else _version_before(before, new)
    changes = diff(old.spec, new.spec)
    if as_data:
        listed = [change.model_dump(mode="json") for change in changes]
        return json.dumps(listed, ensure_ascii=False, indent=2), bool(changes)
    lines = [_line(one) for one in told(changes)]
    head = f"{old.id} version {old.version} → {new.id} version {new.version}"
    return "\n".join([head, *(lines or ["Nothing a reader would notice."])]), bool(changes)


def run_export(named: str, *, audience: str, folder: Path) -> list[Path]:
    """Write the documents for an audience into a folder; tell which.

    Raises:
        UnknownSpecError: There is none of that name.
        InvalidInputError: There is no such audience, or the folder cannot be written.
    """
    if audience not in tuple(Audience):
        raise InvalidInputError(
            f"There is no audience {audience}.",
            next_step=f"Choose one of {', '.join(Audience)}.",
        )
    found = _versioned(named)
    lint = lint_spec(found.spec, today=datetime.now(UTC).date())  # noqa: TID251  # the edge
    stored = named.startswith("spec_")
    reviews, cases = asyncio.run(_kept_of(found)) if stored else ((), None)
    source = Source(found, {}, lint=lint, reviews=reviews, cases=cases)
    made = documents(source, Audience(audience))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files = [folder / document.name for document in made]
        for file, document in zip(files, made, strict=True):
            file.write_text(document.content, encoding="utf-8", newline="")
    except OSError as error:
        raise InvalidInputError(
            f"{folder} cannot be written: {error.strerror}.",
            next_step="Name a folder of yours with --to.",
        ) from error
    return files


def _versioned(named: str) -> SpecVersion:
    name, at, number = named.partition("@")
    if at and name.startswith("spec_") and not number.isdecimal():
        raise InvalidInputError(
            f"“{number}” is no version of {name}.",
            next_step=f"Write its number, as in `{name}@2`; without one the newest is meant.",
        )
    return _spec(name, int(number)) if number.isdecimal() else _spec(named, None)


def _version_before(named: str, new: SpecVersion) -> SpecVersion:
    if new.version == 1:
        raise UnknownSpecError(
            "This is the first version: there is nothing to compare it with.",
            next_step="Name two versions or files, as in `remit spec diff spec_…@1 spec_…@2`.",
        )
    return _spec(named.partition("@")[0], new.version - 1)


def _spec(named: str, version: int | None) -> SpecVersion:
    if not named.startswith("spec_"):
        return _from_file(named)
    found = asyncio.run(_stored(named, version))
    newest = asyncio.run(_stored(named, None)) if found is None and version else None
    if newest is not None:
        raise UnknownSpecError(
            f"There is no version {version} of {named}.",
            next_step=f"Its newest is version {newest.version}.",
        )
    if found is None:
        raise UnknownSpecError(
            f"There is no spec {named}.",
            next_step="`/remit list` in Slack shows the ids of your specs.",
        )
    return found


def _from_file(name: str) -> SpecVersion:
    try:
        return from_json(json.loads(text_of(Path(name))))
    except (json.JSONDecodeError, ValidationError) as error:
        raise InvalidInputError(
            f"{name} is not a spec that Remit exported.",
            next_step="Export one with the Export button, or name a spec by its id.",
        ) from error


async def _kept_of(found: SpecVersion) -> tuple[tuple[Review, ...], EvalSet | None]:
    """What people said of a spec, and the cases it was tested on."""
    from bot.services.report.eval_set import eval_set_of  # noqa: PLC0415  # only a stored one

    engine = engine_at(Settings.load().database_url)
    now = datetime.now(UTC)  # noqa: TID251  # the edge
    try:
        async with engine.connect() as connection:
            tx = Transaction(connection, now)
            cases = await eval_set_of(tx, found, now, language_in(found.spec.language))
            return tuple(await tx.spec_reviews.all_of(found.id)), cases
    finally:
        await engine.dispose()


async def _stored(id: str, version: int | None) -> SpecVersion | None:
    engine = engine_at(Settings.load().database_url)
    try:
        async with engine.connect() as connection:
            specs = Specs(connection)
            return await (specs.version(id, version) if version else specs.newest(id))
    finally:
        await engine.dispose()


def _line(one: Told) -> str:
    match one.operation:
        case Operation.ADD:
            return f"+ {one.label}: {one.after}"
        case Operation.REMOVE:
            return f"- {one.label}: {one.before}"
        case _:
            return f"{_MARKS[one.operation]} {one.label}: {one.before or '—'} → {one.after or '—'}"
