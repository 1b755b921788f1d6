-- The small-server study's database: empty, its schema comes with the API's migrations.

CREATE ROLE copro LOGIN;
CREATE DATABASE copro OWNER copro;
\connect copro

CREATE EXTENSION pg_stat_statements;
VACUUM (FREEZE, ANALYZE);
CHECKPOINT;
