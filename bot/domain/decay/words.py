"""What decay is told in: one language's sentences, whose gaps code fills."""

from dataclasses import dataclass

from bot.domain.criterion.verdict import Outcome
from bot.domain.decay.estimating import Unusable
from bot.domain.decay.model import Metric


@dataclass(frozen=True, slots=True)
class DecayWords:
    """What a language says."""

    metrics: dict[Metric, str]
    reference: str
    worse: str
    worse_once: str
    missed: str
    missed_soon: str
    fine: str
    perhaps: str
    nothing_known: str
    window: str
    of_reference: str
    change: str
    better: str
    outcomes: dict[Outcome, str]
    young: str
    young_open: str
    no_labels: str
    no_rows: str
    estimate: str
    checked: str
    unusable: dict[Unusable, str]
    held: str
    more: str
    next: str
    find_where: str
    wait: str
    label: str
    label_some: str
    go_on: str
    estimates_are: str


ENGLISH = DecayWords(
    metrics={
        Metric.ACCURACY: "right",
        Metric.PRECISION: "of those predicted positive were right",
        Metric.RECALL: "of the positive ones were found",
    },
    reference="Reference: {value} {what} ({low} to {high}; {right} of {n}).",
    worse="It got worse and stays so: since {since} {value} {what}, {points} points under the reference.",
    worse_once="In the window of {since} it was worse: {value} {what}, {points} points under the reference. The next window tells whether it lasts.",
    missed="It misses what was asked for: {value} {what} in the window of {since}, and surely under {floor}.",
    missed_soon="It will miss what was asked for: whatever labels still come for the window of {since}, it stays under {floor}.",
    perhaps="It may have got worse in the window of {since}: {value} {what}, {points} points under the reference. It could be luck, once in 20 such comparisons.",
    fine="No sign that it got worse, in {n} windows whose labels are there.",
    nothing_known="Nothing is known beyond the reference: no window after it has its labels yet.",
    window="{name}  {value} {what} ({low} to {high}), {n} of {rows} with a label{change}{outcome}",
    of_reference=" (reference)",
    change="; {points} points from the reference",
    better=", better",
    outcomes={
        Outcome.PASS: "; shown: at least {floor}",
        Outcome.FAIL: "; missed: under {floor}",
        Outcome.INCONCLUSIVE: "; {floor} neither shown nor missed",
    },
    young="{name}  labels still to come: {n} of {rows}; between {low} and {high} whatever they say{outcome}",
    young_open="{name}  labels still to come: {n} of {rows}{outcome}",
    no_labels="{name}  {rows} rows and no label",
    no_rows="{name}  no rows",
    estimate="  estimate, no measurement: {value} ({low} to {high})",
    checked="Estimates rest on the model's own chances. On {n} rows whose truth is known these were off by {off} points on average, beside what luck explains.",
    unusable={
        Unusable.NONE: "Nothing is estimated: there is no column of chances.",
        Unusable.UNCHECKED: "Nothing is estimated: the model's chances were checked on {n} rows with a label only; {more} more are needed.",
        Unusable.OFF: "Nothing is estimated: the model's chances are not what comes true, off by {off} points on {n} rows. Calibrate them first.",
        Unusable.CONTRADICTED: "Estimates are taken back: the labels of the last windows contradicted them. How inputs and truth belong together has changed.",
    },
    held="Of {n} estimates {held} agreed with the labels that came later.",
    more="{more} more labelled cases like these would settle the window of {name}.",
    next="Next:",
    find_where="Find where it is worse (slices), and whether an input is broken; only then decide about going back or training again.",
    wait="Wait for the labels of the next window before anything is changed.",
    label="Have some cases of the newest window labelled, drawn at random: until {day} nothing else tells.",
    label_some="Have some cases of the newest window labelled, drawn at random; and say how many days labels take (--label-days).",
    go_on="Nothing to do; look again when the next labels are there.",
    estimates_are="An estimate cannot see that the truth itself has changed; only labels can.",
)
FRENCH = DecayWords(
    metrics={
        Metric.ACCURACY: "justes",
        Metric.PRECISION: "justes parmi les prédits positifs",
        Metric.RECALL: "trouvés parmi les positifs",
    },
    reference="Référence : {value} {what} ({low} à {high} ; {right} sur {n}).",
    worse="Le résultat a baissé et cela dure : depuis {since} {value} {what}, {points} points sous la référence.",
    worse_once="Dans la période du {since} c'était moins bon : {value} {what}, {points} points sous la référence. La période suivante dira si cela dure.",
    missed="Ce qui était demandé n'est pas atteint : {value} {what} dans la période du {since}, sûrement sous {floor}.",
    missed_soon="Ce qui était demandé ne sera pas atteint : quels que soient les labels à venir pour la période du {since}, cela reste sous {floor}.",
    perhaps="Le résultat a peut-être baissé dans la période du {since} : {value} {what}, {points} points sous la référence. Ce serait le hasard une fois sur 20.",
    fine="Aucun signe de baisse, dans {n} périodes dont les labels sont là.",
    nothing_known="Rien n'est connu au-delà de la référence : aucune période suivante n'a encore ses labels.",
    window="{name}  {value} {what} ({low} à {high}), {n} sur {rows} avec un label{change}{outcome}",
    of_reference=" (référence)",
    change=" ; {points} points par rapport à la référence",
    better=", mieux",
    outcomes={
        Outcome.PASS: " ; démontré : au moins {floor}",
        Outcome.FAIL: " ; manqué : sous {floor}",
        Outcome.INCONCLUSIVE: " ; {floor} ni démontré ni manqué",
    },
    young="{name}  labels encore à venir : {n} sur {rows} ; entre {low} et {high} quoi qu'ils disent{outcome}",
    young_open="{name}  labels encore à venir : {n} sur {rows}{outcome}",
    no_labels="{name}  {rows} lignes et aucun label",
    no_rows="{name}  aucune ligne",
    estimate="  estimation, pas une mesure : {value} ({low} à {high})",
    checked="Les estimations reposent sur les probabilités du modèle lui-même. Sur {n} lignes dont la vérité est connue, elles s'écartaient de {off} points en moyenne, au-delà du hasard.",
    unusable={
        Unusable.NONE: "Rien n'est estimé : il n'y a pas de colonne de probabilités.",
        Unusable.UNCHECKED: "Rien n'est estimé : les probabilités du modèle n'ont été vérifiées que sur {n} lignes avec un label ; il en faut {more} de plus.",
        Unusable.OFF: "Rien n'est estimé : les probabilités du modèle ne se vérifient pas, à {off} points près sur {n} lignes. Calibrez-les d'abord.",
        Unusable.CONTRADICTED: "Les estimations sont retirées : les labels des dernières périodes les ont contredites. Le lien entre entrées et vérité a changé.",
    },
    held="Sur {n} estimations, {held} étaient d'accord avec les labels arrivés ensuite.",
    more="{more} cas étiquetés de plus, semblables, trancheraient pour la période du {name}.",
    next="Ensuite :",
    find_where="Cherchez où c'est moins bon (tranches), et si une entrée est abîmée ; décidez seulement ensuite de revenir en arrière ou de réentraîner.",
    wait="Attendez les labels de la période suivante avant de changer quoi que ce soit.",
    label="Faites étiqueter quelques cas de la période la plus récente, tirés au hasard : jusqu'au {day} rien d'autre ne le dira.",
    label_some="Faites étiqueter quelques cas de la période la plus récente, tirés au hasard ; et dites combien de jours prennent les labels (--label-days).",
    go_on="Rien à faire ; regardez de nouveau quand les prochains labels seront là.",
    estimates_are="Une estimation ne voit pas que la vérité elle-même a changé ; seuls les labels le voient.",
)
GERMAN = DecayWords(
    metrics={
        Metric.ACCURACY: "richtig",
        Metric.PRECISION: "der positiv Vorhergesagten richtig",
        Metric.RECALL: "der Positiven gefunden",
    },
    reference="Vergleichszeitraum: {value} {what} ({low} bis {high}; {right} von {n}).",
    worse="Es wurde schlechter und bleibt so: seit {since} {value} {what}, {points} Punkte unter dem Vergleichszeitraum.",
    worse_once="Im Zeitraum ab {since} war es schlechter: {value} {what}, {points} Punkte unter dem Vergleichszeitraum. Der nächste Zeitraum zeigt, ob es bleibt.",
    missed="Das Geforderte ist verfehlt: {value} {what} im Zeitraum ab {since}, sicher unter {floor}.",
    missed_soon="Das Geforderte wird verfehlt: Was immer an Labels für den Zeitraum ab {since} noch kommt, es bleibt unter {floor}.",
    perhaps="Vielleicht wurde es im Zeitraum ab {since} schlechter: {value} {what}, {points} Punkte unter dem Vergleichszeitraum. In einem von 20 solchen Vergleichen wäre es Zufall.",
    fine="Kein Anzeichen, dass es schlechter wurde, in {n} Zeiträumen, deren Labels da sind.",
    nothing_known="Über den Vergleichszeitraum hinaus ist nichts bekannt: Noch kein späterer Zeitraum hat seine Labels.",
    window="{name}  {value} {what} ({low} bis {high}), {n} von {rows} mit Label{change}{outcome}",
    of_reference=" (Vergleichszeitraum)",
    change="; {points} Punkte gegenüber dem Vergleichszeitraum",
    better=", besser",
    outcomes={
        Outcome.PASS: "; gezeigt: mindestens {floor}",
        Outcome.FAIL: "; verfehlt: unter {floor}",
        Outcome.INCONCLUSIVE: "; {floor} weder gezeigt noch verfehlt",
    },
    young="{name}  Labels stehen noch aus: {n} von {rows} da; zwischen {low} und {high}, was immer sie sagen{outcome}",
    young_open="{name}  Labels stehen noch aus: {n} von {rows} da{outcome}",
    no_labels="{name}  {rows} Zeilen und kein Label",
    no_rows="{name}  keine Zeilen",
    estimate="  Schätzung, keine Messung: {value} ({low} bis {high})",
    checked="Schätzungen beruhen auf den Wahrscheinlichkeiten des Modells selbst. An {n} Zeilen, deren Wahrheit bekannt ist, lagen sie über Zufall hinaus im Mittel um {off} Punkte daneben.",
    unusable={
        Unusable.NONE: "Nichts ist geschätzt: Es gibt keine Spalte mit Wahrscheinlichkeiten.",
        Unusable.UNCHECKED: "Nichts ist geschätzt: Die Wahrscheinlichkeiten des Modells sind erst an {n} Zeilen mit Label geprüft; es fehlen {more}.",
        Unusable.OFF: "Nichts ist geschätzt: Die Wahrscheinlichkeiten des Modells treffen nicht ein, um {off} Punkte daneben an {n} Zeilen. Zuerst kalibrieren.",
        Unusable.CONTRADICTED: "Schätzungen sind zurückgenommen: Die Labels der letzten Zeiträume widersprachen ihnen. Wie Eingaben und Wahrheit zusammenhängen, hat sich geändert.",
    },
    held="Von {n} Schätzungen stimmten {held} mit den Labels überein, die später kamen.",
    more="{more} weitere Fälle mit Label wie diese würden den Zeitraum ab {name} entscheiden.",
    next="Als Nächstes:",
    find_where="Herausfinden, wo es schlechter ist (Teilmengen), und ob eine Eingabe kaputt ist; erst dann über Zurückgehen oder neues Training entscheiden.",
    wait="Die Labels des nächsten Zeitraums abwarten, bevor etwas geändert wird.",
    label="Einige zufällig gezogene Fälle des neuesten Zeitraums beschriften lassen: Bis {day} sagt es sonst nichts.",
    label_some="Einige zufällig gezogene Fälle des neuesten Zeitraums beschriften lassen; und angeben, wie viele Tage Labels brauchen (--label-days).",
    go_on="Nichts zu tun; wieder hinsehen, wenn die nächsten Labels da sind.",
    estimates_are="Eine Schätzung sieht nicht, dass sich die Wahrheit selbst geändert hat; das sehen nur Labels.",
)
