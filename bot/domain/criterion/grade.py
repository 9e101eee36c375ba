"""Figures that are no share of cases, in words that do not make them one; in three languages.

F1 or AUC told as "so many of a thousand" would be wrong, so each says what sort of figure it is.
"""

from bot.domain.criterion.figure import figure, per_thousand
from bot.domain.criterion.registry import METRICS

_MONTH = 30 * 24  # hours
_YEAR = 365.25 * 24
_LEVEL = 80  # what a confidence says, out of a hundred, in the example of a calibration error

# metric | English | French | German
_TABLE = """\
f1 | F1 is a grade that mixes how many real ones it catches with how often it cries wolf; {grade} of 1 is no percentage of cases. | Le F1 est une note qui mêle combien de vrais cas il détecte et combien de fois il crie au loup ; {grade} sur 1 n'est pas un pourcentage de cas. | F1 ist eine Note, die mischt, wie viele echte es findet und wie oft es falschen Alarm gibt; {grade} von 1 ist kein Prozentsatz von Fällen.
fbeta | F-beta is a grade that mixes how many real ones it catches with how often it cries wolf; {grade} of 1 is no percentage of cases. | Le F-bêta est une note qui mêle combien de vrais cas il détecte et combien de fois il crie au loup ; {grade} sur 1 n'est pas un pourcentage de cas. | F-Beta ist eine Note, die mischt, wie viele echte es findet und wie oft es falschen Alarm gibt; {grade} von 1 ist kein Prozentsatz von Fällen.
roc_auc | Shown one real and one false case, it ranks the real one higher in {hundred} of 100 tries. | Devant un vrai et un faux cas, il classe le vrai plus haut dans {hundred} essais sur 100. | Bei einem echten und einem falschen Fall stuft es den echten in {hundred} von 100 Versuchen höher ein.
ece | When it says 80 %, it is right about {low} to {high} of 100 times, on average. | Quand il annonce 80 %, il a raison environ {low} à {high} fois sur 100, en moyenne. | Sagt es 80 %, stimmt es im Mittel etwa {low} bis {high} von 100 Malen.
wape | Of 100 units it is off by about {units}. | Sur 100 unités, il se trompe d'environ {units}. | Von 100 Einheiten liegt es um etwa {units} daneben.
mape | Of 100 units it is off by about {units}, on average over the cases. | Sur 100 unités, il se trompe d'environ {units}, en moyenne sur les cas. | Von 100 Einheiten liegt es um etwa {units} daneben, im Mittel über die Fälle.
smape | Of 100 units it is off by about {units}, on average over the cases. | Sur 100 unités, il se trompe d'environ {units}, en moyenne sur les cas. | Von 100 Einheiten liegt es um etwa {units} daneben, im Mittel über die Fälle.
mae | On average it is off by {size}, in the unit that is estimated. | Il se trompe en moyenne de {size}, dans l'unité estimée. | Im Mittel liegt es um {size} daneben, in der Einheit, die geschätzt wird.
rmse | It is off by about {size}, in the unit that is estimated; large misses weigh more than small ones. | Il se trompe d'environ {size}, dans l'unité estimée ; les grandes erreurs pèsent plus que les petites. | Es liegt um etwa {size} daneben, in der Einheit, die geschätzt wird; große Fehler wiegen mehr als kleine.
bias | On average it is {size} off on one side: too much where it is above 0, too little where it is below. | En moyenne il est décalé de {size} d'un côté : trop au-dessus de 0, trop peu en dessous. | Im Mittel liegt es um {size} auf einer Seite daneben: über 0 zu viel, unter 0 zu wenig.
equal_opportunity_diff | Of 1,000 real cases in each group, it finds up to {thousand} fewer in one group than in another. | Sur mille vrais cas de chaque groupe, il en trouve jusqu'à {thousand} de moins dans un groupe que dans un autre. | Von je 1.000 echten Fällen findet es in einer Gruppe bis zu {thousand} weniger als in einer anderen.
demographic_parity_diff | Of 1,000 people in each group, up to {thousand} fewer get a yes in one group than in another. | Sur mille personnes de chaque groupe, jusqu'à {thousand} de moins obtiennent un oui dans un groupe que dans un autre. | Von je 1.000 Menschen bekommen in einer Gruppe bis zu {thousand} weniger ein Ja als in einer anderen.
calibration_gap | Where it is as sure of two groups, it is right up to {points} times of 100 less often in one of them. | Là où il est aussi sûr de deux groupes, il a raison jusqu'à {points} fois sur 100 de moins dans l'un d'eux. | Wo es sich bei zwei Gruppen gleich sicher ist, stimmt es in einer bis zu {points} von 100 Malen seltener.
selection_rate_ratio | Where 100 of one group get a yes, {hundred} of as many in another do. | Là où 100 personnes d'un groupe obtiennent un oui, {hundred} sur autant d'un autre l'obtiennent. | Wo 100 einer Gruppe ein Ja bekommen, sind es {hundred} von ebenso vielen einer anderen.
uptime | Allowed outage: {month} hours in 30 days ({year} hours a year). | Panne permise : {month} heures en 30 jours ({year} heures par an). | Erlaubter Ausfall: {month} Stunden in 30 Tagen ({year} Stunden im Jahr).
"""
# Gaps and a bias are as far off below 0 as above it.
_EITHER_SIDE = frozenset(
    {"bias", "equal_opportunity_diff", "demographic_parity_diff", "calibration_gap"}
)
_LANGUAGES = ("en", "fr", "de")
GRADES = {
    metric: dict(zip(_LANGUAGES, texts, strict=True))
    for metric, *texts in (
        [cell.strip() for cell in line.split("|")] for line in _TABLE.strip().splitlines()
    )
}


def in_words(metric: str, value: float, language: str = "en") -> str | None:
    """What a figure that is no share says; none where there are no words for it."""
    texts, known = GRADES.get(metric), METRICS.get(metric)
    if texts is None or known is None or (value < 0 and metric not in _EITHER_SIDE):
        return None
    off = min(100 * value, 100.0)
    down = 1 - value
    return texts.get(language, texts["en"]).format(
        grade=figure(round(value, 3), language),
        hundred=figure(round(100 * value, 1), language),
        low=figure(round(max(0.0, _LEVEL - off)), language),
        high=figure(round(min(100.0, _LEVEL + off)), language),
        size=figure(float(f"{abs(value):.3g}"), language),
        thousand=per_thousand(min(abs(value), 1.0), language),
        points=figure(round(100 * min(abs(value), 1.0), 1), language),
        units=figure(round(value, 1), language),
        month=figure(round(_MONTH * down, 1), language),
        year=figure(round(_YEAR * down, 1), language),
    )
