import type { ComparisonAsk } from '../../shared/contract/requests.ts'
import type { Problem } from '../../shared/domain/problem.ts'

/** The options of `compare` and `run` as the terminal gives them. */
export interface LoadOptions {
  readonly profile: string
  readonly scenario?: string
  readonly timeScale: string
  readonly set: readonly string[]
  readonly seed?: string
  readonly json?: string
}

const LARGEST_SEED = 0xffff_ffff
const MOST_CONFIGURATIONS = 8

/**
 * Options to a request. A missing seed is drawn, and shown with the results. What is wrong is left out of the request, so
 * that the rest of it can be checked and everything told together.
 */
export function toComparisonAsk(
  configurations: readonly string[],
  options: LoadOptions,
  drawnSeed: number,
): { readonly ask: ComparisonAsk; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const timeScale = Number(options.timeScale)
  if (!(timeScale > 0 && timeScale <= 100)) {
    problems.push({
      where: '--time-scale',
      field: '',
      found: `"${options.timeScale}"`,
      expected: 'a number above 0 and up to 100, such as 0.2',
    })
  }
  const seed = options.seed === undefined ? drawnSeed : Number(options.seed)
  if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED) {
    problems.push({
      where: '--seed',
      field: '',
      found: `"${options.seed}"`,
      expected: `a whole number from 0 to ${LARGEST_SEED}`,
    })
  }
  const set = options.set.flatMap((written) => {
    const split = written.indexOf('=')
    if (split > 0) return [[written.slice(0, split), written.slice(split + 1)] as const]
    problems.push({
      where: '--set',
      field: '',
      found: `"${written}"`,
      expected: 'KEY=VALUE, such as GUNICORN_WORKERS=8',
    })
    return []
  })
  if (configurations.length > MOST_CONFIGURATIONS) {
    problems.push({
      where: 'command line',
      field: '',
      found: `${configurations.length} configurations`,
      expected: `at most ${MOST_CONFIGURATIONS}`,
    })
  }
  const ask: ComparisonAsk = {
    configurations: configurations.slice(0, MOST_CONFIGURATIONS),
    profile: options.profile,
    ...(options.scenario === undefined ? {} : { scenario: options.scenario }),
    timeScale: problems.some(({ where }) => where === '--time-scale') ? 1 : timeScale,
    set: Object.fromEntries(set),
    seed: problems.some(({ where }) => where === '--seed') ? 0 : seed,
  }
  return { ask, problems }
}
