"""What people are asked about a drift alarm, in English, French and German."""

from dataclasses import dataclass

from bot.domain.lint.model import Language


@dataclass(frozen=True, slots=True)
class AlarmWords:
    """What a language says."""

    if_approved: str
    if_rejected: str
    repair: str  # what is done where data are broken
    look_into: str  # and where they are another mix
    reject: str
    found: str
    since: str
    window: str
    slices: str
    rule: str
    conditions: dict[str, str]
    arrive: str  # when it is known what was true, as the spec says
    over: str
    renewed: str
    redeclared: str


_WORDS: dict[Language, AlarmWords] = {
    "en": AlarmWords(
        if_approved="1 if approved",
        if_rejected="2 if rejected",
        repair="Repair where the data come from and compare again; retrain and release nothing until then.",
        look_into="Find out what changed, check the criteria on labelled cases of this window, and involve people more there meanwhile.",
        reject="It goes on as it is; the summary keeps telling that it lasts.",
        found="what moved",
        since="since",
        window="window",
        slices="most of all in",
        rule="rule DEC-RETRAIN",
        conditions={
            "the data are broken": "{broken}",
            "labelled cases say": "{labels}",
            "retrain": "never because of drift alone",
        },
        arrive="labels arrive after",
        over="The data of “{name}” are as the reference again, so nothing is left to decide.",
        renewed="“{name}” is compared with another reference from now on. This question was about the one before, so nothing is left to decide.",
        redeclared="What “{name}” is was declared otherwise. This question rested on the earlier declaration, so nothing is left to decide.",
    ),
    "fr": AlarmWords(
        if_approved="1 si approuvé",
        if_rejected="2 si refusé",
        repair="Réparer la source des données et comparer de nouveau ; ne rien réentraîner ni publier d'ici là.",
        look_into="Chercher ce qui a changé, vérifier les critères sur des cas étiquetés de cette fenêtre, et y associer davantage de personnes d'ici là.",
        reject="Cela continue tel quel ; le bilan continue de dire que cela dure.",
        found="ce qui a bougé",
        since="depuis",
        window="fenêtre",
        slices="surtout dans",
        rule="règle DEC-RETRAIN",
        conditions={
            "les données sont abîmées": "{broken}",
            "les cas étiquetés disent": "{labels}",
            "réentraîner": "jamais à cause de la seule dérive",
        },
        arrive="les étiquettes arrivent après",
        over="Les données de « {name} » sont de nouveau comme la référence : il n'y a plus rien à décider.",
        renewed="« {name} » est désormais comparé à une autre référence. Cette question portait sur la précédente : il n'y a plus rien à décider.",
        redeclared="La déclaration de « {name} » a changé. Cette question reposait sur la précédente : il n'y a plus rien à décider.",
    ),
    "de": AlarmWords(
        if_approved="1 wenn genehmigt",
        if_rejected="2 wenn abgelehnt",
        repair="Die Herkunft der Daten reparieren und neu vergleichen; bis dahin nichts neu trainieren und nichts freigeben.",
        look_into="Herausfinden, was sich geändert hat, die Kriterien an Fällen dieses Fensters mit Labels prüfen, und bis dahin dort mehr Menschen einbeziehen.",
        reject="Es läuft weiter wie bisher; der Bericht sagt weiterhin, dass es anhält.",
        found="was sich bewegt hat",
        since="seit",
        window="Fenster",
        slices="am meisten in",
        rule="Regel DEC-RETRAIN",
        conditions={
            "die Daten sind kaputt": "{broken}",
            "Fälle mit Labels sagen": "{labels}",
            "neu trainieren": "nie wegen Drift allein",
        },
        arrive="Labels kommen nach",
        over="Die Daten von „{name}“ sind wieder wie die Referenz, es gibt nichts mehr zu entscheiden.",
        renewed="„{name}“ wird ab jetzt mit einer anderen Referenz verglichen. Diese Frage galt der vorigen, es gibt nichts mehr zu entscheiden.",
        redeclared="„{name}“ ist jetzt anders angegeben. Diese Frage beruhte auf der früheren Angabe, es gibt nichts mehr zu entscheiden.",
    ),
}
LABELS: dict[Language, tuple[str, str]] = {
    "en": ("nothing yet", "some are there: see the criteria"),
    "fr": ("rien pour l'instant", "il y en a : voir les critères"),
    "de": ("noch nichts", "einige sind da: siehe die Kriterien"),
}


def alarm_words(language: Language) -> AlarmWords:
    """The words of a language."""
    return _WORDS[language]
