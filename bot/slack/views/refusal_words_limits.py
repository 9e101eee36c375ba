"""What is said where a file of results has more of something than is read, in French and German."""

_TOO_MUCH = {
    "The JSON is nested too deeply": (
        "Le JSON est trop imbriqué",
        "Das JSON ist zu tief verschachtelt",
    ),
    "The XML is nested too deeply": (
        "Le XML est trop imbriqué",
        "Das XML ist zu tief verschachtelt",
    ),
    "The table has too many columns": (
        "Le tableau a trop de colonnes",
        "Die Tabelle hat zu viele Spalten",
    ),
    "The archive has too many members": (
        "L'archive a trop d'éléments",
        "Das Archiv hat zu viele Teile",
    ),
    "A cell of the table is too large": (
        "Une cellule du tableau est trop grande",
        "Eine Zelle der Tabelle ist zu groß",
    ),
    "A part of the file is too large": (
        "Une partie du fichier est trop grande",
        "Ein Teil der Datei ist zu groß",
    ),
    "A part of the XML is too large": (
        "Une partie du XML est trop grande",
        "Ein Teil des XML ist zu groß",
    ),
    "A member of the archive is too large": (
        "Un élément de l'archive est trop grand",
        "Ein Teil des Archivs ist zu groß",
    ),
    "The archive is packed too tightly": (
        "L'archive est trop comprimée",
        "Das Archiv ist zu dicht gepackt",
    ),
    "The archive unpacks to too much": (
        "L'archive contient trop une fois ouverte",
        "Das Archiv enthält entpackt zu viel",
    ),
    "The file has too many cases": ("Le fichier a trop de cas", "Die Datei hat zu viele Fälle"),
    "The file has too many runs in it": (
        "Le fichier contient trop de mesures",
        "Die Datei enthält zu viele Messungen",
    ),
    "The file has too many checks in it": (
        "Le fichier contient trop de contrôles",
        "Die Datei enthält zu viele Prüfungen",
    ),
    "The file is too large": ("Le fichier est trop grand", "Die Datei ist zu groß"),
}
LIMITS: dict[str, tuple[str, str]] = {
    f"{english}: more than {{}} is not read.": (
        f"{french} : rien n'est lu au-delà de {{}}.",
        f"{german}: mehr als {{}} wird nicht gelesen.",
    )
    for english, (french, german) in _TOO_MUCH.items()
}
