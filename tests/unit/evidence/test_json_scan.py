"""Where the marks of JSON stand: as somebody finds them who goes from sign to sign, wherever it is cut."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.evaluation.errors import UnreadableFileError
from bot.evidence.bounds import BOUNDS
from bot.evidence.json_scan import Scanner

SIGNS = '"\\{}[],:ab '
Mark = tuple[int, int, int]


def sign_by_sign(written: bytes) -> list[Mark] | None:
    """Place, sign and depth of each mark; None where something is closed that was never opened."""
    found: list[Mark] = []
    depth = 0
    is_inside = is_escaped = False
    for at, sign in enumerate(written):
        if not is_escaped and sign == ord('"'):
            is_inside = not is_inside
        elif not is_inside and sign in b"{}[],:":
            depth -= sign in b"}]"
            if depth < 0:
                return None
            found.append((at, sign, depth))
            depth += sign in b"{["
        is_escaped = sign == ord("\\") and not is_escaped
    return found


def block_by_block(blocks: list[bytes]) -> list[Mark] | None:
    scanner, found, before = Scanner(BOUNDS), list[Mark](), 0
    for block in blocks:
        try:
            marks = scanner.scan(block)
        except UnreadableFileError:
            return None
        found += zip(
            (marks.at + before).tolist(),
            marks.characters.tolist(),
            marks.depth.tolist(),
            strict=True,
        )
        before += len(block)
    return found


@given(blocks=st.lists(st.text(SIGNS, max_size=12).map(str.encode), max_size=5))
@example(blocks=[b'{"a', b'\\"}', b'":[1,', b"2]}"])
@example(blocks=[b'"\\', b'"', b'"{'])
@example(blocks=[b"\\", b"{"])
@settings(max_examples=300, deadline=None)
def test_marks_are_found_block_by_block_as_sign_by_sign(blocks: list[bytes]) -> None:
    assert block_by_block(blocks) == sign_by_sign(b"".join(blocks))
