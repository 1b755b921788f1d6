"""Stamps every response with the instance's name and counts it.

Around FastAPI, not one of its middlewares: those sit inside the handler of last resort, whose 500s would stay unstamped.
"""

import os
import socket
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, values
from prometheus_client.multiprocess import MultiProcessCollector

# See gunicorn.conf.py.
values.ValueClass = values.MultiProcessValue(lambda: os.environ.get("WORKER_SLOT", "0"))

_INSTANCE_ID = (b"x-instance-id", socket.gethostname().encode())
_PROBES = frozenset({"/health", "/metrics"})

_requests = Counter(
    "http_requests_total", "Requests answered, probes excluded.", ["endpoint", "status"], registry=None
)
_durations = Histogram(
    "http_request_duration_seconds",
    "From the request's head to the end of its response, probes excluded.",
    ["endpoint"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
    registry=None,
)


def metrics() -> bytes:
    """The counts of all workers of this instance, as Prometheus text."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return generate_latest(registry)


class Observed:
    def __init__(self, app):
        self._app = app
        self._counts = {}

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self._app(scope, receive, send)

        started = perf_counter()
        # Stays 500 when the app fails, or the client leaves, before there is a response.
        status = 500

        async def stamp(message):
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), _INSTANCE_ID]
            await send(message)

        try:
            await self._app(scope, receive, stamp)
        finally:
            if scope["path"] not in _PROBES:
                self._count(scope, status, perf_counter() - started)

    def _count(self, scope, status, seconds):
        # FastAPI leaves the route it found in the scope: `/products/{product_id}`, not one series per product.
        route = scope.get("route")
        key = (route.path if route else "unmatched", status)
        counts = self._counts.get(key)
        if counts is None:
            counts = self._counts[key] = (_requests.labels(*key), _durations.labels(key[0]))
        counts[0].inc()
        counts[1].observe(seconds)
