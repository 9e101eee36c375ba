"""Whether people keep up with a queue, in one sentence: how busy they are, what it takes, what helps first."""

from bot.domain.criterion.figure import per_thousand
from bot.domain.oversight.queue import FULL, Lever, Queue, reviewers_needed, share_possible

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "routed": "People look at {n} of 1,000 cases.",
        "fits": "It fits: {load} of {people} people are busy all the time, and {full} of their time is the limit.",
        "full": "It does not fit: {load} people would be busy all the time, {people} are there, and {full} of their "
        "time is the limit. It takes {needed} people, or at most {share} of the cases can go to them. What helps, "
        "the least harmful first: {levers}.",
        Lever.NARROW: "send fewer cases to people",
        Lever.BATCH: "decide similar ones together",
        Lever.EVIDENCE: "show better evidence, so that each takes less time",
        Lever.THRESHOLD: "ask only below a confidence that is calibrated",
        Lever.REVIEWERS: "more people",
        Lever.AMBITION: "less ambition",
    },
    "fr": {
        "routed": "Des personnes examinent {n} cas sur mille.",
        "fits": "Cela tient : {load} personnes sur {people} sont occupées en continu, et {full} de leur temps est la limite.",
        "full": "Cela ne tient pas : {load} personnes seraient occupées en continu, il y en a {people}, et {full} de leur "
        "temps est la limite. Il faut {needed} personnes, ou au plus {share} des cas peuvent leur être envoyés. Ce "
        "qui aide, le moins nuisible d'abord : {levers}.",
        Lever.NARROW: "envoyer moins de cas aux personnes",
        Lever.BATCH: "décider ensemble des cas semblables",
        Lever.EVIDENCE: "mieux montrer les preuves, pour que chaque cas prenne moins de temps",
        Lever.THRESHOLD: "ne demander qu'en dessous d'une confiance calibrée",
        Lever.REVIEWERS: "plus de personnes",
        Lever.AMBITION: "moins d'ambition",
    },
    "de": {
        "routed": "Menschen sehen sich {n} von 1.000 Fällen an.",
        "fits": "Es reicht: {load} von {people} Menschen sind ständig beschäftigt, und {full} ihrer Zeit ist die Grenze.",
        "full": "Es reicht nicht: {load} Menschen wären ständig beschäftigt, {people} sind da, und {full} ihrer Zeit "
        "ist die Grenze. Es braucht {needed} Menschen, oder höchstens {share} der Fälle können zu ihnen gehen. Was "
        "hilft, das Harmloseste zuerst: {levers}.",
        Lever.NARROW: "weniger Fälle an Menschen geben",
        Lever.BATCH: "Ähnliche zusammen entscheiden",
        Lever.EVIDENCE: "Belege besser zeigen, damit jeder Fall weniger Zeit braucht",
        Lever.THRESHOLD: "nur unter einer kalibrierten Sicherheit fragen",
        Lever.REVIEWERS: "mehr Menschen",
        Lever.AMBITION: "weniger vornehmen",
    },
}


def capacity_told(queue: Queue, language: str) -> str:
    """Whether those on shift keep up; where they do not, what it takes and what helps, in order."""
    words = _WORDS.get(language, _WORDS["en"])
    routed = ""
    if queue.routed_share < 1:
        routed = words["routed"].format(n=per_thousand(queue.routed_share, language)) + " "
    return routed + words["fits" if queue.fits else "full"].format(
        load=f"{queue.load:.3g}",
        people=f"{queue.reviewers:.3g}",
        full=f"{FULL:.0%}",
        needed=reviewers_needed(queue),
        share=f"{share_possible(queue):.0%}",
        levers="; ".join(words[lever] for lever in Lever),
    )
