"""The clarifying questions in German: question, why it matters, options."""

from bot.domain.framing.bank import Wording, wordings

# id | question | why it matters | options
_TABLE = """\
Q-B01 | Welche Zahl in welchem Bericht würde sich bewegen, wenn das klappt? | Ohne eine Zahl kann später niemand sagen, ob es geklappt hat. |
Q-B02 | Wo steht {metric} heute, für welchen Zeitraum und aus welcher Quelle? | Ein Ziel sagt wenig, solange der Ausgangswert fehlt. |
Q-B03 | Um wie viel müsste sich {metric} bewegen, damit Sie von Erfolg sprechen? Punkte oder Prozent? | Es entscheidet, ob eine einfache Regel genügt. |
Q-B04 | Bis wann muss sich die Zahl bewegt haben, und warum dann? | Es entscheidet, was vorher ausprobiert werden kann. | Dieses Quartal; Nächstes Quartal; Dieses Jahr; Kein fester Termin
Q-B05 | Welche Kunden, Standorte oder Produkte gehören dazu, welche nicht? | Daten und Tests hängen davon ab. |
Q-B06 | Wer entscheidet, dass es gut genug ist? | Jemand muss unterschreiben, und es sollte klar sein, wer. |
Q-B07 | Was ist eine Einheit wert, zum Beispiel ein vermiedener Fall? | Es begrenzt, was das Ganze kosten darf. |
Q-B09 | Was genau zählt als „{word}“, und was nicht? | Wer anders zählt, misst ein anderes Projekt. |
Q-U01 | Wen ärgert das heute, und was würde die Person sagen? | Wer das Problem hat, entscheidet, ob es benutzt wird. |
Q-U02 | Was haben Sie gesehen, das es zeigt: Tickets, Anrufe, Zählungen? | Ein echtes Beispiel schützt davor, das falsche Problem zu lösen. |
Q-U03 | Erzählen Sie mir den letzten echten Fall: Wer hat was getan? | Die beste Verbesserung ist oft ein Schritt des heutigen Ablaufs. |
Q-X01 | Was macht jemand anders, wenn die Antwort Ja ist? | Wenn niemand danach handelt, genügt ein Bericht. |
Q-X02 | Wie viele davon schaffen Sie pro Tag? | Eine längere Liste liest niemand zu Ende. |
Q-X03 | Wie früh müssen Sie es wissen, damit es hilft? | Es entscheidet, welche Daten benutzt werden dürfen. |
Q-X04 | Soll es informieren, vorschlagen, nach Freigabe handeln oder selbst handeln? | Es entscheidet, wo ein Mensch dabei bleibt. | Informieren; Vorschlagen; Nach Freigabe handeln; Handeln
Q-X05 | Bei wem ginge es auch ohne die Maßnahme gut, und kann eine Gruppe ohne bleiben? | Sonst zählen wir Fälle mit, die ohnehin gut gegangen wären. |
Q-F01 | Könnte eine erfahrene Kollegin die Regel auf eine Seite schreiben? | Dann schreiben Sie die Regel: billiger, schneller, ohne Überraschung. | Ja; Nein; Teilweise
Q-F02 | Steht die Antwort schon in einem Feld eines Systems? | Dann genügt ein Bericht, noch diese Woche. | Ja; Nein; Teilweise
Q-F03 | Wäre das Problem weg, wenn sich eine Person oder eine Vorgabe änderte? | Kein Modell ersetzt eine fehlende Unterschrift. | Ja; Nein; Teilweise
Q-F04 | Welche einfache Regel würden Sie morgen ohne KI anwenden? | Jedes Modell muss besser sein als sie. |
Q-M01 | Welcher Fehler tut mehr weh, ein übersehener Fall oder ein Fehlalarm, und was kostet jeder ungefähr? | Es bestimmt die Grenze zwischen Ja und Nein. | Ein übersehener Fall; Ein Fehlalarm; Etwa gleich
Q-M02 | Welcher Fehler darf nie passieren, auch nicht einmal? | So eine Regel wird außerhalb des Modells erzwungen. |
Q-M03 | Wer sagt, was richtig ist, und sind sich Fachleute einig? | Qualität lässt sich ohne Urteil nicht messen. |
Q-M04 | Können wir mit und ohne vergleichen, etwa an einem Pilotstandort oder im A/B-Test? | Nur so weiß man, was die Wirkung verursacht hat. | A/B-Test; Pilotstandort; Vorher und nachher; Nicht möglich
Q-M05 | Wie viele Fehler sind bei 1.000 Fällen hinnehmbar? | Es sagt, wann Schluss ist mit Verbessern. |
Q-M06 | „{target}“: Prozentpunkte oder Prozent vom heutigen Wert? | Beides kann um ein Mehrfaches auseinanderliegen. | Prozentpunkte; Prozent vom heutigen Wert
Q-M07 | Was darf nicht schlechter werden? | Ein Ziel allein lässt sich auch auf unerwünschte Weise erreichen. |
Q-M08 | „{target}“ geht so nicht auf; was war gemeint? | Eine unerreichbare Zahl hilft niemandem. |
Q-M09 | Was kostet ein übersehener Fall ungefähr, und was ein Fehlalarm? | Mit Beträgen lässt sich die Grenze zwischen Ja und Nein ausrechnen. |
Q-D01 | Wo liegen die Daten, wem gehören sie, und haben Sie Zugriff? | Der Zugriff dauert länger als jedes Modell. |
Q-D02 | Wie erfahren wir hinterher, was stimmte, und wie spät? | Ohne Ergebnis gibt es nichts zu lernen und nichts zu prüfen. |
Q-D03 | Wie wurden die Daten erhoben, und wer fehlt darin? | Wer fehlt, wird nach Vermutung behandelt. |
Q-D04 | Wie viele Fälle pro Monat, und wie viele Monate zurück? | Es entscheidet, was gelernt und geprüft werden kann. |
Q-D05 | Wie oft kommt es vor, je 1.000? | Seltenes braucht andere Maße und mehr Fälle. |
Q-D06 | Dürfen wir die Daten dafür nutzen, und wer bestätigt das? | Ein Nein in drei Monaten ist teuer. |
Q-L01 | Was muss es ablehnen oder an einen Menschen abgeben? | Die schlimmsten Antworten gehören zu Fragen, die es nicht annehmen durfte. |
Q-L02 | Welche Dokumente gelten, wer pflegt sie, und wer darf was sehen? | Eine Antwort ist so gut wie ihre Quelle. |
Q-L03 | Was soll passieren, wenn es nichts weiß? | Sonst wird geraten. | Es sagen; An einen Menschen abgeben; Das nächste Dokument zeigen
Q-L04 | Welche Sprachen, welcher Ton, welche Länge, welches Format? | Es entscheidet, was getestet wird. |
Q-G01 | Was darf es tun, und wo liegt jeweils die Grenze? | Jede Aktion braucht ihre eigene Aufsicht. |
Q-G02 | Was davon lässt sich rückgängig machen, wie und bis wann? | Was sich nicht zurücknehmen lässt, braucht vorher einen Menschen. |
Q-G03 | Wie viel höchstens pro Stunde und Tag, in Zahl und Geld? | Viele kleine Aktionen summieren sich. |
Q-H01 | Was passiert, wenn es falsch liegt, und wer merkt es? | Es wird manchmal falsch liegen; das entscheidet über die Kosten. |
Q-H02 | Wer gibt frei, wie schnell, und was gilt außerhalb der Zeiten? | Freigaben ohne Menschen werden zur Warteschlange. |
Q-H03 | Wie kann die betroffene Person widersprechen und einen Menschen erreichen? | Eine Entscheidung über Menschen braucht einen Rückweg. |
Q-R01 | Das berührt ein sensibles Gebiet ({area}); hat die Rechtsabteilung oder der Datenschutz es gesehen? | Lieber jetzt ein kurzes Gespräch als ein Stopp vor dem Start. | Ja; Noch nicht; Nicht nötig, weil …
Q-R02 | Welche Gruppen könnten schlechter behandelt werden, und dürfen wir das messen? | Was niemand misst, korrigiert niemand. |
Q-C01 | {claims}: Was stimmt, oder sind das verschiedene Maße? | Ich entscheide nicht zwischen Menschen. |
Q-C02 | {who} hat „{old}“ zurückgenommen. Gilt jetzt „{value}“? | Was zurückgenommen ist, zählt nicht mehr, und von selbst tritt nichts an seine Stelle. |
Q-C03 | {who} sagt, „{value}“ sei vereinbart; ich finde keine Nachricht dazu. Gilt das, und wer war einverstanden? | Eine Vereinbarung, die niemand findet, ist das Wort einer einzelnen Person. |
Q-B08 | Was geschieht, wenn wir ein Jahr lang nichts tun? | Es zeigt, wie dringend das neben allem anderen ist. |
Q-D07 | Wer kann beschriften, wie viele am Tag, nach welcher Richtlinie? | Beschriften ist in den meisten Projekten das Langsamste. |
Q-D08 | Hat sich in dieser Zeit ein System, eine Vorgabe oder eine Definition geändert? | Für ein Modell sieht eine Änderung wie ein Muster aus. |
Q-D09 | Was haben wir, das andere nicht bekommen? | Es sagt, ob man baut oder kauft. |
Q-L05 | Wissen die Menschen, dass es KI ist, und braucht es eine Einwilligung? | Es gesagt zu bekommen, ist oft ein Recht. |
Q-G04 | Mit wessen Rechten handelt es? | Es darf nicht mehr sehen oder tun als die Person, die es benutzt. |
Q-N01 | Wie schnell, in 95 % der Fälle, und wie viele am Tag? | Es schließt manche Bauweisen aus. |
Q-N02 | Was darf eine Antwort oder Entscheidung kosten? | Es schließt manche Bauweisen aus. |
Q-N03 | Wohin dürfen die Daten, und welche Systeme sind tabu? | Es entscheidet, welche Modelle überhaupt infrage kommen. |
Q-T01 | Wer baut und betreibt es? | Ein Modell, das niemand betreibt, hört leise auf zu funktionieren. |
Q-P01 | Welches andere Team nutzt oder speist das? | Deren Änderungen werden unsere Vorfälle. |
"""

GERMAN: dict[str, Wording] = wordings(_TABLE)
