"""Label tables: the words of ours that people read, by language, as data."""

from bot.domain.framing.field import FIELDS, SECTIONS
from bot.domain.framing.flag import FLAGS
from bot.domain.framing.kind import KINDS, Kind, NotMlKind
from bot.domain.framing.statement import ParkedReason, StatementStatus
from bot.domain.framing.wording import WORDINGS
from bot.domain.provenance import Status
from bot.domain.spec.model import SpecStatus
from bot.slack.views import word_english, word_french, word_german

ENGLISH, FRENCH, GERMAN = "en", "fr", "de"
_KINDS = frozenset(kind.value for kind in KINDS)

WORDS: dict[str, dict[str, str]] = {
    ENGLISH: word_english.WORDS,
    FRENCH: word_french.WORDS,
    GERMAN: word_german.WORDS,
}

STATEMENT_STATUSES: dict[str, dict[StatementStatus, str]] = {
    ENGLISH: word_english.STATEMENT_STATUSES,
    FRENCH: word_french.STATEMENT_STATUSES,
    GERMAN: word_german.STATEMENT_STATUSES,
}

SPEC_STATUSES: dict[str, dict[SpecStatus, str]] = {
    ENGLISH: word_english.SPEC_STATUSES,
    FRENCH: word_french.SPEC_STATUSES,
    GERMAN: word_german.SPEC_STATUSES,
}

SURENESS: dict[str, dict[Status, str]] = {
    ENGLISH: word_english.SURENESS,
    FRENCH: word_french.SURENESS,
    GERMAN: word_german.SURENESS,
}

INSTEAD: dict[str, dict[NotMlKind, str]] = {
    ENGLISH: word_english.INSTEAD,
    FRENCH: word_french.INSTEAD,
    GERMAN: word_german.INSTEAD,
}

PARKED: dict[str, dict[ParkedReason, str]] = {
    ENGLISH: word_english.PARKED,
    FRENCH: word_french.PARKED,
    GERMAN: word_german.PARKED,
}

CHOICES: dict[str, dict[str, dict[str, str]]] = {
    ENGLISH: word_english.CHOICES,
    FRENCH: word_french.CHOICES,
    GERMAN: word_german.CHOICES,
}

FLAG_NAMES: dict[str, dict[str, str]] = {
    ENGLISH: word_english.FLAG_NAMES,
    FRENCH: word_french.FLAG_NAMES,
    GERMAN: word_german.FLAG_NAMES,
}

OVERSIGHT: dict[str, dict[str, str]] = {
    ENGLISH: word_english.OVERSIGHT,
    FRENCH: word_french.OVERSIGHT,
    GERMAN: word_german.OVERSIGHT,
}


def word(key: str, language: str = ENGLISH) -> str:
    """A label, in English where the language has none yet."""
    return WORDS.get(language, {}).get(key) or WORDS[ENGLISH][key]


def told(key: str, language: str = ENGLISH, **values: object) -> str:
    """A sentence of ours with its gaps filled; for values of ours, never for what people wrote."""
    return word(key, language).format(**values)


def label(path: str, language: str = ENGLISH) -> str:
    """What a field is called."""
    wording, definition = WORDINGS.get(language), FIELDS.get(path)
    if wording and (name := wording.labels.get(path)):
        return name
    return definition.label if definition else path.rsplit(".", 1)[-1].replace("_", " ")


def kind_name(kind: Kind, language: str = ENGLISH) -> str:
    """What a kind of task is called."""
    wording = WORDINGS.get(language)
    return (wording.kinds.get(kind) if wording else None) or KINDS[kind].label


def section_label(section: str, language: str = ENGLISH) -> str:
    """What a section is called."""
    wording = WORDINGS.get(language)
    return (wording.sections.get(section) if wording else None) or SECTIONS.get(section, section)


def choice(path: str, value: str, language: str = ENGLISH) -> str:
    """What a choice is called."""
    if path == "task.kind" and value in _KINDS:
        return kind_name(Kind(value), language)
    table = CHOICES.get(language, CHOICES[ENGLISH])
    return table.get(path, {}).get(value, value)


def status_word(status: StatementStatus, language: str = ENGLISH) -> str:
    """Where a statement is in its life."""
    return STATEMENT_STATUSES.get(language, STATEMENT_STATUSES[ENGLISH])[status]


def spec_status_word(status: SpecStatus, language: str = ENGLISH) -> str:
    """Where a spec is in its life."""
    return SPEC_STATUSES.get(language, SPEC_STATUSES[ENGLISH])[status]


def sureness(status: Status, language: str = ENGLISH) -> str:
    """How sure a value is."""
    return SURENESS.get(language, SURENESS[ENGLISH])[status]


def instead(kind: NotMlKind, language: str = ENGLISH) -> str:
    """What to build where nothing has to be learned."""
    return INSTEAD.get(language, INSTEAD[ENGLISH])[kind]


def parked_reason(reason: ParkedReason, language: str = ENGLISH) -> str:
    """Why a passage was set aside."""
    return PARKED.get(language, PARKED[ENGLISH])[reason]


def flag_name(flag: str, language: str = ENGLISH) -> str:
    """What a flag is about, in a word or two."""
    return FLAG_NAMES.get(language, FLAG_NAMES[ENGLISH]).get(flag, FLAGS.get(flag, flag))


def oversight(mode: str, language: str = ENGLISH) -> str:
    """How much a person is involved."""
    return OVERSIGHT.get(language, OVERSIGHT[ENGLISH]).get(mode, mode)
