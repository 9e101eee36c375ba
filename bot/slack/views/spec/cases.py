"""How many cases it takes, as somebody asked in the thread: the arithmetic, criterion by criterion."""

from bot.domain.spec.cases import CasesNeeded, Needed
from bot.domain.spec.criterion import AcceptanceCriterion
from bot.slack.blocks import MessageView, Piece, bullets, context, line, message_view, rich, words
from bot.slack.text import Data, Markup, markup
from bot.slack.views.spec.words import spec_word

MOST = 6
SENTENCES = 600
TITLE = 150


def cases_note(answer: CasesNeeded, language: str) -> MessageView:
    """What each criterion or share takes; then what no number of cases decides, and what to do."""
    if not answer.told:
        return _none(answer, language)
    shown = answer.told[:MOST]
    spoken = [_spoken(one) for one in shown]
    blocks = [rich(bullets([_pieces(one) for one in shown]))]
    notes = []
    if answer.uncounted:
        named = ", ".join(answer.uncounted)
        notes.append(spec_word("cases_uncounted", language).format(criteria=named))
    notes.append(spec_word("cases_next", language))
    blocks += [context(markup("{note}", note=Data(note), limit=SENTENCES)) for note in notes]
    return message_view([*spoken, *(Markup(note) for note in notes[-1:])], blocks)


def _none(answer: CasesNeeded, language: str) -> MessageView:
    """Nothing that cases decide: why, and how to get there."""
    name = "cases_uncounted" if answer.uncounted else "cases_no_criterion"
    named = ", ".join(answer.uncounted)
    told = Data(spec_word(name, language).format(criteria=named))
    following = spec_word("cases_say_a_rate", language)
    blocks = [rich(line(words(told, limit=SENTENCES))), context(following)]
    return message_view([told, Markup(following)], blocks)


def _pieces(one: Needed) -> list[Piece]:
    said = words(Data(" ".join(one.sentences)), limit=SENTENCES)
    if one.criterion is None:
        return [said]
    return [words(Data(_name(one.criterion)), bold=True, limit=TITLE), words(": "), said]


def _spoken(one: Needed) -> Markup:
    said = Data(" ".join(one.sentences))
    if one.criterion is None:
        return markup("{said}", said=said, limit=SENTENCES)
    return markup("{name}: {said}", name=Data(_name(one.criterion)), said=said, limit=SENTENCES)


def _name(criterion: AcceptanceCriterion) -> str:
    return f"{criterion.id} {criterion.title}"
