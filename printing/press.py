"""Prints one paper at a time, beside the loop: two cores have other things to do as well."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from domain.rulebook import Rulebook
from printing.catalogue import PRINTERS
from printing.sheet import Printed, Printer, Says, Sheet


class Press:
    """Knows the words and the city of the moment."""

    def __init__(
        self,
        texts: Says,
        city: Callable[[], Rulebook],
        printers: Mapping[str, Printer] = PRINTERS,
    ) -> None:
        self._texts = texts
        self._city = city
        self._printers = printers
        self._thread = ThreadPoolExecutor(1, "press")

    async def print(
        self,
        kind: str,
        language: str,
        facts: Mapping[str, Any],
        pictures: Mapping[str, bytes] | None = None,
        file: bytes | None = None,
    ) -> Printed:
        """Raises KeyError for a kind that there is not, and what its printer raises."""
        sheet = Sheet(language, facts, self._city(), self._texts, pictures or {}, file)
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._printers[kind], sheet)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)
