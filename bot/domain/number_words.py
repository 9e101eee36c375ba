"""Number words of English, French and German from two to ninety-nine, and the round hundreds."""


def _split(line: str) -> list[str]:
    return line.split()


_ENGLISH_UNITS = _split(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_ENGLISH_TENS = _split("twenty thirty forty fifty sixty seventy eighty ninety")
_FRENCH_UNITS = _split(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf"
)
_FRENCH_TENS = {
    20: "vingt",
    30: "trente",
    40: "quarante",
    50: "cinquante",
    60: "soixante",
    80: "quatre-vingt",
}
_GERMAN_UNITS = _split(
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn"
)
_GERMAN_TENS = _split("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")


def _english() -> dict[str, float]:
    words = {word: float(value) for value, word in enumerate(_ENGLISH_UNITS, start=2)}
    for tens, word in enumerate(_ENGLISH_TENS, start=2):
        words[word] = tens * 10.0
        for unit, name in enumerate(["one", *_ENGLISH_UNITS[:8]], start=1):
            words[f"{word}-{name}"] = tens * 10.0 + unit
    return words | {"hundred": 100.0, "thousand": 1000.0, "dozen": 12.0}


def _french() -> dict[str, float]:
    words = {word: float(value) for value, word in enumerate(_FRENCH_UNITS, start=2)}
    for tens, word in _FRENCH_TENS.items():
        words[word] = float(tens)
        words[f"{word}-et-un"] = tens + 1.0
        for unit, name in enumerate(_FRENCH_UNITS[:8], start=2):
            words[f"{word}-{name}"] = float(tens + unit)
    for tens in (60, 80):
        for unit, name in enumerate(_FRENCH_UNITS[8:], start=10):
            words[f"{_FRENCH_TENS[tens]}-{name}"] = float(tens + unit)
    vingtaines = {"dizaine": 10, "douzaine": 12, "vingtaine": 20, "trentaine": 30}
    words |= {word: float(value) for word, value in vingtaines.items()}
    return words | {"quatre-vingts": 80.0, "cinquantaine": 50.0, "centaine": 100.0, "cent": 100.0}


def _german() -> dict[str, float]:
    words = {word: float(value) for value, word in enumerate(_GERMAN_UNITS, start=2)}
    for tens, word in enumerate(_GERMAN_TENS, start=2):
        words[word] = tens * 10.0
        for unit, name in enumerate(["ein", *_GERMAN_UNITS[:8]], start=1):
            words[f"{name}und{word}"] = tens * 10.0 + unit
    return words | {"hundert": 100.0, "tausend": 1000.0, "dutzend": 12.0}


# One ("one", "un", "ein") is left out: it is an article or a pronoun far more often than a count.
# German goes in last but one and English last, so that "six" and the like read the same in both.
NUMBER_WORDS: dict[str, float] = {
    word.casefold(): value for word, value in (_french() | _german() | _english()).items()
}

FRACTIONS: dict[str, float] = {
    "a quarter of": 25.0,
    "one quarter of": 25.0,
    "three quarters of": 75.0,
    "a third of": 100 / 3,
    "one third of": 100 / 3,
    "two thirds of": 200 / 3,
    "half of": 50.0,
    "half the": 50.0,
    "un quart des": 25.0,
    "un quart de": 25.0,
    "un quart du": 25.0,
    "trois quarts des": 75.0,
    "un tiers des": 100 / 3,
    "un tiers de": 100 / 3,
    "deux tiers des": 200 / 3,
    "la moitié des": 50.0,
    "la moitié de": 50.0,
    "ein viertel": 25.0,
    "drei viertel": 75.0,
    "ein drittel": 100 / 3,
    "zwei drittel": 200 / 3,
    "die hälfte": 50.0,
}

_ENGLISH_ORDINALS = _split("third fourth fifth sixth seventh eighth ninth tenth")
_GERMAN_ORDINALS = _split("dritte vierte fünfte sechste siebte achte neunte zehnte")
# Which one in a row: "every eighth parcel". A second one is a second, too, and says too little.
ORDINALS: dict[str, float] = {
    **{word: float(value) for value, word in enumerate(_ENGLISH_ORDINALS, start=3)},
    **{
        f"{word}{ending}": float(value)
        for value, word in enumerate(_GERMAN_ORDINALS, start=3)
        for ending in ("", "r", "n", "s")
    },
    **{f"zwanzigste{ending}": 20.0 for ending in ("", "r", "n", "s")},
    "twentieth": 20.0,
}
