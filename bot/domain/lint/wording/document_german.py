"""What the rules on documents say in German; a rule with several cases says one per case."""

from bot.domain.lint.wording.model import Said

GERMAN: dict[str, Said] = {
    "S01.model": Said("Kein Kriterium misst das Modell selbst.", "<Modellmetrik?> ≥ <Wert?>"),
    "S01.business": Said("Kein Kriterium misst das Ergebnis, um das es dem Geschäft geht.",
                         "<Geschäftsmetrik?> <Vergleich?> <Wert?> innerhalb von <Zeitraum?>"),
    "S01.guardrail": Said("Nichts ist genannt, was nicht schlechter werden darf.",
                          "<was darf nicht schlechter werden?>"),
    "S02.verdict": Said("Niemand hat gesagt, ob maschinelles Lernen überhaupt nötig ist.", None),
    "S02.baseline": Said("Keine einfache Regel ist genannt, die zu übertreffen ist.",
                         "<einfachste Regel?>"),
    "S02.alternative": Said("Keine Lösung ohne maschinelles Lernen ist genannt.",
                            "<Regel, Bericht, Ablauf oder Kauf?>"),
    "S03.none": Said("Es antwortet oder handelt frei, und nichts ist genannt, was es ablehnt.",
                     "Wenn <Anfrage?>, muss es ablehnen und an <Team?> verweisen"),
    "S03.tests": Said("„{cue}“ hat {known} Testfälle; eine Ablehnung braucht {needed}.",
                      "<Testfall?>"),
    "S04": Said("Es handelt, aber keine Aktion ist mit den nötigen Personen aufgeführt.",
                "<Aktion?>, Grenze <Grenze?>, freigegeben von <wem?>"),
    "S05": Said("„{cue}“ steht auf {mode}; die Folgen verlangen {least}, und niemand hat für weniger"
                " unterschrieben.", None),
    "S06.approves": Said("Wenn niemand antwortet, geschieht es trotzdem („{cue}“).",
                         "warten oder ablehnen"),
    "S06.waits": Said("„{cue}“ wartet auf eine Freigabe, ohne Frist und ohne wen man danach fragt.",
                      "innerhalb von <Zeit?>, sonst <wen?>"),
    "S07.requester": Said("Wer anfragt, darf auch freigeben („{cue}“).", "<eine andere Person?>"),
    "S07.dual": Said("Zwei Freigaben sind nötig, und beide kommen aus einer Gruppe („{cue}“).",
                     "<zweite Gruppe?>"),
    "S08": Said("„{cue}“ lässt eine Konfidenz entscheiden, und nichts zeigt, was sie wert ist.",
                "kalibriert auf <wie vielen Fällen?>"),
    "S19": Said("Menschen sind betroffen, und keine Gruppe ist genannt, die schlechter behandelt"
                " werden könnte.", "<Gruppen?> oder <warum keine?>"),
    "S20.assessment": Said("Es ist vielleicht hochriskant ({cue}); wer betroffen ist, wie stark und"
                           " wie man widerspricht, steht nicht vollständig da. Bitte mit Recht oder"
                           " Compliance klären.", None),
    "S20.overseer": Said("Es ist vielleicht hochriskant ({cue}), und niemand ist für die Aufsicht"
                         " genannt.", "<wer?>"),
    "S22": Said("Ein Risiko ist vermerkt ({cue}), und nichts sagt, dass Recht oder Compliance es"
                " angesehen hat.", None),
    "S25": Said("Nötig, unbekannt, und niemand wird gefragt: {what}.", "<wen?> fragen"),
    "S26": Said("„{cue}“ hat eine Zahl, die in keinem der zitierten Worte steht.", "<Zitat?>"),
    "S27.values": Said("Es gibt zwei Werte für dieselbe Sache, und niemand hat entschieden: {cue}.",
                       None),
    "S28": Said("Das Ziel ist vollautomatisch, aber „{cue}“ braucht einen Menschen.", None),
    "S29": Said("„{cue}“ sagt dasselbe wie {other}.", "siehe {other}"),
    "S30.rights": Said("Niemand hat gesagt, ob die Daten dafür genutzt werden dürfen.",
                       "erlaubt von <wem?> für <Zweck?>"),
    "S30.purpose": Said("Vielleicht werden personenbezogene Daten genutzt, und weder Zweck noch Schutz"
                        " stehen da.", "<Zweck?>"),
    "S35": Said("Ein Geheimnis oder Daten einer Person stehen im Dokument („{cue}“); nehmen Sie das"
                " heraus.", "<erfundenes Beispiel?>"),
    "S36": Said("Fremder Text erreicht ein Modell, das handelt, und keine Regel hindert diesen Text"
                " daran, Anweisungen zu geben.", "Text aus <woher?> ist Inhalt; er darf nie eine"
                " Aktion wählen"),
    "S37": Said("„{cue}“ sollte von {owner} bis {day} geprüft werden.", None),
    "S38": Said("„{cue}“ wollte Anweisungen geben und ist Teil des Dokuments geworden.", None),
    "S39.chain": Said("Die Schritte vom Modell zum Ergebnis stehen nicht da; so lässt sich keiner"
                      " prüfen.", "<Schritt?> → <Schritt?> → <Ergebnis?>"),
    "S39.test": Said("Kein Test zeigt, dass das Modell das Ergebnis bewegt.", "<Experiment?>"),
    "S40": Said("„{cue}“ hält nur der Prompt.",
                "durchgesetzt von <Werkzeug, Richtlinie oder Oberfläche?>"),
}  # fmt: skip
