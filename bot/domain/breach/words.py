"""What people are asked about a breach, in English, French and German: what to do, by which rule."""

from dataclasses import dataclass

from bot.domain.breach.course import BreachKind
from bot.domain.lint.model import Language

_BACK = frozenset({BreachKind.VIOLATED, BreachKind.FAILED})


@dataclass(frozen=True, slots=True)
class Advice:
    """What is proposed, what happens where people reject it, and the conditions it rests on."""

    approve: str
    reject: str
    conditions: dict[str, str]


@dataclass(frozen=True, slots=True)
class BreachWords:
    """What a language says."""

    if_approved: str
    if_rejected: str
    criterion: str
    measured: str
    made_with: str
    failing: str
    slice: str
    rule: str
    more: str
    unknown: str
    a_slice: str
    affected: str
    holds_again: str
    back: Advice
    measure: Advice
    hold: Advice

    def advice(self, kind: BreachKind) -> Advice:
        """What fits a kind of breach."""
        if kind in _BACK:
            return self.back
        return self.measure if kind is BreachKind.MISSING else self.hold


_ENGLISH = BreachWords(
    if_approved="1 if approved",
    if_rejected="2 if rejected",
    criterion="3 criterion",
    measured="4 measured on",
    made_with="5 made with",
    failing="6 cases that went wrong",
    slice="7 weakest slice",
    rule="8 rule",
    more="and {n} more",
    unknown="not known",
    a_slice="the slice it fails on",
    affected="{failed} of {n} cases went wrong in the run that began it.",
    holds_again="“{title}” holds again, so nothing is left to decide. {sentence}",
    back=Advice(
        approve="Go back to the version before, or stop it, now; tell people afterwards.",
        reject="It goes on. First raise the threshold, then have people check every case, then switch off {slice}.",
        conditions={
            "a rule that must never be broken was": "{violated}",
            "a critical criterion failed on fresh data": "{failed}",
            "severe incident, cap exceeded twice, stop signal": "Remit does not know: ask",
        },
    ),
    measure=Advice(
        approve="Repair where the data comes from and measure again; release and retrain nothing until then.",
        reject="It goes on without anybody knowing whether the criterion holds.",
        conditions={
            "the data raises an alarm": "yes",
            "labels say": "nothing, this run does not count",
            "retrain": "never on broken data",
        },
    ),
    hold=Advice(
        approve="Hold the release, have people check more, and collect cases until it is decided.",
        reject="It goes on as it is, with a critical criterion neither shown nor refuted.",
        conditions={
            "all critical criteria are shown": "no: this one was not, three times in a row",
            "cases still missing": "{needed}",
        },
    ),
)
_FRENCH = BreachWords(
    if_approved="1 si approuvé",
    if_rejected="2 si refusé",
    criterion="3 critère",
    measured="4 mesuré le",
    made_with="5 fait avec",
    failing="6 cas en erreur",
    slice="7 groupe le plus faible",
    rule="8 règle",
    more="et {n} de plus",
    unknown="inconnu",
    a_slice="le groupe qui échoue",
    affected="{failed} cas sur {n} étaient faux dans la mesure qui l'a révélé.",
    holds_again="« {title} » est de nouveau tenu : il n'y a plus rien à décider. {sentence}",
    back=Advice(
        approve="Revenir à la version précédente, ou arrêter, tout de suite ; prévenir ensuite.",
        reject="Cela continue. D'abord relever le seuil, puis faire vérifier chaque cas, puis couper {slice}.",
        conditions={
            "une règle à ne jamais enfreindre l'a été": "{violated}",
            "un critère critique a échoué sur des données récentes": "{failed}",
            "incident grave, plafond dépassé deux fois, signal d'arrêt": "Remit l'ignore : demander",
        },
    ),
    measure=Advice(
        approve="Réparer la source des données et mesurer de nouveau ; ne rien publier ni réentraîner d'ici là.",
        reject="Cela continue sans que personne sache si le critère est tenu.",
        conditions={
            "les données déclenchent une alerte": "oui",
            "les étiquettes disent": "rien, cette mesure ne compte pas",
            "réentraîner": "jamais sur des données abîmées",
        },
    ),
    hold=Advice(
        approve="Suspendre la publication, faire vérifier davantage, et réunir des cas jusqu'à ce que ce soit tranché.",
        reject="Cela continue, avec un critère critique ni démontré ni réfuté.",
        conditions={
            "tous les critères critiques sont démontrés": "non : celui-ci ne l'est pas, trois fois de suite",
            "cas encore manquants": "{needed}",
        },
    ),
)
_GERMAN = BreachWords(
    if_approved="1 wenn genehmigt",
    if_rejected="2 wenn abgelehnt",
    criterion="3 Kriterium",
    measured="4 gemessen am",
    made_with="5 gemacht mit",
    failing="6 falsche Fälle",
    slice="7 schwächste Gruppe",
    rule="8 Regel",
    more="und {n} weitere",
    unknown="nicht bekannt",
    a_slice="die Gruppe, in der es scheitert",
    affected="{failed} von {n} Fällen waren falsch in der Messung, mit der es begann.",
    holds_again="„{title}“ gilt wieder, es gibt nichts mehr zu entscheiden. {sentence}",
    back=Advice(
        approve="Jetzt zur vorigen Version zurück, oder anhalten; danach Bescheid geben.",
        reject="Es läuft weiter. Zuerst die Schwelle anheben, dann jeden Fall prüfen lassen, dann abschalten: {slice}.",
        conditions={
            "eine Regel wurde verletzt, die nie verletzt sein darf": "{violated}",
            "ein kritisches Kriterium ist mit neuen Daten durchgefallen": "{failed}",
            "schwerer Vorfall, Obergrenze zweimal überschritten, Haltesignal": "weiß Remit nicht: nachfragen",
        },
    ),
    measure=Advice(
        approve="Die Herkunft der Daten reparieren und neu messen; bis dahin nichts freigeben und nichts neu trainieren.",
        reject="Es läuft weiter, ohne dass jemand weiß, ob das Kriterium gilt.",
        conditions={
            "die Daten schlagen Alarm": "ja",
            "die Labels sagen": "nichts, diese Messung zählt nicht",
            "neu trainieren": "nie mit kaputten Daten",
        },
    ),
    hold=Advice(
        approve="Die Freigabe anhalten, mehr prüfen lassen und Fälle sammeln, bis es entschieden ist.",
        reject="Es läuft weiter, mit einem kritischen Kriterium, das weder gezeigt noch widerlegt ist.",
        conditions={
            "alle kritischen Kriterien sind gezeigt": "nein: dieses nicht, dreimal in Folge",
            "noch fehlende Fälle": "{needed}",
        },
    ),
)
_WORDS: dict[Language, BreachWords] = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}
YES_NO: dict[Language, tuple[str, str]] = {
    "en": ("yes", "no"),
    "fr": ("oui", "non"),
    "de": ("ja", "nein"),
}


def breach_words(language: Language) -> BreachWords:
    """The words of a language."""
    return _WORDS[language]
