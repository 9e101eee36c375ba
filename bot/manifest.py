"""The Slack app manifest that ships with this code, and what it asks a workspace for."""

from pathlib import Path
from typing import Any

import yaml

from bot.domain.errors import UnavailableError


class ManifestMissingError(UnavailableError):
    """The manifest does not lie where the package or the repository keeps it."""

    code = "manifest.missing"


def manifest_file() -> Path:
    """Find the manifest: in the wheel, or in the repository.

    Raises:
        ManifestMissingError: It is in neither place.
    """
    package = Path(__file__).parent
    for file in (
        package / "_deploy" / "manifest.yaml",
        package.parent / "deploy" / "slack" / "manifest.yaml",
    ):
        if file.is_file():
            return file
    raise ManifestMissingError("The Slack manifest is missing.", next_step="Reinstall Remit.")


def read_manifest() -> dict[str, Any]:
    """Read the manifest.

    Raises:
        ManifestMissingError: There is none.
    """
    manifest = yaml.safe_load(manifest_file().read_text(encoding="utf-8"))
    assert isinstance(manifest, dict)  # noqa: S101  # our own file, compared with the code by tests
    return manifest


def bot_scopes() -> tuple[str, ...]:
    """Every scope the bot token needs."""
    return tuple(read_manifest()["oauth_config"]["scopes"]["bot"])
