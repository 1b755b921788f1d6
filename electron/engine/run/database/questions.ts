import type { DatabasePlan } from '../../../../shared/domain/stackPlan.ts'
import type { Question } from './askPsql.ts'

/** Longer texts of statements are lists of values; a report has no room for them either. */
const longestQuery = 4000

/** The statistics of our own database alone; what asks on others' behalf is none of the run's. */
const ofThisDatabase = '(SELECT oid FROM pg_database WHERE datname = current_database())'

export const resetStatements: Question = {
  name: 'reset',
  commands: [`SELECT /* palier */ pg_stat_statements_reset(0, ${ofThisDatabase})`],
}

/** One row for each statement: the view has one for each user and level. Who asks for these statistics is no part of the load either. */
export const topStatements: Question = {
  name: 'statements',
  commands: [
    `SELECT /* palier */ coalesce(jsonb_agg(to_jsonb(s) ORDER BY "totalMs" DESC), '[]') FROM (
SELECT left(min(query), ${longestQuery}) AS query, sum(calls)::bigint AS calls, sum(total_exec_time) AS "totalMs",
 sum(total_exec_time) / sum(calls) AS "meanMs", sum(rows)::bigint AS rows FROM pg_stat_statements
WHERE dbid = ${ofThisDatabase} AND query !~* '^\\s*EXPLAIN\\M' AND query NOT LIKE '%/* palier */%'
 AND query NOT ILIKE '%pg_stat_statements%'
GROUP BY queryid ORDER BY 3 DESC LIMIT 10) s`,
  ],
}

/**
 * How often each table was read whole and each index at all, since the database counts. A session hands its own counts over late, so
 * that what was explained just before has to be asked for (PostgreSQL 15 and later; earlier ones refuse that and count it as read).
 */
export const readCounts: Question = {
  name: 'counts',
  commands: [
    `DO /* palier */ $$ BEGIN PERFORM pg_stat_force_next_flush(); EXCEPTION WHEN undefined_function THEN END $$`,
    `SELECT /* palier */ jsonb_build_object(
'tables', (SELECT coalesce(jsonb_agg(jsonb_build_object('table', relid::regclass::text, 'wholeReads', seq_scan,
 'rowsRead', seq_tup_read, 'indexReads', coalesce(idx_scan, 0))), '[]') FROM pg_stat_user_tables),
'indexes', (SELECT coalesce(jsonb_agg(jsonb_build_object('table', s.relid::regclass::text, 'index',
 s.indexrelid::regclass::text, 'reads', idx_scan, 'bytes', pg_relation_size(s.indexrelid), 'enforces',
 indisunique OR indisexclusion)), '[]') FROM pg_stat_user_indexes s JOIN pg_index USING (indexrelid)))`,
  ],
}

/** Between the two forms of one plan. */
export const planMark = '--palier-text--'

/** Both forms are executed, and neither is kept: EXPLAIN gives one form at a time. */
export function explained({ name, sql }: DatabasePlan['queries'][number]): Question {
  const statement = sql.trim().replace(/;\s*$/, '')
  return {
    name: `plan ${name}`,
    commands: [
      'BEGIN',
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement}`,
      // What the first has written must not be in the second's way.
      'ROLLBACK',
      `\\echo ${planMark}`,
      'BEGIN',
      `EXPLAIN (ANALYZE, BUFFERS) ${statement}`,
      'ROLLBACK',
    ],
  }
}
