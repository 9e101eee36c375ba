"""One sentence for each contradiction, in English, French and German."""

from collections.abc import Mapping

# check | English | French | German
_TABLE = """\
empty | {metric} cannot be at least {low} and at most {high} at once. | {metric} ne peut pas être à la fois au moins de {low} et au plus de {high}. | {metric} kann nicht zugleich mindestens {low} und höchstens {high} sein.
alarms | To catch {recall} of the {base} real cases in 1,000, at least {least} must be flagged, but only {flags} can be. | Pour détecter {recall} des {base} vrais cas sur mille, il faut en signaler au moins {least}, or seuls {flags} peuvent l'être. | Um {recall} der {base} echten Fälle von 1.000 zu finden, müssen mindestens {least} gemeldet werden; möglich sind nur {flags}.
too_many_alarms | If {precision} of the flags are to be right, at most {most} of 1,000 can be flagged, not {flags}: there are only {base} real cases. | Si {precision} des signalements doivent être justes, on ne peut en signaler que {most} sur mille, pas {flags} : il n'y a que {base} vrais cas. | Wenn {precision} der Meldungen stimmen sollen, können höchstens {most} von 1.000 gemeldet werden, nicht {flags}: es gibt nur {base} echte Fälle.
false_alarms | With {base} real cases in 1,000, a recall of {recall} and a false-alarm rate of {fpr}, about {comes_to} of 1,000 flags are right; the precision asked for is {precision}. | Avec {base} vrais cas sur mille, un rappel de {recall} et un taux de fausses alertes de {fpr}, environ {comes_to} signalements sur mille sont justes ; la précision demandée est de {precision}. | Bei {base} echten Fällen von 1.000, einem Recall von {recall} und einer Fehlalarmrate von {fpr} stimmen etwa {comes_to} von 1.000 Meldungen; verlangt ist eine Präzision von {precision}.
f1 | An F1 of {f1} is out of reach: with these limits on precision and recall it is at most {most}. | Un F1 de {f1} est hors d'atteinte : avec ces limites de précision et de rappel, il est d'au plus {most}. | Ein F1 von {f1} ist nicht erreichbar: Mit diesen Grenzen für Präzision und Recall ist er höchstens {most}.
f1_low | An F1 of {f1} does not go with this precision and recall, which make it at least {least}. | Un F1 de {f1} ne va pas avec cette précision et ce rappel, qui le portent à au moins {least}. | Ein F1 von {f1} passt nicht zu dieser Präzision und diesem Recall, die ihn auf mindestens {least} bringen.
critical | If {accuracy} are right, at most {errors} are wrong, so {critical} cannot be critically wrong. | Si {accuracy} sont justes, au plus {errors} sont faux ; {critical} ne peuvent donc pas l'être gravement. | Wenn {accuracy} richtig sind, sind höchstens {errors} falsch; also können nicht {critical} kritisch falsch sein.
critical_idle | If {accuracy} are right, at most {errors} are wrong at all; a limit of {critical} for critical errors then forbids nothing. | Si {accuracy} sont justes, au plus {errors} sont faux en tout ; une limite de {critical} pour les erreurs critiques n'interdit alors rien. | Wenn {accuracy} richtig sind, sind überhaupt höchstens {errors} falsch; eine Grenze von {critical} für kritische Fehler verbietet dann nichts.
runs | All runs of a task are right at most as often as a single run: {every} for all of them does not go with {once} for one. | Tous les essais d'une tâche ne réussissent jamais plus souvent qu'un seul : {every} pour tous ne va pas avec {once} pour un seul. | Alle Läufe einer Aufgabe gelingen höchstens so oft wie ein einzelner: {every} für alle passt nicht zu {once} für einen.
any_run | At least one of several runs is right at least as often as a single run: {any} does not go with {once} for one. | Au moins un essai sur plusieurs réussit au moins aussi souvent qu'un seul : {any} ne va pas avec {once} pour un seul. | Mindestens einer von mehreren Läufen gelingt mindestens so oft wie ein einzelner: {any} passt nicht zu {once} für einen.
sleepy | With {precision} of the flags right, about {wrong} of 1,000 are wrong; an override rate of {override} is well below that, so reviewers may be waving them through. | Avec {precision} de signalements justes, environ {wrong} sur mille sont faux ; un taux de correction de {override} est bien inférieur, les relecteurs laissent peut-être tout passer. | Wenn {precision} der Meldungen stimmen, sind etwa {wrong} von 1.000 falsch; eine Übersteuerungsrate von {override} liegt weit darunter, die Prüfer winken vielleicht durch.
overruled | With {precision} of the flags right, about {wrong} of 1,000 are wrong; an override rate of {override} is well above that, so one of the two figures is off. | Avec {precision} de signalements justes, environ {wrong} sur mille sont faux ; un taux de correction de {override} est bien supérieur, l'un des deux chiffres est faux. | Wenn {precision} der Meldungen stimmen, sind etwa {wrong} von 1.000 falsch; eine Übersteuerungsrate von {override} liegt weit darüber, eine der Zahlen stimmt nicht.
slices | The slices come to {mean} together, not to {overall}; one of the figures is off, or a slice is missing. | Les segments donnent ensemble {mean}, pas {overall} ; l'un des chiffres est faux, ou il manque un segment. | Die Teile ergeben zusammen {mean}, nicht {overall}; eine der Zahlen stimmt nicht, oder ein Teil fehlt.
steps | If each of {steps} steps succeeds {success} of the time, the whole succeeds in about {whole} of 1,000 tasks, short of {wanted}. | Si chacune des {steps} étapes réussit dans {success} des cas, l'ensemble réussit dans environ {whole} tâches sur mille, moins que {wanted}. | Wenn jeder von {steps} Schritten zu {success} gelingt, gelingt das Ganze in etwa {whole} von 1.000 Aufgaben, weniger als {wanted}.
"""


def _sentences() -> dict[str, dict[str, str]]:
    rows = ([cell.strip() for cell in line.split("|")] for line in _TABLE.strip().splitlines())
    return {check: {"en": en, "fr": fr, "de": de} for check, en, fr, de in rows}


_SENTENCES = _sentences()


def sentence(check: str, language: str, facts: Mapping[str, str]) -> str:
    """The sentence of a check, filled in."""
    texts = _SENTENCES[check]
    return texts.get(language, texts["en"]).format(**facts)
