"""What has to be said with a figure, so that nobody takes more from it; in English, French and German.

A share without it misleads: misses are only known if somebody looks for them, and what a judge passed is
the judge's opinion.
"""

# metrics | English | French | German
_TABLE = """\
precision npv | It depends on how common such cases are, and changes with the threshold. | Cela dépend de la fréquence de ces cas et change avec le seuil. | Das hängt davon ab, wie häufig solche Fälle sind, und ändert sich mit der Schwelle.
recall fnr | Real misses are only known if somebody also checks cases it did not flag. | Les vrais oublis ne sont connus que si quelqu'un vérifie aussi des cas non signalés. | Übersehenes kennt man nur, wenn jemand auch nicht gemeldete Fälle prüft.
accuracy error_rate | Compare it with what the commonest answer would get, if it were given every time. | À comparer avec ce qu'obtiendrait la réponse la plus fréquente, donnée à chaque fois. | Zu vergleichen mit dem, was die häufigste Antwort erreichte, gäbe man sie jedes Mal.
fpr specificity | Where real cases are rare, even few of these are most of all alarms. | Là où les vrais cas sont rares, même peu de ceux-ci font la plupart des alertes. | Wo echte Fälle selten sind, machen selbst wenige davon die meisten Meldungen aus.
judge_pass_rate faithfulness hallucination_rate toxicity_rate answer_correctness | If a model judges it, its own mistakes have to be taken out. | Si un modèle en juge, ses propres erreurs doivent être retirées. | Urteilt ein Modell darüber, müssen seine eigenen Fehler herausgerechnet werden.
override_rate takeover_rate | Few changes can mean a good system or a sleepy review; planted wrong cases tell which. | Peu de changements peuvent signifier un bon système ou une relecture endormie ; des cas faux glissés exprès le disent. | Wenig Änderungen können ein gutes System bedeuten oder eine müde Prüfung; untergeschobene Fehler zeigen, welches.
critical_error_rate jailbreak_success_rate pii_leak_rate | Even a test that sees none only says how many there can be at most. | Même un test qui n'en voit aucun ne fait que borner leur nombre. | Auch ein Test, der keinen sieht, sagt nur, wie viele es höchstens sind.
pass_at_k pass_hat_k consistency | It holds for tasks like those tried, asked as often as they were. | Cela vaut pour des tâches comme celles essayées, posées autant de fois. | Das gilt für Aufgaben wie die erprobten, so oft gestellt wie dort.
conversion ctr retention churn no_show_rate return_rate first_contact_resolution deflection_rate | How long it was watched, on whom, and how new it was to them belong to it. | Il faut y joindre la durée, les personnes observées, et si c'était nouveau pour elles. | Dazu gehört, wie lange, bei wem, und wie neu es für sie war.
adoption_rate acceptance_rate | That people use it does not show that it is right. | Que l'on s'en serve ne montre pas que c'est juste. | Dass man es nutzt, zeigt nicht, dass es stimmt.
f1 fbeta | Never read it as a share of right cases; its two parts say more. | À ne jamais lire comme une part de cas justes ; ses deux parties en disent plus. | Nie als Anteil richtiger Fälle lesen; ihre beiden Teile sagen mehr.
roc_auc | It says nothing about the threshold that is chosen. | Cela ne dit rien du seuil choisi. | Das sagt nichts über die gewählte Schwelle.
ece | Over all cases; single groups can be further off. | Sur l'ensemble des cas ; certains groupes peuvent être plus loin. | Über alle Fälle; einzelne Gruppen können weiter daneben liegen.
wape mape smape mae rmse bias | Hard weeks are worse: look at the worst tenth too. | Les semaines difficiles sont pires : regarder aussi le pire dixième. | Schwere Wochen sind schlechter: auch das schlechteste Zehntel ansehen.
precision_at_k recall_at_k hit_at_k | It holds for lists of this length; what would be useful and was not shown, nobody sees. | Cela vaut pour des listes de cette longueur ; ce qui serait utile et n'a pas été montré, nul ne le voit. | Das gilt für Listen dieser Länge; was nützlich wäre und nicht gezeigt wurde, sieht niemand.
equal_opportunity_diff demographic_parity_diff calibration_gap selection_rate_ratio | Small groups show little: say how many each had, and the range. | De petits groupes montrent peu : dire combien de cas chacun avait, et la fourchette. | Kleine Gruppen zeigen wenig: dazu gehört, wie viele Fälle jede hatte, und die Spanne.
uptime | What is done meanwhile has to be agreed. | Ce que l'on fait pendant ce temps doit être convenu. | Was in dieser Zeit geschieht, muss vereinbart sein.
"""
_LANGUAGES = ("en", "fr", "de")


def _caveats() -> dict[str, dict[str, str]]:
    lines = ([cell.strip() for cell in line.split("|")] for line in _TABLE.strip().splitlines())
    return {
        metric: dict(zip(_LANGUAGES, texts, strict=True))
        for metrics, *texts in lines
        for metric in metrics.split()
    }


CAVEATS = _caveats()


def caveat_of(metric: str | None, language: str = "en") -> str | None:
    """What is said with every figure of a metric."""
    texts = CAVEATS.get((metric or "").partition("(")[0])
    return texts.get(language, texts["en"]) if texts else None
