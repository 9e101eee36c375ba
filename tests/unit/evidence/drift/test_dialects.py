"""What databases are asked that no test can start: kept as text, made with their own dialects."""

import pytest

from tests.unit.evidence.drift.dialects import EXTRAS, FOLDER, INSTALLED, compiled, digest


@pytest.mark.parametrize("name", INSTALLED)
def test_what_a_database_is_asked_is_compiled_by_its_dialect(name: str) -> None:
    asked = compiled(name).lower()

    assert 1 == asked.count("group by")
    counted = (
        "filter (where payments.amount <= {})"
        if name == "postgresql"
        else "sum(case when (payments.amount <= {}) then 1 else 0 end)"
    )
    for place, edge in enumerate(("0.5", "7.25", "9.0", "120.0")):
        assert 2 == asked.count(f"{counted.format(edge)} as c0_{place}")
    assert "random()" in asked
    assert (name == "postgresql") is ("var_pop(" in asked)


@pytest.mark.parametrize("name", EXTRAS)
def test_what_is_kept_as_text_was_made_of_the_statements_of_today(name: str) -> None:
    """If this fails: run `tests/unit/evidence/drift/dialects.py` where those dialects are installed."""
    kept = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")

    assert f"statements {digest()}\n" in kept.splitlines(keepends=True)[0]
    assert 1 == kept.count("GROUP BY")
    # Below the range and four edges; asked a second time also both infinities.
    assert 5 + 7 == kept.count("THEN 1 ELSE 0 END")
