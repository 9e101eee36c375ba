"""Proposes what is usual for a kind of task, a line of work and a number to move."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bot.domain.conversation.model import Message, MessageKind
from bot.domain.framing.fit import FitVerdict
from bot.domain.framing.kind import KINDS, Kind
from bot.domain.framing.wording import WORDINGS
from bot.domain.provenance import Field, Status, value_text
from bot.llm.guide.playbook import Playbook, Texts, playbook

_READ = 8000  # characters of a conversation in which its line of work shows
_POINTS = 2  # different words that must point to a line of work
_LONGEST_GOAL = 140  # characters of a goal that still fits into one sentence
_HYPOTHESIS = "hypothesis.statement"
_GOAL, _METRIC = "business_goal.statement", "business_goal.metric"
_WHO = ("decision.actor", "user_problem.who")
_MOST = 3  # entries of a list


def usual(
    verdict: FitVerdict | None,
    fields: Mapping[str, Field],
    said: Iterable[Message],
    language: str,
    *,
    supported: bool,
) -> list[Field]:
    """Proposals for fields of which nothing is known; the most particular ones first.

    Args:
        verdict: What to build, as far as that can be told.
        fields: What is known.
        said: The conversation, in which the line of work shows.
        language: Of the statement.
        supported: Whether the conversation speaks plainly enough of the kind of task.
    """
    book = playbook(language)
    if verdict is not None and verdict.not_ml is not None:
        reason = verdict.rationale or book.because["instead"]
        return list(_fields(book.instead[verdict.not_ml], reason))
    if verdict is None or verdict.kind is Kind.NOT_ML:
        return []
    proposals: dict[str, Field] = {}
    texts = book.kinds.get(verdict.kind, {}) if supported and verdict.kind else {}
    for field in (
        *_of_the_metric(fields, book),
        *_of_the_industry(said, book),
        *_of_the_kind(verdict.kind, texts, fields, language, book),
    ):
        present = proposals.setdefault(field.path, field)
        if present is not field:
            proposals[field.path] = _joined(present, field)
    return list(proposals.values())


def _fields(texts: Texts, reason: str) -> Iterator[Field]:
    for path, value in texts.items():
        yield Field(path=path, value=value, status=Status.ASSUMED, rationale=reason)


def _joined(first: Field, second: Field) -> Field:
    """Both lists in one; of two sentences the first, which is the more particular one."""
    if not (isinstance(first.value, tuple) and isinstance(second.value, tuple)):
        return first
    items = tuple(dict.fromkeys((*first.value, *second.value)))[:_MOST]
    reasons = dict.fromkeys(reason for reason in (first.rationale, second.rationale) if reason)
    return first.model_copy(update={"value": items, "rationale": " ".join(reasons)})


def _of_the_metric(fields: Mapping[str, Field], book: Playbook) -> Iterator[Field]:
    for path in (_METRIC, _GOAL):
        text = value_text(fields[path].value) if path in fields else ""
        hit = next((hit for hit in book.hits(text) if hit.name == "metrics"), None)
        if hit is not None:
            about = text[hit.start : hit.end]
            reason = book.because["metric"].format(about=about)
            yield from _fields(book.metrics[hit.key].texts, reason)
            return


def _of_the_industry(said: Iterable[Message], book: Playbook) -> Iterator[Field]:
    """The line of work that several different words point to, and more than to any other."""
    text = " ".join(m.text for m in said if m.kind is MessageKind.SAID)[:_READ]
    pointing: dict[str, set[str]] = defaultdict(set)
    for hit in book.hits(text):
        if hit.name == "industries":
            pointing[hit.key].add(text[hit.start : hit.end].casefold())
    ranked = sorted(pointing, key=lambda key: -len(pointing[key]))
    points = [len(pointing[key]) for key in ranked] + [0]
    if ranked and points[0] >= _POINTS and points[0] > points[1]:
        topic = book.industries[ranked[0]]
        yield from _fields(topic.texts, book.because["industry"].format(about=topic.name))


def _of_the_kind(
    kind: Kind | None, texts: Texts, fields: Mapping[str, Field], language: str, book: Playbook
) -> Iterator[Field]:
    if kind is None or not texts:
        return
    label = WORDINGS[language].kinds.get(kind, KINDS[kind].label)
    reason = book.because["kind"].format(about=label)
    yield from _fields({path: v for path, v in texts.items() if path != _HYPOTHESIS}, reason)
    hypothesis = _hypothesis(str(texts[_HYPOTHESIS]), fields, book)
    if hypothesis is not None:
        yield hypothesis


def _hypothesis(sentence: str, fields: Mapping[str, Field], book: Playbook) -> Field | None:
    """What is believed to work, around people's own words; none where those are missing."""
    goal = fields.get(_GOAL)
    who = next((fields[path] for path in _WHO if path in fields and fields[path].value), None)
    if goal is None or who is None or not value_text(goal.value):
        return None
    wanted = value_text(goal.value).strip(" .!?…")
    if len(wanted) > _LONGEST_GOAL:
        return None
    person = value_text(who.value).strip(" .!?…")
    return Field(
        path=_HYPOTHESIS,
        value=sentence.replace("{who}", person).replace("{goal}", wanted),
        status=Status.ASSUMED,
        quotes=tuple(dict.fromkeys((*goal.quotes, *who.quotes))),
        rationale=book.because["hypothesis"],
    )
