"""What the passing line in a thread says while a model works on a draft; Slack puts our name first."""

_READING = {
    "en": "is reading the thread closely…",
    "fr": "lit le fil attentivement…",
    "de": "liest den Thread genau…",
}
_SECTIONS: dict[str, dict[str, str]] = {
    "en": {
        "extract_facts": "is noting what was said…",
        "draft_framing": "is working on the problem and the decision…",
        "draft_metrics": "is working on the metrics…",
        "draft_risks": "is working on data and risks…",
        "draft_summary": "is summing up…",
    },
    "fr": {
        "extract_facts": "note ce qui a été dit…",
        "draft_framing": "travaille sur le problème et la décision…",
        "draft_metrics": "travaille sur les mesures…",
        "draft_risks": "travaille sur les données et les risques…",
        "draft_summary": "résume…",
    },
    "de": {
        "extract_facts": "notiert, was gesagt wurde…",
        "draft_framing": "arbeitet an Problem und Entscheidung…",
        "draft_metrics": "arbeitet an den Messgrößen…",
        "draft_risks": "arbeitet an Daten und Risiken…",
        "draft_summary": "fasst zusammen…",
    },
}


def progress(section: str, language: str) -> str:
    """Name the section being worked on; never anything a model wrote."""
    spoken = language if language in _READING else "en"
    return _SECTIONS[spoken].get(section, _READING[spoken])
