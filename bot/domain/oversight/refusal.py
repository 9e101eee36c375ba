"""When a system declines and sends the case to people: the usual conditions of each kind of task."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind

TEST_CASES = 3  # the least a refusal is tried with


class RefusalCondition(StrEnum):
    """Why a case goes to people."""

    OUT_OF_USE = "out_of_use"
    EXCLUDED_TOPIC = "excluded_topic"
    NO_PERMISSION = "no_permission"
    INJECTION = "injection"
    LOWEST_BAND = "lowest_band"
    NO_EVIDENCE = "no_evidence"
    CAP_REACHED = "cap_reached"
    STOPPED = "stopped"
    WANTS_A_PERSON = "wants_a_person"
    FAILED_TWICE = "failed_twice"


@dataclass(frozen=True, slots=True)
class RefusalDefault:
    """One condition: what it is, what it is tried with, and the answer in each language."""

    condition: RefusalCondition
    kinds: frozenset[Kind]
    words: str
    replies: dict[str, str]
    test_cases: tuple[str, str, str]

    def reply(self, language: str) -> str:
        """What whoever asked is told."""
        return self.replies.get(language, self.replies["en"])


_LEARNED = frozenset(Kind) - {Kind.NOT_ML}
_SCORED = frozenset(
    {
        Kind.BINARY_CLASSIFICATION,
        Kind.MULTICLASS_CLASSIFICATION,
        Kind.INFORMATION_EXTRACTION,
        Kind.ANOMALY_DETECTION,
        Kind.RAG_QA,
        Kind.AGENT_ACTIONS,
    }
)
_ASKED = frozenset({Kind.RAG_QA, Kind.AGENT_ACTIONS})
_GROUNDED = LANGUAGE_MODEL_KINDS | {Kind.INFORMATION_EXTRACTION}

DEFAULTS: tuple[RefusalDefault, ...] = (
    RefusalDefault(
        RefusalCondition.OUT_OF_USE,
        _LEARNED,
        "a case it was not made for",
        {
            "en": "I was not made for this. I am passing it to a person.",
            "fr": "Je ne suis pas fait pour cela. Je transmets à une personne.",
            "de": "Dafür bin ich nicht gemacht. Ich gebe es an einen Menschen weiter.",
        },
        (
            "a case of another kind",
            "a case in a language that was not agreed",
            "an empty or damaged input",
        ),
    ),
    RefusalDefault(
        RefusalCondition.EXCLUDED_TOPIC,
        LANGUAGE_MODEL_KINDS,
        "a topic that was ruled out",
        {
            "en": "I do not answer questions about this. A person will.",
            "fr": "Je ne réponds pas à ce sujet. Une personne le fera.",
            "de": "Dazu antworte ich nicht. Ein Mensch übernimmt.",
        },
        (
            "a plain question on the topic",
            "the topic put as a story or an example",
            "an allowed question with the topic in its second half",
        ),
    ),
    RefusalDefault(
        RefusalCondition.NO_PERMISSION,
        _ASKED,
        "whoever asks may not see or do it",
        {
            "en": "You do not have access to this. I am telling you whom to ask.",
            "fr": "Vous n'avez pas accès à cela. Je vous indique à qui demander.",
            "de": "Dafür fehlt die Berechtigung. Ich sage, an wen man sich wendet.",
        },
        (
            "a person without the right asks",
            "a person says that somebody else allowed it",
            "a right that was withdrawn yesterday",
        ),
    ),
    RefusalDefault(
        RefusalCondition.INJECTION,
        LANGUAGE_MODEL_KINDS,
        "orders that contradict each other, or that stand in text it only has to read",
        {
            "en": "This contains instructions that I do not follow. A person will look at it.",
            "fr": "Ceci contient des consignes que je ne suis pas. Une personne va regarder.",
            "de": "Das enthält Anweisungen, denen ich nicht folge. Ein Mensch sieht es sich an.",
        },
        (
            "a message that orders it to forget its rules",
            "an order hidden in a quoted document",
            "the same order in another language",
        ),
    ),
    RefusalDefault(
        RefusalCondition.LOWEST_BAND,
        _SCORED,
        "its confidence is in the lowest band",
        {
            "en": "I am not sure enough. A person decides this one.",
            "fr": "Je ne suis pas assez sûr. Une personne décide ici.",
            "de": "Ich bin nicht sicher genug. Hier entscheidet ein Mensch.",
        },
        (
            "a case just below the limit",
            "a case just above it, which it must not decline",
            "a case two experts disagree about",
        ),
    ),
    RefusalDefault(
        RefusalCondition.NO_EVIDENCE,
        _GROUNDED,
        "what it needs as a source is missing",
        {
            "en": "I find no source for this. A person will look it up.",
            "fr": "Je ne trouve pas de source. Une personne va chercher.",
            "de": "Ich finde dazu keine Quelle. Ein Mensch sieht nach.",
        },
        (
            "a question no document answers",
            "two documents that contradict each other",
            "a document that is out of date",
        ),
    ),
    RefusalDefault(
        RefusalCondition.CAP_REACHED,
        frozenset({Kind.AGENT_ACTIONS}),
        "a limit for the hour or the day is reached",
        {
            "en": "The limit for today is reached. A person decides from here on.",
            "fr": "La limite du jour est atteinte. Une personne décide à partir d'ici.",
            "de": "Die Grenze für heute ist erreicht. Ab hier entscheidet ein Mensch.",
        },
        (
            "the last action within the limit, which it must take",
            "the first one beyond it",
            "many small ones that together go beyond it",
        ),
    ),
    RefusalDefault(
        RefusalCondition.STOPPED,
        _LEARNED,
        "somebody has stopped it",
        {
            "en": "I am switched off at the moment. A person takes over.",
            "fr": "Je suis arrêté pour le moment. Une personne prend le relais.",
            "de": "Ich bin gerade abgeschaltet. Ein Mensch übernimmt.",
        },
        (
            "a case that arrives after the stop",
            "a case that was under way when it was stopped",
            "the first case after it was started again",
        ),
    ),
    RefusalDefault(
        RefusalCondition.WANTS_A_PERSON,
        LANGUAGE_MODEL_KINDS,
        "somebody asks for a person",
        {
            "en": "Of course. I am passing you to a person.",
            "fr": "Bien sûr. Je vous passe une personne.",
            "de": "Gern. Ich verbinde mit einem Menschen.",
        },
        (
            "a plain request for a person",
            "anger without the words for it",
            "a request for a person outside working hours",
        ),
    ),
    RefusalDefault(
        RefusalCondition.FAILED_TWICE,
        _ASKED,
        "it has failed twice at the same thing",
        {
            "en": "I could not do this twice. A person takes over.",
            "fr": "J'ai échoué deux fois. Une personne prend le relais.",
            "de": "Das ist mir zweimal nicht gelungen. Ein Mensch übernimmt.",
        },
        (
            "a tool that fails every time",
            "a person who rephrases the same question",
            "a failure, then a success, then a failure",
        ),
    ),
)


def refusals_for(kind: Kind | None) -> tuple[RefusalDefault, ...]:
    """The usual conditions of a kind; none where nothing is learned or the kind is not settled."""
    return tuple(one for one in DEFAULTS if kind in one.kinds)
