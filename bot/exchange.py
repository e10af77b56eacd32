"""One HTTP exchange with the Bot API, its body bounded and its failures named.

No failure holds the URL or the error that did, because the URL holds the token (T10).
"""

from typing import Any

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    FormData,
    InvalidURL,
    UploadTracker,
)
from telegram.error import BadRequest, NetworkError, TimedOut


class NotSent(NetworkError):
    """Nothing of the request reached Telegram, or not all of it: trying again cannot double anything."""

    __slots__ = ()


class Cut(NetworkError):
    """The connection broke after the request was written: it may have been obeyed."""

    __slots__ = ()


class CutAnswer(Cut):
    """The same, after the answer had begun."""

    __slots__ = ()


class TooLong(BadRequest):
    """More bytes came than allowed."""

    __slots__ = ()


async def exchange(
    session: ClientSession, method: str, url: str, limits: tuple[ClientTimeout, int], **body: Any
) -> tuple[int, bytes]:
    """Status and decoded body, `limits` being the time and the bytes it may take; redirects are not followed.

    Raises NotSent (safe to repeat), Cut or TimedOut (may have arrived), TooLong.
    """
    timeout, size = limits
    answered = False
    tracker = UploadTracker() if isinstance(body.get("data"), FormData) else None  # bytes go out in one write
    try:
        async with session.request(
            method, url, timeout=timeout, allow_redirects=False, upload_tracker=tracker, **body
        ) as response:
            answered = True
            return response.status, await _read(response, size)
    except TooLong:
        raise
    except (ClientError, OSError, ValueError, RuntimeError) as error:
        failure = CutAnswer("cut off within the answer") if answered else _named(error, tracker)
    # Raised out here, because `__cause__` and `__context__` would carry the URL.
    raise failure


async def _read(response: ClientResponse, limit: int) -> bytes:
    """Stops at `limit`, so that neither an endless body nor a packed one fills the memory."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in response.content.iter_any():
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            raise TooLong(f"the answer is longer than {limit} bytes")
    return b"".join(chunks)


def _named(error: Exception, tracker: UploadTracker | None) -> NetworkError:
    kind = type(error).__name__
    if isinstance(error, ClientConnectorError | ConnectionTimeoutError | InvalidURL):
        return NotSent(f"not connected ({kind})")
    if tracker and tracker.upload_complete.done() and tracker.upload_complete.exception() is not None:
        return NotSent(f"not sent as a whole ({kind})")
    return (
        TimedOut(f"no answer in time ({kind})")
        if isinstance(error, TimeoutError)
        else Cut(f"cut off ({kind})")
    )
