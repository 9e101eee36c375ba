"""The labels themselves: they name what exists, and rest on words that were written."""

import pytest

from bot.domain.framing.bank import BANK
from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import FLAGS
from bot.domain.provenance import Policy, Status
from tests.labelled.thread import Labelled, threads

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
