import type { DatabaseFacts } from '../../../../shared/domain/databaseSchema.ts'
import type { DatabasePlan } from '../../../../shared/domain/stackPlan.ts'
import type { Stack } from '../../ports/stack.ts'
import { askPsql, type PsqlAnswer } from './askPsql.ts'
import { indexHints, noCounts, type ReadCounts } from './indexHints.ts'
import { printedFigures } from './printedFigures.ts'
import { explained, planMark, readCounts, resetStatements, topStatements } from './questions.ts'
import { toPlan } from './toPlan.ts'

/** For all statements of a session together, and for each alone. */
const sessionMs = 15_000
const statementMs = 5_000
/** When the database takes longer than its own limits allow. */
const waitMs = 18_000

/** What was read before measuring; the rest is read against it. */
export interface DatabaseBefore {
  readonly plans: DatabaseFacts['plans']
  /** Undefined when they could not be read: then nobody knows what was read while measuring. */
  readonly counts: ReadCounts | undefined
  readonly problems: readonly string[]
}

/** Explains the declared queries, then empties the statistics of statements: what is explained is in none of them. Never throws. */
export async function readDatabaseBefore(
  stack: Stack,
  database: DatabasePlan,
  signal: AbortSignal,
): Promise<DatabaseBefore> {
  const session = await openSession(stack, database, 'before', [], [resetStatements, readCounts], signal)
  session.answerOf(resetStatements.name, (printed) => printed)
  return {
    plans: session.plans,
    counts: session.answerOf(readCounts.name, (printed) => JSON.parse(printed) as ReadCounts),
    problems: session.problems,
  }
}

/** Statements and reads since then, then the plans once more. Never throws. */
export async function readDatabaseAfter(
  stack: Stack,
  database: DatabasePlan,
  before: DatabaseBefore,
  signal: AbortSignal,
): Promise<DatabaseFacts> {
  const session = await openSession(stack, database, 'after', [topStatements, readCounts], [], signal)
  const statements = session.answerOf(
    topStatements.name,
    (printed) => JSON.parse(printed) as DatabaseFacts['statements'],
  )
  const counts = session.answerOf(readCounts.name, (printed) => JSON.parse(printed) as ReadCounts)
  return {
    container: database.container,
    statements: (statements ?? []).map((one) => ({ ...one, query: one.query.trim() })),
    plans: [...before.plans, ...session.plans],
    ...indexHints(before.counts ?? noCounts, before.counts && counts),
    problems: [...before.problems, ...session.problems],
  }
}

interface Session {
  readonly plans: DatabaseFacts['plans']
  readonly problems: string[]
  readonly answerOf: <T>(name: string, read: (printed: string) => T) => T | undefined
}

async function openSession(
  stack: Stack,
  database: DatabasePlan,
  at: 'before' | 'after',
  first: readonly Parameters<typeof askPsql>[2][number][],
  last: readonly Parameters<typeof askPsql>[2][number][],
  signal: AbortSignal,
): Promise<Session> {
  const questions = [...first, ...database.queries.map(explained), ...last]
  const timeoutMs = Math.min(statementMs, Math.ceil(sessionMs / questions.flatMap(({ commands }) => commands).length))
  const within = AbortSignal.any([signal, AbortSignal.timeout(waitMs)])
  const { answers, broken } = await askPsql(stack, database, questions, timeoutMs, within)
  const problems = broken === undefined ? [] : [`${at} measuring: ${broken}`]
  const answerOf: Session['answerOf'] = (name, read) => {
    const answer = answers.get(name)
    // Why it is not there is told once, for all.
    if (answer === undefined) return undefined
    const found = readAnswer(answer, read)
    if (typeof found !== 'string') return found.value
    problems.push(`${name} ${at} measuring: ${found}`)
    return undefined
  }
  const plans = database.queries.flatMap((query) => {
    const plan = answerOf(explained(query).name, toPlanParts)
    return plan === undefined ? [] : [{ ...query, at, ...plan }]
  })
  return { plans, problems, answerOf }
}

function toPlanParts(printed: string) {
  const [json = '', text = ''] = printed.split(`${planMark}\n`)
  return { ...toPlan(json), ...printedFigures(text), text: text.trimEnd() }
}

/** Or why it is none, in the database's own words. */
function readAnswer<T>({ printed, refused }: PsqlAnswer, read: (printed: string) => T): { readonly value: T } | string {
  if (refused !== undefined) return refused
  try {
    return { value: read(printed) }
  } catch {
    return `the answer could not be read: ${printed.slice(0, 200)}`
  }
}
