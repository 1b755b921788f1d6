"""The catalogue's endpoints. Bodies are finished bytes: they go to the client and into the cache as they are."""

from contextlib import asynccontextmanager
from typing import Annotated

import orjson
from fastapi import FastAPI, HTTPException, Path, Query, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST

from catalogue.cache import Cache
from catalogue.database import Database, DatabaseUnavailable
from catalogue.observed import metrics

database = Database()
cache = Cache()

# PostgreSQL's `integer`: beyond it a bad id would be a database error instead of a 422.
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
Page = Annotated[int, Query(ge=1, le=100_000)]
Size = Annotated[int, Query(ge=1, le=100)]


@asynccontextmanager
async def _life(api):
    await database.open()
    yield
    await cache.close()
    await database.close()


api = FastAPI(title="Catalogue", lifespan=_life, openapi_url=None, redirect_slashes=False)


@api.exception_handler(DatabaseUnavailable)
async def _unavailable(request, error):
    return JSONResponse({"detail": "database unavailable"}, status_code=503)


@api.get("/products")
async def products(page: Page = 1, size: Size = 20):
    async def load():
        rows = await database.rows(
            "SELECT id, name, category, brand, description, (SELECT count(*) FROM products) AS total"
            " FROM products ORDER BY id LIMIT $1 OFFSET $2",
            size,
            (page - 1) * size,
        )
        return _page(rows, page, size)

    return await _answer(f"products:{page}:{size}", load)


@api.get("/products/{product_id}")
async def product(product_id: Id):
    async def load():
        row = await database.row(
            "SELECT p.id, name, category, brand, description, min(price_cents) AS from_price_cents,"
            " count(store_id) AS stores FROM products p JOIN prices ON product_id = p.id WHERE p.id = $1 GROUP BY p.id",
            product_id,
        )
        return _found(row, "product")

    return await _answer(f"product:{product_id}", load)


@api.get("/products/{product_id}/prices")
async def prices(product_id: Id):
    async def load():
        rows = await database.rows(
            "SELECT store_id, name AS store, city, price_cents FROM prices JOIN stores ON stores.id = store_id"
            " WHERE product_id = $1 ORDER BY price_cents, store_id",
            product_id,
        )
        return {"product_id": product_id, "prices": _found([dict(row) for row in rows], "product")}

    return await _answer(f"prices:{product_id}", load)


@api.get("/stores")
async def stores():
    async def load():
        rows = await database.rows("SELECT id, name, city, address, phone FROM stores ORDER BY id")
        return {"items": [dict(row) for row in rows]}

    return await _answer("stores", load)


@api.get("/stores/{store_id}")
async def store(store_id: Id):
    async def load():
        row = await database.row("SELECT id, name, city, address, phone FROM stores WHERE id = $1", store_id)
        return _found(row, "store")

    return await _answer(f"store:{store_id}", load)


@api.get("/stores/{store_id}/products")
async def store_products(store_id: Id, page: Page = 1, size: Size = 20):
    async def load():
        rows = await database.rows(
            # The page is cut out of the prices first: joined before, all 5,000 rows would be, whatever the page.
            "SELECT p.id, name, category, brand, price_cents,"
            " (SELECT count(*) FROM prices WHERE store_id = $1) AS total"
            " FROM (SELECT product_id, price_cents FROM prices"
            " WHERE store_id = $1 ORDER BY product_id LIMIT $2 OFFSET $3) AS page"
            " JOIN products p ON p.id = product_id ORDER BY p.id",
            store_id,
            size,
            (page - 1) * size,
        )
        if not rows:
            _found(await database.row("SELECT id FROM stores WHERE id = $1", store_id), "store")
        return _page(rows, page, size)

    return await _answer(f"store-products:{store_id}:{page}:{size}", load)


@api.get("/search")
async def search(q: Annotated[str, Query(min_length=2, max_length=50)], size: Size = 20):
    term = q.lower()

    async def load():
        rows = await database.rows(
            "SELECT id, name, category, brand FROM products WHERE name ILIKE $1 ORDER BY id LIMIT $2",
            f"%{_literal(term)}%",
            size,
        )
        return {"query": term, "items": [dict(row) for row in rows]}

    return await _answer(f"search:{size}:{term}", load)


@api.get("/health")
async def health():
    if await database.answers():
        return JSONResponse({"status": "ok"})
    return JSONResponse({"status": "database does not answer"}, status_code=503)


@api.get("/metrics")
def metrics_text():
    # Not `async`: it reads files, and so runs in a thread beside the event loop.
    return Response(metrics(), media_type=CONTENT_TYPE_LATEST)


async def _answer(key, load):
    """The body of `load`, from the cache where there is one. Only bodies that were found are kept."""
    if not cache:
        return _json(orjson.dumps(await load()))
    body = await cache.get(key)
    if body is not None:
        return _json(body, "HIT")
    body = orjson.dumps(await load())
    await cache.put(key, body)
    return _json(body, "MISS")


def _json(body, x_cache=None):
    return Response(body, media_type="application/json", headers=x_cache and {"X-Cache": x_cache})


def _page(rows, page, size):
    """A page beyond the last one is empty, and without a total."""
    items = [dict(row) for row in rows]
    totals = [item.pop("total") for item in items]
    return {"page": page, "size": size, "total": totals[0] if totals else None, "items": items}


def _found(found, what):
    if not found:
        raise HTTPException(404, f"no such {what}")
    return found if isinstance(found, list) else dict(found)


def _literal(term):
    """`%` and `_` are wildcards to ILIKE, not to whoever types them."""
    return term.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
