"""Finished response bodies in Redis. Without REDIS_URL there is no cache; while Redis fails, every lookup is a miss."""

import logging
import os
from time import monotonic

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError, RedisError

log = logging.getLogger("uvicorn.error")

# After a failure Redis is left alone for this long. When it is paused or killed, packets vanish, and otherwise every
# request would wait the whole socket timeout before it turned to the database.
_RETRY_AFTER_S = 1


class Cache:
    def __init__(self):
        url = os.environ.get("REDIS_URL")
        self._ttl_s = int(os.environ.get("CACHE_TTL_SECONDS", "60"))
        self._down_until = 0.0
        self._reachable = True
        # One retry, at once, for a pooled connection that Redis has closed meanwhile. The client's own default retries
        # timeouts too and sleeps between, for seconds.
        self._redis = url and Redis.from_url(
            url,
            socket_connect_timeout=0.5,
            socket_timeout=0.5,
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
        if monotonic() < self._down_until:
            return None
        try:
            answer = await command()
        except (RedisError, OSError) as cause:
            self._down_until = monotonic() + _RETRY_AFTER_S
            if self._reachable:
                log.warning("cache: unavailable: %s", cause)
            self._reachable = False
            return None
        if not self._reachable:
            log.warning("cache: answers again")
        self._reachable = True
        return answer
