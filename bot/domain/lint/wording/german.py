"""What the rules on sentences say in German."""

from bot.domain.lint.wording.model import Said

GERMAN: dict[str, Said] = {
    "L01": Said("„{cue}“ heißt für jeden etwas anderes; nennen Sie eine Zahl und was sie zählt.",
                "≥ <Wert?> von <welchen Fällen?>"),
    "L02": Said("„{cue}“ ist ein Ausweg: Sagen Sie genau, wann es gilt.", "wenn <Bedingung?>"),
    "L03": Said("„{cue}“ lässt die Liste offen; nennen Sie alles, was dazugehört.",
                "<die ganze Liste?>"),
    "L04": Said("„{cue}“ sagt nicht, wer es tut.", "<wer?> muss …"),
    "L05": Said("„{cue}“ bindet niemanden; was gelten soll, sagt „muss“.", "<Subjekt?> muss …"),
    "L06": Said("Ab „{cue}“ beginnt eine zweite Anforderung; geben Sie ihr einen eigenen Satz.",
                "<erste Anforderung> · <zweite Anforderung>"),
    "L07": Said("„{cue}“ lässt sich nicht versprechen, wo etwas nur wahrscheinlich ist; nennen Sie"
                " eine Rate oder die Kontrolle, die es durchsetzt.",
                "höchstens <Rate?> von <welchen Fällen?>"),
    "L08": Said("„{cue}“ vergleicht mit nichts; nennen Sie die Version oder den Ablauf, der zu"
                " übertreffen ist.", "≥ <Wert?> über <Ausgangswert?>"),
    "L09": Said("„{cue}“ steht für etwas an anderer Stelle; wiederholen Sie das Hauptwort.",
                "<die Sache?>"),
    "L10": Said("„{cue}“ sagt, was nicht sein darf; sagen Sie, was sein muss, oder nennen Sie die"
                " Kontrolle.", "muss <was stattdessen?>"),
    "L11": Said("„{cue}“ erfüllt auch ein System, das es nie tut; sagen Sie, dass es das tut.",
                "muss …"),
    "L12": Said("„{cue}“ lässt die Wahl offen; wählen Sie.", "<eines davon?>"),
    "L13": Said("„{cue}“ ist keine Zeit; nennen Sie eine Dauer, eine Häufigkeit oder ein Ereignis.",
                "innerhalb von <Dauer?>"),
    "L14": Said("„{cue}“ steht in Klammern und liest sich wie eine Anmerkung; nehmen Sie es heraus.",
                None),
    "L15": Said("„{cue}“ ist noch auszufüllen; füllen Sie es aus, oder merken Sie vor, wer es"
                " beantwortet.", "<Wert?>"),
    "L16": Said("„{cue}“ ist nicht erklärt; schreiben Sie es einmal aus.", "<voller Name?> ({cue})"),
    "L17": Said("„{cue}“ beginnt einen Grund; der gehört neben die Anforderung.", None),
    "L18": Said("„{cue}“ schreibt eine Lösung vor; sagen Sie, wie das Ergebnis sein muss.", None),
    "L19": Said("„{cue}“ ist Geschmackssache; sagen Sie, was Menschen damit schaffen und wie viele.",
                "<Anteil?> von <wem?> muss <was tun?> innerhalb von <Zeit?>"),
    "L20": Said("Dieser Satz hat mehr als vierzig Wörter; teilen Sie ihn.", None),
    "L21": Said("Das ist kein Satz: Sagen Sie, wer was tun muss.", "<Subjekt?> muss <was tun?>"),
    "L22": Said("„{cue}“ ist keine Untergrenze; sagen Sie „mindestens“ oder „höchstens“.",
                "≥ <Wert?>"),
    "L23": Said("„{cue}“ verneint doppelt; sagen Sie es einfach.", None),
    "L24": Said("Der Bedingung folgt nicht klar, was geschieht; schreiben Sie „Wenn <Auslöser>, muss"
                " das <System> <Reaktion>“.", "Wenn <Auslöser?>, muss das <System?> <Reaktion?>"),
    "M01": Said("„{cue}“ lässt sich so nicht messen; nennen Sie eine Zahl oder ein Kriterium.",
                "<Metrik?> ≥ <Wert?> auf <welchen Fällen?>"),
    "M02": Said("{cue} wovon? Nennen Sie die Metrik oder das Ereignis, das gezählt wird.",
                "<Metrik?> ≥ {cue}"),
    "M03": Said("„{cue}“ hat keine Einheit, die zu {metric} passt.", "{cue} <Einheit?>"),
    "M04": Said("Sagen Sie, auf welchen Fällen „{cue}“ gezählt wird.", "auf <Grundgesamtheit?>"),
    "M05": Said("„{cue}“ nennt keinen Datensatz mit Version.", "auf <Datensatz?>@<Version?>"),
    "M06": Said("„{cue}“ nennt keine Sicherheit; ein glücklicher Lauf würde reichen.",
                "untere Schranke <Sicherheit?>"),
    "M07": Said("„{cue}“ sagt nicht, wie viele Fälle geprüft werden.", "n ≥ <Fälle?>"),
    "M08": Said("{n} Fälle können {cue} nicht zeigen, auch ohne Fehler; dafür braucht es mindestens"
                " {needed}.", "n ≥ {needed}"),
    "M09": Said("„{cue}“ ist eine Änderung, aber wovon aus? Nennen Sie den heutigen Wert oder die"
                " Version.", "von <Ausgangswert?> auf <Wert?>"),
    "M10": Said("„{cue}“ einer Rate kann relativ oder in Punkten gemeint sein; sagen Sie, welches.",
                "um <Punkte oder Prozent der Rate?>"),
    "M11": Said("Sagen Sie, über welchen Zeitraum „{cue}“ gemessen wird.", "pro <Zeitraum?>"),
    "M12": Said("„{cue}“ hat keinen Vergleich; Unter- oder Obergrenze?", "≥ oder ≤ {cue}?"),
    "M13": Said("Genauigkeit allein verdeckt seltene Klassen; nennen Sie die Trefferquote jeder"
                " wichtigen Klasse.", "Trefferquote von <kritische Klasse?> ≥ <Wert?>"),
    "M13.counterpart": Said("Weniger Fehlalarme sind leicht: weniger melden. Sagen Sie, wie viel noch"
                            " gefunden werden muss.", "Trefferquote von <was gefunden werden muss?> ≥ <Wert?>"),
    "M14": Said("„{cue}“ nennt kein Perzentil; Mittelwert und schlimmster Fall liegen weit"
                " auseinander.", "im <Perzentil?>"),
    "M15": Said("„{cue}“ kann nicht sein: {reason}.", "<Wert?>"),
    "M16": Said("„{cue}“ ist genauer, als {n} Fälle zeigen können.", "<gerundeter Wert?>"),
    "M17": Said("{metric} passt nicht: {task}.", "<Metrik?>"),
    "M18": Said("„{cue}“ wirft alle Fehler zusammen; sagen Sie, welche kritisch sind.",
                "kritisch: <welche Fehler?>"),
    "M19": Said("„{cue}“ nennt niemanden, der verantwortlich ist, oder keine Folge.",
                "verantwortlich <wer?>, sonst <was folgt?>"),
    "M20": Said("„{cue}“ verlangt die falsche Richtung: {metric} sollte {direction} sein.",
                "<Vergleich?>"),
    "M21": Said("„{cue}“ zeigt, dass Leute da waren, nicht dass es half; nennen Sie das Ergebnis, um"
                " das es geht.", "<Geschäftsmetrik?>"),
    "M22": Said("„{cue}“ nach wessen Urteil? Sagen Sie, wer die Fälle beurteilt oder was zählt.",
                "nach dem Urteil von <wem?>"),
}  # fmt: skip
