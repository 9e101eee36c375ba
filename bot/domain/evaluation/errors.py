"""What can be wrong with a file of results, as leaves of the product's kinds of error."""

from bot.domain.errors import InvalidInputError, NotFoundError


class UnknownFormatError(InvalidInputError):
    """No known tool writes files of this shape."""

    code = "evaluation.unknown-format"


class UnreadableFileError(InvalidInputError):
    """The file is damaged, or not what it says it is."""

    code = "evaluation.unreadable"


class FileGoneError(NotFoundError):
    """Whoever brought the file has deleted it meanwhile."""

    code = "evaluation.file-gone"


class FileLimitError(InvalidInputError):
    """The file is larger, deeper or more tightly packed than anything a tool writes."""

    code = "evaluation.over-limit"


class MappingNeededError(InvalidInputError):
    """A plain table: somebody has to say once which column holds what."""

    code = "evaluation.mapping-needed"

    def __init__(self, message: str, *, columns: tuple[str, ...], next_step: str) -> None:
        """Keep the columns, so that a form can offer them."""
        super().__init__(message, next_step=next_step, columns=columns)
        self.columns = columns
