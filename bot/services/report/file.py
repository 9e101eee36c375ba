"""Scheduled summaries as YAML: read as they are wanted, and written as they stand."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

import yaml

from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import Language
from bot.domain.report.plan import channel_of
from bot.domain.report.reader import Reader
from bot.domain.schedule.cadence import Cadence, read_cadence, say_cadence
from bot.services.report.declaration import Entry
from bot.services.report.plan import Planned, Wanted

Kind = TypeVar("Kind")
_HEAVIEST = 1 << 20
_MOST = 10_000
_KEYS = ("spec", "channel", "when", "for", "only_news", "on_change", "language", "paused")
_NEEDED = ("spec", "channel", "when")
_YES_NO = {"true": True, "yes": True, "false": False, "no": False}
_READERS = {each.value: each for each in Reader}
_LANGUAGES: dict[str, Language] = {"en": "en", "fr": "fr", "de": "de"}


class UnreadableSummariesError(InvalidInputError):
    """A file of summaries cannot be used; nothing of it was applied."""

    code = "report.unreadable-file"


def load_summaries(text: str, timezone: str) -> list[Entry]:
    """Read a file of summaries; whatever is wrong in it is told with its place.

    Args:
        text: YAML: `summaries`, a list.
        timezone: Where an entry names none.

    Raises:
        UnreadableSummariesError: it cannot be used.
    """
    if len(text) > _HEAVIEST:
        raise _unreadable("it is too long")
    try:
        written = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # it makes texts, lists and mappings
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        raise _unreadable(f"{getattr(error, 'problem', None) or 'no YAML'}{line}") from None
    listed = written.get("summaries") if isinstance(written, dict) else None
    if not isinstance(listed, list) or len(listed) > _MOST:
        raise _unreadable("it has no list called `summaries`")
    entries = [_entry(one, place, timezone) for place, one in enumerate(listed, start=1)]
    seen: set[tuple[str, str, Reader, str]] = set()
    for place, one in enumerate(entries, start=1):
        alike = (*one.wanted.key, say_cadence(one.wanted.cadence, "en"))
        if alike in seen:
            raise _unreadable(
                f"entry {place}: another entry has the same spec, channel, reader and times"
            )
        seen.add(alike)
    return entries


def dump_summaries(planned: Iterable[Planned]) -> str:
    """Write summaries so that the file, applied, changes nothing."""
    listed = [
        {
            "spec": one.plan.spec,
            "channel": one.plan.channel,
            "when": say_cadence(one.plan.cadence, "en"),
            "for": one.plan.reader.value,
            "only_news": one.plan.only_news,
            "on_change": one.plan.on_change,
            "language": one.plan.language,
            "paused": one.paused,
        }
        for one in planned
    ]
    return yaml.safe_dump({"summaries": listed}, sort_keys=False, allow_unicode=True, width=100)


def _entry(one: object, place: int, timezone: str) -> Entry:
    if not isinstance(one, dict):
        raise _unreadable(f"entry {place} is no list of names and values")
    unknown = sorted(set(map(str, one)) - set(_KEYS))
    lacking = [name for name in _NEEDED if not isinstance(one.get(name), str) or not one[name]]
    if unknown or lacking:
        told = [f"`{name}` is not known" for name in unknown]
        told += [f"`{name}` is missing" for name in lacking]
        raise _unreadable(f"entry {place}: {', '.join(told)}")
    return Entry(
        Wanted(
            spec=one["spec"],
            channel=_channel(one["channel"], place),
            cadence=_cadence(one["when"], place, timezone),
            reader=_one_of(_READERS, one.get("for", "team"), "for", place),
            language=_one_of(_LANGUAGES, one["language"], "language", place)
            if "language" in one
            else None,
            only_news=_one_of(_YES_NO, one.get("only_news", "no"), "only_news", place),
            on_change=_one_of(_YES_NO, one.get("on_change", "no"), "on_change", place),
        ),
        paused=_one_of(_YES_NO, one.get("paused", "no"), "paused", place),
    )


def _channel(text: str, place: int) -> str:
    try:
        return channel_of(text)
    except InvalidInputError as error:
        raise _unreadable(f"entry {place}, `channel`: {error.sentence.rstrip('.')}") from None


def _cadence(text: str, place: int, timezone: str) -> Cadence:
    try:
        return read_cadence(text.replace("(", " ").replace(")", " ").strip(), timezone)
    except InvalidInputError as error:
        raise _unreadable(f"entry {place}, `when`: {error.sentence.rstrip('.')}") from None


def _one_of(known: Mapping[str, Kind], said: object, name: str, place: int) -> Kind:
    if not isinstance(said, str) or said.lower() not in known:
        raise _unreadable(f"entry {place}: `{name}` is one of {', '.join(known)}")
    return known[said.lower()]


def _unreadable(why: str) -> UnreadableSummariesError:
    return UnreadableSummariesError(
        f"This is no file of summaries: {why}.",
        next_step="`remit schedule export` writes one; docs/summaries.md has an example.",
    )
