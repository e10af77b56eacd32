"""Faults to order: what goes wrong with the next calls, or with all while it is set."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from simulator.refusals import Refused, too_many_requests

PAGE_502 = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)


class Kind(StrEnum):
    FLOOD = "flood"
    """429 with `retry_after` seconds."""
    REFUSED = "refused"
    """An error answer of `code` (default 400) with `description`, e.g. 403 or "chat not found"."""
    SERVER_ERROR = "server_error"
    """500 as JSON."""
    BAD_GATEWAY = "bad_gateway"
    """502 as an HTML page."""
    CUT = "cut"
    """The connection is cut before anything is done."""
    CUT_BODY = "cut_body"
    """The call is done, and the connection is cut in the middle of the answer."""
    SILENT = "silent"
    """The call is done, and no answer comes for `delay` seconds (default: until the caller gives up)."""
    DELAY = "delay"
    """The call is done and answered `delay` seconds late."""
    DOWN = "down"
    """The whole API cuts every connection; the same as CUT, for naming what is meant."""


BEFORE = {Kind.FLOOD, Kind.REFUSED, Kind.SERVER_ERROR, Kind.BAD_GATEWAY, Kind.CUT, Kind.DOWN}
"""Kinds that strike before the call is done; the others strike after."""


@dataclass(slots=True)
class Fault:
    """One fault: for `times` calls that fit, or while it is set (None).

    `method` as in the Bot API ("sendMessage"; "file" for downloads), `chat_id` the chat of the call;
    None fits all.
    """

    kind: Kind | str
    method: str | None = None
    chat_id: int | None = None
    times: int | None = 1
    retry_after: int = 5
    code: int = 400
    description: str = "Bad Request: chat not found"
    parameters: dict[str, Any] | None = None
    delay: float | None = None

    def __post_init__(self) -> None:
        self.kind = Kind(self.kind)

    def fits(self, method: str, chat_id: Any) -> bool:
        named = self.method is None or self.method.lower() == method.lower()
        return named and self.chat_id in (None, chat_id)

    def refusal(self) -> Refused:
        if self.kind == Kind.FLOOD:
            return too_many_requests(self.retry_after)
        if self.kind == Kind.SERVER_ERROR:
            return Refused(500, "Internal Server Error")
        return Refused(self.code, self.description, **(self.parameters or {}))


class Faults:
    def __init__(self) -> None:
        self._set: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self._set.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        if fault in self._set:
            self._set.remove(fault)

    def clear(self) -> None:
        self._set.clear()

    def strike(self, method: str, chat_id: Any) -> Fault | None:
        """The first fault that fits this call; counts it."""
        for fault in self._set:
            if fault.fits(method, chat_id):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._set.remove(fault)
                return fault
        return None
