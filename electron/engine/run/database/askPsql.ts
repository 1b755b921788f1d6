import type { DatabasePlan } from '../../../../shared/domain/stackPlan.ts'
import type { Stack } from '../../ports/stack.ts'

/** Commands that belong together: whoever reads their answer gets it in one piece. */
export interface Question {
  readonly name: string
  /** Each is a transaction of its own, unless they open one. */
  readonly commands: readonly string[]
}

export interface PsqlAnswer {
  /** What was printed, the answer of each command from the line after the one before. */
  readonly printed: string
  /** The database's own words about the first command that failed. */
  readonly refused?: string
}

/**
 * Asks all questions in one session of `psql` inside the container; one that fails stops no other. The statements of the session are not
 * counted by `pg_stat_statements` where its user may decide that. A question that was not reached is absent. Never throws: why there
 * is no session at all is the second part.
 */
export async function askPsql(
  stack: Stack,
  { container, user, database }: DatabasePlan,
  questions: readonly Question[],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<{ readonly answers: ReadonlyMap<string, PsqlAnswer>; readonly broken?: string }> {
  const command = [
    'psql',
    '-XqAtw',
    ...(user === undefined ? [] : ['-U', user]),
    '-d',
    `dbname='${database.replaceAll(/['\\]/g, '\\$&')}' application_name=palier connect_timeout=5`,
    // The whole session is bounded by its statements: it cannot be killed from outside.
    ...[
      `SET /* palier */ statement_timeout = ${timeoutMs}`,
      "SET /* palier */ pg_stat_statements.track = 'none'",
    ].flatMap(asCommand),
    ...questions.flatMap(({ commands }, at) =>
      [`\\echo ${markOf(at)}`, `\\warn ${markOf(at)}`, ...commands].flatMap(asCommand),
    ),
    ...asCommand(`\\warn ${markOf(questions.length)}`),
  ]
  try {
    const { stdout, stderr } = await stack.exec(container, command, signal)
    const printed = split(stdout)
    const said = split(stderr)
    const answers = questions.flatMap(({ name }, at) => {
      const text = printed.get(markOf(at))
      const refused = firstWords(said.get(markOf(at)) ?? '')
      return text === undefined ? [] : [[name, { printed: text, ...(refused !== undefined && { refused }) }] as const]
    })
    const isWhole = said.has(markOf(questions.length))
    return { answers: new Map(answers), ...(!isWhole && { broken: firstWords(stderr) ?? 'psql ended early' }) }
  } catch (error) {
    return { answers: new Map(), broken: error instanceof Error ? error.message : String(error) }
  }
}

function markOf(at: number): string {
  return `--palier-${at}--`
}

function asCommand(text: string): readonly string[] {
  return ['-c', text]
}

/** By the marks; what stands before the first is of nobody. */
function split(output: string): ReadonlyMap<string, string> {
  const [, ...parts] = output.split(/^(--palier-\d+--)\n/m)
  return new Map(parts.flatMap((part, at) => (at % 2 === 0 ? [[part, (parts[at + 1] ?? '').trim()] as const] : [])))
}

/** Without the hints, the quoted statement and the marks. */
function firstWords(said: string): string | undefined {
  const lines = said.split('\n').filter((line) => !line.startsWith('--palier-') && line.trim() !== '')
  const found = lines.find((line) => /\b(?:ERROR|FATAL|PANIC):/.test(line)) ?? lines[0]
  return found?.replaceAll(/\s+/g, ' ').trim()
}
