"""The labels themselves: they name what exists, and rest on words that were written."""

from collections import Counter

import pytest

from bot.domain.framing.bank import BANK
from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import FLAGS
from bot.domain.framing.kind import Kind, NotMlKind
from bot.domain.provenance import Policy, Status
from tests.labelled.thread import Labelled, Split, threads

EVERY = pytest.mark.parametrize("thread", threads(), ids=lambda thread: thread.name)


@EVERY
def test_every_label_names_what_exists(thread: Labelled) -> None:
    labels = thread.labels
    paths = {fact.path for fact in labels.facts} | {*labels.conflicts, *labels.unknown}
    paths |= {never.path for never in labels.never if never.path}

    assert set() == paths - set(FIELDS)
    assert set() == {*labels.questions.all, *labels.questions.any} - set(BANK)
    assert set() == set(labels.flags) - set(FLAGS)


@EVERY
def test_every_fact_rests_on_words_of_a_message_that_counts(thread: Labelled) -> None:
    assert [] == [fact.path for fact in thread.labels.facts if thread.quote_of(fact) is None]


@EVERY
def test_no_path_is_said_disputed_and_unknown_at_once(thread: Labelled) -> None:
    labels = thread.labels
    said = [fact.path for fact in labels.facts]

    assert sorted(set(said)) == sorted(said)
    assert set() == set(said) & {*labels.conflicts, *labels.unknown}
    assert set() == set(labels.conflicts) & set(labels.unknown)


@EVERY
def test_facts_about_the_world_are_labelled_as_stated(thread: Labelled) -> None:
    world = [fact for fact in thread.labels.facts if FIELDS[fact.path].policy is Policy.WORLD]

    assert [] == [fact.path for fact in world if fact.statuses != {Status.STATED}]


@EVERY
def test_choices_are_labelled_with_choices(thread: Labelled) -> None:
    chosen = [fact for fact in thread.labels.facts if FIELDS[fact.path].choices]

    assert [] == [f.path for f in chosen if not set(f.value) <= set(FIELDS[f.path].choices)]


@EVERY
def test_planted_and_parked_words_stand_in_the_thread(thread: Labelled) -> None:
    passages = (*thread.labels.injected, *thread.labels.parked)

    assert [] == [p.text for p in passages if thread.holding(p.text, p.inside) is None]


@EVERY
def test_taking_planted_words_out_leaves_nothing_of_them(thread: Labelled) -> None:
    left = "\n".join(message.text for message in thread.without_injected())

    assert [] == [p.text for p in thread.labels.injected if p.text in left]


def test_the_set_is_as_varied_as_what_people_bring() -> None:
    every = threads()
    covered = {tag for thread in every for tag in thread.written.covers}
    kinds = {kind for thread in every for kind in thread.labels.kind}
    spoken = Counter(thread.language for thread in every)
    without = {sub for thread in every for sub in thread.labels.not_ml_subkind}

    assert len(every) >= 42
    assert len(threads("open")) == 2 * len(threads("held_out"))
    assert len({thread.written.industry for thread in every}) >= 10
    assert min(spoken["fr"], spoken["de"]) >= 8
    assert set(Kind) | {None} == kinds
    assert set(NotMlKind) == without
    assert len([thread for thread in every if "impossible goal" in thread.written.covers]) >= 3
    assert len([thread for thread in every if thread.labels.injected]) >= 3
    assert covered >= {
        "claim of authority",
        "complaint only",
        "deleted message",
        "edited message",
        "false recap",
        "injection in a code block",
        "injection inside a quoted e-mail",
        "polite injection",
        "retraction",
        "very short",
    }
    assert 40 == max(len(thread.written.messages) for thread in every)
    assert 1 == min(len(thread.written.messages) for thread in every)


@pytest.mark.parametrize("split", ["open", "held_out"])
def test_both_halves_have_the_same_mix(split: Split) -> None:
    """Else the half nobody tunes on would say nothing about the other one."""
    half = threads(split)

    assert {"en", "fr", "de", "mixed"} == {thread.language for thread in half}
    assert any(thread.labels.injected for thread in half)
    assert any(thread.labels.conflicts for thread in half)
    assert any("impossible goal" in thread.written.covers for thread in half)
    assert any(thread.labels.not_ml_subkind for thread in half)
