import type { DatabaseFacts } from '../domain/databaseSchema.ts'

type Plan = DatabaseFacts['plans'][number]

const sql = 'SELECT * FROM units WHERE organization_id = 3 ORDER BY unit_number LIMIT 20'
const byNumber = 'units_organization_id_unit_number_idx'

/** A page of units, without the index and with it, as PostgreSQL 17 explained it. */
export function aPlan(at: Plan['at'], isIndexed: boolean): Plan {
  const common = { name: 'units', title: { en: 'A page of units', fr: 'Une page de lots' }, sql, at }
  if (isIndexed) {
    return {
      ...common,
      reads: [{ table: 'units', index: byNumber, rows: 20, removed: 0 }],
      planningMs: 0.09,
      executionMs: 0.041,
      buffersHit: 23,
      buffersRead: 0,
      text: `Limit  (cost=0.29..30.94 rows=20 width=21) (actual time=0.017..0.032 rows=20 loops=1)
  Buffers: shared hit=23
  ->  Index Scan using ${byNumber} on units  (cost=0.29..96.83 rows=63 width=21) (actual time=0.016..0.029 rows=20 loops=1)
        Index Cond: (organization_id = 3)
        Buffers: shared hit=23
Planning Time: 0.090 ms
Execution Time: 0.041 ms`,
    }
  }
  return {
    ...common,
    reads: [{ table: 'units', rows: 63, removed: 18_937 }],
    planningMs: 0.11,
    executionMs: 2.34,
    buffersHit: 140,
    buffersRead: 0,
    text: `Limit  (cost=379.18..379.23 rows=20 width=21) (actual time=2.301..2.306 rows=20 loops=1)
  Buffers: shared hit=140
  ->  Sort  (cost=379.18..379.33 rows=63 width=21) (actual time=2.300..2.302 rows=20 loops=1)
        Sort Key: unit_number
        Sort Method: top-N heapsort  Memory: 26kB
        Buffers: shared hit=140
        ->  Seq Scan on units  (cost=0.00..377.50 rows=63 width=21) (actual time=0.021..2.262 rows=63 loops=1)
              Filter: (organization_id = 3)
              Rows Removed by Filter: 18937
              Buffers: shared hit=140
Planning Time: 0.110 ms
Execution Time: 2.340 ms`,
  }
}

/** A database with the study's indexes or without; <&> in a statement is for whoever must escape it. */
export function aDatabase(isIndexed: boolean, changes: Partial<DatabaseFacts> = {}): DatabaseFacts {
  const statement = (query: string, calls: number, meanMs: number, rows: number) => ({
    query,
    calls,
    totalMs: calls * meanMs,
    meanMs,
    rows,
  })
  return {
    container: 'db',
    statements: [
      statement(
        'SELECT id, building_id, unit_number, floor, surface_m2 FROM units\n  WHERE organization_id = $1 ORDER BY unit_number LIMIT $2 OFFSET $3',
        8455,
        isIndexed ? 0.043 : 2.412,
        169_100,
      ),
      statement(
        'INSERT INTO units (organization_id, building_id, unit_number) VALUES ($1, $2, $3) RETURNING id',
        1920,
        0.118,
        1920,
      ),
      statement('SELECT id, name FROM buildings WHERE tags && $1 AND name <> $2', isIndexed ? 310 : 95, 0.052, 1240),
    ],
    plans: [aPlan('before', isIndexed), aPlan('after', isIndexed)],
    unusedIndexes: isIndexed ? [{ table: 'owners', index: 'owners_email_idx', bytes: 425_984 }] : [],
    missingIndexes: isIndexed ? [] : [{ table: 'units', wholeReads: 8455, rowsPerRead: 19_000, indexReads: 1920 }],
    problems: [],
    ...changes,
  }
}
