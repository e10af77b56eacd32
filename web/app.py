"""The web server: health, metrics, and the routes that it is given (the webhook, the demo's page)."""

from collections.abc import Iterable
from typing import Final

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from storage.database import Database
from web import health, metrics

LARGEST_BODY: Final = 1024 * 1024
"""Bytes; an update of Telegram's is some kilobytes."""

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

log = structlog.get_logger()


def make_app(
    db: Database,
    last_contact: health.LastContact,
    routes: Iterable[web.AbstractRouteDef] = (),
    counted: metrics.Metrics | None = None,
    limits: health.Limits | None = None,
) -> web.Application:
    """`last_contact` says when Telegram was last heard of; `counted` is what everybody counts on."""
    app = web.Application(middlewares=[_guard], client_max_size=LARGEST_BODY)
    app.on_response_prepare.append(_set_headers)
    app.router.add_get(health.PATH, health.Health(db, last_contact, limits).answer)
    app.router.add_get(metrics.PATH, metrics.MetricsPage(db, counted or metrics.Metrics()).answer)
    app.router.add_routes(routes)
    return app


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A fault becomes a plain 500 that tells nothing; the log gets route and kind, not what was sent."""
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as error:
        resource = request.match_info.route.resource
        log.exception(
            "a request failed", route=resource.canonical if resource else None, error=type(error).__name__
        )
        return web.json_response({"ok": False}, status=500)


async def _set_headers(_: web.Request, response: web.StreamResponse) -> None:
    """A route's own headers go before these."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    # What we are made of helps only those who look for a hole in it.
    response.headers["Server"] = "Jiejing"
