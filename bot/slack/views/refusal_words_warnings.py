"""What is said of results that were taken and are not whole, late, or do not add up, in French and German."""

WARNINGS: dict[str, tuple[str, str]] = {
    "The file ends in the middle; what came after is unknown.": (
        "Le fichier s'arrête au milieu ; la suite est inconnue.",
        "Die Datei endet mittendrin; was danach kam, ist unbekannt.",
    ),
    "The file ends in the middle of a row; what came after is unknown.": (
        "Le fichier s'arrête au milieu d'une ligne ; la suite est inconnue.",
        "Die Datei endet mitten in einer Zeile; was danach kam, ist unbekannt.",
    ),
    "1 row could not be read and is in no count.": (
        "1 ligne n'a pas pu être lue et n'est comptée nulle part.",
        "1 Zeile ließ sich nicht lesen und ist nirgends mitgezählt.",
    ),
    "The only case broke before it could be judged; it is in neither count.": (
        "Le seul cas s'est interrompu avant d'être jugé ; il n'est dans aucun compte.",
        "Der einzige Fall brach ab, bevor er beurteilt war; er ist in keiner Zahl.",
    ),
    "1 of {} cases broke before it could be judged; it is in neither count.": (
        "1 cas sur {} s'est interrompu avant d'être jugé ; il n'est dans aucun compte.",
        "1 von {} Fällen brach ab, bevor er beurteilt war; er ist in keiner Zahl.",
    ),
    "1 of {} rows repeats a case that was there already.": (
        "1 ligne sur {} répète un cas déjà présent.",
        "1 von {} Zeilen wiederholt einen Fall, der schon da war.",
    ),
    "1 of {} cases is there; the others are neither passed nor failed.": (
        "1 cas sur {} est là ; les autres ne sont ni réussis ni échoués.",
        "1 von {} Fällen ist da; die übrigen sind weder bestanden noch durchgefallen.",
    ),
    "There are {} rows, and 1 was expected.": (
        "Il y a {} lignes, et 1 était attendue.",
        "Es sind {} Zeilen, und 1 war erwartet.",
    ),
    "The run's dataset has 1 row; whether it was scored, the run does not say.": (
        "Le jeu de données a 1 ligne ; l'exécution ne dit pas si elle a été notée.",
        "Der Datensatz hat 1 Zeile; ob sie bewertet wurde, sagt der Lauf nicht.",
    ),
    "{} rows could not be read and are in no count.": (
        "{} lignes n'ont pas pu être lues et ne sont comptées nulle part.",
        "{} Zeilen ließen sich nicht lesen und sind nirgends mitgezählt.",
    ),
    "{} of {} cases broke before they could be judged; they are in neither count.": (
        "{} cas sur {} se sont interrompus avant d'être jugés ; ils ne sont dans aucun compte.",
        "{} von {} Fällen brachen ab, bevor sie beurteilt waren; sie sind in keiner Zahl.",
    ),
    "{} of {} rows repeat a case that was there already.": (
        "{} lignes sur {} répètent un cas déjà présent.",
        "{} von {} Zeilen wiederholen einen Fall, der schon da war.",
    ),
    "{} cases were judged by the rows, {} by the summary.": (
        "{} cas jugés d'après les lignes, {} d'après le résumé.",
        "{} Fälle beurteilt laut den Zeilen, {} laut der Zusammenfassung.",
    ),
    "{} cases passed by the rows, {} by the summary.": (
        "{} cas réussis d'après les lignes, {} d'après le résumé.",
        "{} Fälle bestanden laut den Zeilen, {} laut der Zusammenfassung.",
    ),
    "The mean is {} by the rows, {} by the summary.": (
        "La moyenne est {} d'après les lignes, {} d'après le résumé.",
        "Das Mittel ist {} laut den Zeilen, {} laut der Zusammenfassung.",
    ),
    "The file does not say how many cases this is; without that there is no verdict.": (
        "Le fichier ne dit pas combien de cas cela fait ; sans cela, pas de verdict.",
        "Die Datei sagt nicht, wie viele Fälle das sind; ohne das gibt es kein Urteil.",
    ),
    "{} of {} cases are there; the others are neither passed nor failed.": (
        "{} cas sur {} sont là ; les autres ne sont ni réussis ni échoués.",
        "{} von {} Fällen sind da; die übrigen sind weder bestanden noch durchgefallen.",
    ),
    "There are {} rows, and the file says {}.": (
        "Il y a {} lignes, et le fichier en annonce {}.",
        "Es sind {} Zeilen, und die Datei sagt {}.",
    ),
    "There are {} rows, and {} were expected.": (
        "Il y a {} lignes, et {} étaient attendues.",
        "Es sind {} Zeilen, und {} waren erwartet.",
    ),
    "The suite says {} tests failed or broke, and {} are there.": (
        "La suite annonce {} tests échoués ou interrompus, et {} sont là.",
        "Die Suite nennt {} fehlgeschlagene oder abgebrochene Tests, und {} sind da.",
    ),
    "pytest counts {} tests and has rows for {}: a subtest that passed has none. With `parametrize` each case has a row.": (
        "pytest compte {} tests et a des lignes pour {} : un sous-test réussi n'en a pas. Avec `parametrize`, chaque cas a sa ligne.",
        "pytest zählt {} Tests und hat Zeilen für {}: Ein bestandener Untertest hat keine. Mit `parametrize` hat jeder Fall eine.",
    ),
    "The classes come to {} of {} right ({}), and the report says {}.": (
        "Les classes donnent {} justes sur {} ({}), et le rapport dit {}.",
        "Die Klassen ergeben {} von {} richtig ({}), und der Bericht sagt {}.",
    ),
    "Precision and recall of {} come to an F1 of {}, and the report says {}.": (
        "Précision et rappel de {} donnent un F1 de {}, et le rapport dit {}.",
        "Präzision und Trefferquote von {} ergeben ein F1 von {}, und der Bericht sagt {}.",
    ),
    "The classes have {} cases, and the report says {}.": (
        "Les classes ont {} cas, et le rapport en annonce {}.",
        "Die Klassen haben {} Fälle, und der Bericht sagt {}.",
    ),
    "The suite says {} tests, and {} are there.": (
        "La suite annonce {} tests, et {} sont là.",
        "Die Suite nennt {} Tests, und {} sind da.",
    ),
    "The counts behind {} cannot be told from the report: its cases are weighted, or its figures rounded.": (
        "Les comptes derrière {} ne se déduisent pas du rapport : ses cas sont pondérés, ou ses chiffres arrondis.",
        "Die Zahlen hinter {} lassen sich dem Bericht nicht entnehmen: Seine Fälle sind gewichtet oder die Werte gerundet.",
    ),
    "The run's dataset has {} rows; how many of them were scored, the run does not say.": (
        "Le jeu de données a {} lignes ; combien ont été notées, l'exécution ne le dit pas.",
        "Der Datensatz hat {} Zeilen; wie viele davon bewertet wurden, sagt der Lauf nicht.",
    ),
    "The run did not finish: its status is `{}`.": (
        "L'exécution n'est pas allée à son terme : son état est `{}`.",
        "Der Lauf ist nicht fertig geworden: Sein Stand ist `{}`.",
    ),
    "The evaluation did not finish: its status is `{}`.": (
        "L'évaluation n'est pas allée à son terme : son état est `{}`.",
        "Die Prüfung ist nicht fertig geworden: Ihr Stand ist `{}`.",
    ),
    "The evaluation was broken off: the log has a beginning and no end.": (
        "L'évaluation a été interrompue : le journal a un début et pas de fin.",
        "Die Prüfung wurde abgebrochen: Das Protokoll hat einen Anfang und kein Ende.",
    ),
    "The table rounds scores to two decimals, so means may be off by half a hundredth; the counts are exact. `-o results.json` keeps the scores.": (
        "Le tableau arrondit les notes à deux décimales : les moyennes peuvent différer d'un demi-centième ; les comptes sont exacts. `-o results.json` garde les notes.",
        "Die Tabelle rundet auf zwei Stellen, Mittel können um ein halbes Hundertstel abweichen; die Zahlen stimmen genau. `-o results.json` behält die Werte.",
    ),
    "It was measured {} days before it arrived; {} are allowed. It counts for that day and says nothing of the system of today: run it again.": (
        "La mesure date de {} jours avant son arrivée ; {} sont permis. Elle compte pour ce jour-là et ne dit rien du système d'aujourd'hui : relancez-la.",
        "Gemessen {} Tage, bevor es ankam; erlaubt sind {}. Es zählt für jenen Tag und sagt nichts über das System von heute: neu messen.",
    ),
    "The table is not all in UTF-8: letters that are not are shown as \ufffd.": (
        "Le tableau n'est pas tout en UTF-8 : les lettres qui ne le sont pas sont montrées comme \ufffd.",
        "Die Tabelle ist nicht ganz in UTF-8: Andere Buchstaben werden als \ufffd gezeigt.",
    ),
}
