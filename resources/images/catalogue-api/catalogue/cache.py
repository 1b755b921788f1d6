"""Finished response bodies in Redis. Without REDIS_URL there is no cache; while Redis fails, every lookup is a miss."""

import logging
import os
from time import monotonic

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError, RedisError

log = logging.getLogger("uvicorn.error")

# While Redis fails, one request in this time tries it again and the others go straight to the database. When it is
# paused or killed its packets vanish, and otherwise each of them would first wait the whole socket timeout.
_RETRY_AFTER_S = 1
_TIMEOUT_S = 1


class Cache:
    def __init__(self):
        url = os.environ.get("REDIS_URL")
        self._ttl_s = int(os.environ.get("CACHE_TTL_SECONDS", "60"))
        self._retry_at = 0.0
        self._reachable = True
        # One retry, at once, for a pooled connection that Redis has closed meanwhile. The client's own default retries
        # timeouts too and sleeps between, for seconds.
        self._redis = url and Redis.from_url(
            url,
            socket_connect_timeout=_TIMEOUT_S,
            socket_timeout=_TIMEOUT_S,
            retry=Retry(NoBackoff(), 1, supported_errors=(ConnectionError,)),
        )

    def __bool__(self):
        return bool(self._redis)

    async def get(self, key) -> bytes | None:
        return await self._try(lambda: self._redis.get(key))

    async def put(self, key, body: bytes):
        await self._try(lambda: self._redis.set(key, body, ex=self._ttl_s))

    async def close(self):
        if self._redis:
            await self._redis.aclose()

    async def _try(self, command):
        if not self._reachable:
            if monotonic() < self._retry_at:
                return None
            self._retry_at = monotonic() + _TIMEOUT_S + _RETRY_AFTER_S
        try:
            answer = await command()
        except (RedisError, OSError) as cause:
            self._retry_at = monotonic() + _RETRY_AFTER_S
            if self._reachable:
                log.warning("cache: unavailable: %s", cause)
            self._reachable = False
            return None
        if not self._reachable:
            log.warning("cache: answers again")
        self._reachable = True
        return answer
