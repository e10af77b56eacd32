"""A stored file, handed out as it came, under the name that it had."""

from printing.sheet import Printed, Sheet


def print_file(sheet: Sheet) -> Printed:
    """Raises ValueError where the file is no longer stored: the message then goes alone."""
    if sheet.file is None:
        raise ValueError("the file is gone")
    return Printed(sheet.file, str(sheet.facts["name"]))
