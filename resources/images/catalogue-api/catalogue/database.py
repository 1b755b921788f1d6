"""The database behind a bounded pool, one per worker."""

import asyncio
import logging
import os
from time import monotonic

import asyncpg

log = logging.getLogger("uvicorn.error")

# How long a request waits for a free connection of the pool: SQLAlchemy's default, and so what most Python services do.
_POOL_WAIT_S = 30
_CONNECT_S = 5
# Without a limit, queries to a database that vanished would keep the pool's connections until TCP gives up, a quarter
# of an hour later.
_QUERY_S = 30
_HEALTH_S = 2
_LOG_EVERY_S = 10

_REFUSALS = (
    asyncpg.TooManyConnectionsError,
    asyncpg.CannotConnectNowError,
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.InterfaceError,
    OSError,
    TimeoutError,
)


class DatabaseUnavailable(Exception):
    """No connection to be had: refused, gone, or none free in time."""


class Database:
    def __init__(self):
        self._pool = None
        # The event loop itself keeps only weak references to tasks.
        self._checks = set()
        self._unlogged = 0
        self._quiet_until = 0.0

    async def open(self):
        """Connects to nothing yet: each connection is opened by the request that first needs it, so that the API
        starts without its database and survives its restart."""
        self._pool = await asyncpg.create_pool(
            os.environ["DATABASE_URL"],
            min_size=0,
            max_size=int(os.environ.get("DB_POOL_SIZE", "10")),
            timeout=_CONNECT_S,
            command_timeout=_QUERY_S,
            reset=_leave_as_is,
            # PostgreSQL's plans for unknown arguments expect a tenth of the table on every page, and never use the
            # trigram index. Planning anew takes less than what they lose.
            server_settings={"plan_cache_mode": "force_custom_plan"},
        )

    async def close(self):
        self._pool.terminate()

    async def rows(self, query, *arguments):
        try:
            async with self._pool.acquire(timeout=_POOL_WAIT_S) as connection:
                return await connection.fetch(query, *arguments)
        except _REFUSALS as cause:
            self._note(cause)
            raise DatabaseUnavailable from cause

    async def row(self, query, *arguments):
        rows = await self.rows(query, *arguments)
        return rows[0] if rows else None

    async def answers(self) -> bool:
        # Left to itself when it takes too long, not awaited: asyncpg cancels a query by asking the server, and one
        # that hangs would hold up the answer for as long as a query may take.
        check = asyncio.create_task(self.rows("SELECT 1"))
        self._checks.add(check)
        check.add_done_callback(self._forget)
        await asyncio.wait({check}, timeout=_HEALTH_S)
        if check.done():
            return check.exception() is None
        check.cancel()
        return False

    def _forget(self, check):
        self._checks.discard(check)
        if not check.cancelled():
            check.exception()

    def _note(self, cause):
        """A database at its limit refuses some connections and serves others: not a line for each of them."""
        self._unlogged += 1
        if monotonic() < self._quiet_until:
            return
        log.warning("database: unavailable, %d times: %s: %s", self._unlogged, type(cause).__name__, cause)
        self._quiet_until = monotonic() + _LOG_EVERY_S
        self._unlogged = 0


async def _leave_as_is(connection):
    """In place of asyncpg's own reset, which is one more round trip per request: the queries here only read, and leave
    no state in the session that would have to be undone."""
