"""What docs/prompts.md shows is what the product reads and prints."""

import re
from pathlib import Path

import pytest
import yaml

from bot.cli.prices import Prices
from bot.cli.prompt_table import table
from bot.llm.case import Case
from tests.unit.cli.test_prompt_table import PRICES, prompt, run

PAGE = (Path(__file__).parents[3] / "docs" / "prompts.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.mark.parametrize(("model", "first_word"), [(Case, "about"), (Prices, "currency")])
def test_the_files_it_shows_can_be_read(model: type[Case | Prices], first_word: str) -> None:
    (shown,) = [text for kind, text in BLOCKS if kind == "yaml" and text.startswith(first_word)]

    assert model.model_validate(yaml.safe_load(shown))


def test_the_table_it_shows_is_what_is_printed() -> None:
    (shown,) = [text for _, text in BLOCKS if text.startswith("prompt ")]

    printed = table(run(prompt("t")), run(prompt("klmnopqrs", version=1)), PRICES)

    assert shown.strip() == printed.split("\n\n")[0]
