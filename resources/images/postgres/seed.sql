-- The catalogue: 5,000 products, 50 stores, a price per product and store. Fixed arithmetic only, so that every build
-- holds the same rows.

CREATE ROLE catalogue LOGIN;
CREATE DATABASE catalogue OWNER catalogue;
GRANT pg_read_all_stats TO catalogue;
\connect catalogue

CREATE EXTENSION pg_stat_statements;
CREATE EXTENSION pg_trgm;
SET ROLE catalogue;

CREATE TABLE products (
  id          integer PRIMARY KEY,
  name        text NOT NULL,
  category    text NOT NULL,
  brand       text NOT NULL,
  description text NOT NULL
);

CREATE TABLE stores (
  id      integer PRIMARY KEY,
  name    text NOT NULL,
  city    text NOT NULL,
  address text NOT NULL,
  phone   text NOT NULL
);

CREATE TABLE prices (
  product_id  integer NOT NULL REFERENCES products,
  store_id    integer NOT NULL REFERENCES stores,
  price_cents integer NOT NULL,
  PRIMARY KEY (product_id, store_id)
);

-- 20 qualities x 16 materials x 16 things = 5,120 names. 2,671 shares no factor with 5,120, so stepping by it visits
-- each name at most once and neighbouring ids are not look-alikes.
WITH words AS (
  SELECT
    ARRAY['Compact','Classic','Folding','Portable','Robust','Elegant','Modern','Rustic','Light','Large',
          'Quiet','Smart','Vintage','Slim','Deluxe','Simple','Bright','Warm','Urban','Alpine'] AS qualities,
    ARRAY['Oak','Steel','Cotton','Linen','Glass','Bamboo','Leather','Wool','Copper','Ceramic',
          'Granite','Walnut','Silicone','Cork','Marble','Titanium'] AS materials,
    ARRAY['Chair','Table','Lamp','Shelf','Kettle','Pan','Knife','Bottle','Jacket','Backpack',
          'Tent','Blanket','Notebook','Clock','Speaker','Mirror'] AS things,
    ARRAY['furniture','furniture','lighting','furniture','kitchen','kitchen','kitchen','kitchen','clothing','outdoor',
          'outdoor','textiles','office','decoration','electronics','decoration'] AS categories,
    ARRAY['Maison Verte','Nordhaus','Atelier Sud','Kibo','Lumen & Co','Hautpays','Tisserand','Oranda'] AS brands
), numbered AS (
  SELECT id, (id * 2671) % 5120 AS k FROM generate_series(1, 5000) AS id
)
INSERT INTO products
SELECT
  id,
  format('%s %s %s', qualities[1 + k % 20], materials[1 + k / 20 % 16], things[1 + k / 320]),
  categories[1 + k / 320],
  brands[1 + (id * 5) % 8],
  format('A %s %s made of %s, finished by hand. Weighs %s g, comes with a %s-year warranty and ships within %s days.',
         lower(qualities[1 + k % 20]), lower(things[1 + k / 320]), lower(materials[1 + k / 20 % 16]),
         150 + (id * 37) % 4850, 2 + id % 4, 2 + (id * 3) % 9)
FROM numbered, words
ORDER BY id;

WITH words AS (
  SELECT
    ARRAY['Paris','Lyon','Marseille','Lille','Nantes','Bordeaux','Strasbourg','Toulouse','Rennes','Grenoble'] AS cities,
    ARRAY['Centre','Gare','Port','Marché','Université'] AS quarters,
    ARRAY['rue de la République','avenue de la Gare','place du Marché','quai des Arts','boulevard Victor Hugo'] AS streets
)
INSERT INTO stores
SELECT
  id,
  format('%s %s', cities[1 + (id - 1) % 10], quarters[1 + (id - 1) / 10]),
  cities[1 + (id - 1) % 10],
  format('%s %s', 1 + (id * 17) % 120, streets[1 + (id * 3) % 5]),
  format('+33 1 99 00 %s %s', 10 + id % 90, 10 + (id * 7) % 90)
FROM generate_series(1, 50) AS id, words
ORDER BY id;

-- 2.99 to 199.98 per product; each store within 10 per cent of that.
INSERT INTO prices
SELECT p.id, s.id, (299 + (p.id::bigint * 7919) % 19700) * (90 + (s.id * 37 + p.id * 11) % 21) / 100
FROM products p, stores s
ORDER BY p.id, s.id;

-- With the price inside: a store's rows are spread over the whole table, one per product, so that fetching them from
-- there reads all of its pages.
CREATE INDEX prices_store_product ON prices (store_id, product_id) INCLUDE (price_cents);

-- `name ILIKE '%term%'` cannot use a B-tree. Common words never need this index (the limit fills early); rare ones
-- would otherwise read the whole table.
CREATE INDEX products_name_trigrams ON products USING gin (name gin_trgm_ops);

RESET ROLE;
-- FREEZE writes the hint bits now. Otherwise the first readers would, and each table's file would be copied out of
-- the image in the middle of a measurement.
VACUUM (FREEZE, ANALYZE);
CHECKPOINT;
