"""`/metrics` for Prometheus: how much, how fast, how late; never who."""

from datetime import UTC, datetime
from importlib.metadata import version

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Info, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from storage.database import Database
from storage.figures import Figures, gather

PATH = "/metrics"


class Metrics:
    """Counters are of this process: whoever receives or sends counts on them. Gauges come from Figures."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.received = Counter("jiejing_updates_received", "Updates stored", registry=registry)
        self.handled = Counter("jiejing_updates_handled", "Updates done", registry=registry)
        self.dead = Counter("jiejing_updates_dead", "Updates given up after three tries", registry=registry)
        self.sent = Counter("jiejing_calls_done", "Calls that succeeded", ["method"], registry=registry)
        self.failed = Counter("jiejing_calls_failed", "Calls that failed", ["kind"], registry=registry)
        self._depth = Gauge("jiejing_queue_depth", "Rows that wait", ["queue"], registry=registry)
        self._age = Gauge(
            "jiejing_queue_age_seconds", "Age of the oldest that waits", ["queue"], registry=registry
        )
        self._open = Gauge("jiejing_cases_open", "Open cases", ["status"], registry=registry)
        self._overdue = Gauge("jiejing_cases_overdue", "Open cases after their due time", registry=registry)
        self._job = Gauge("jiejing_job_success_timestamp_seconds", "Last success", ["job"], registry=registry)
        Info("jiejing_build", "What runs here", registry=registry).info({"version": version("jiejing")})

    def show(self, figures: Figures) -> bytes:
        """The page, with the gauges set to `figures`."""
        for name, queue in (("inbox", figures.inbox), ("outbox", figures.outbox)):
            self._depth.labels(name).set(queue.depth)
            self._age.labels(name).set(queue.age)
        for status, count in figures.open_cases.items():
            self._open.labels(status).set(count)
        self._overdue.set(figures.overdue)
        for name, moment in figures.jobs.items():
            self._job.labels(name).set(moment.timestamp())
        return generate_latest(self.registry)


class MetricsPage:
    def __init__(self, db: Database, metrics: Metrics) -> None:
        self._db = db
        self._metrics = metrics

    async def answer(self, _: web.Request) -> web.Response:
        async with self._db.read() as tx:
            figures = await gather(tx, datetime.now(UTC))
        return web.Response(body=self._metrics.show(figures), headers={"Content-Type": CONTENT_TYPE_LATEST})
