import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Asker } from '../ports/asker.ts'
import type { Stack } from '../ports/stack.ts'

const SCRAPE_TIMEOUT_MS = 5000

/**
 * Requests answered so far by each instance, by its own count; instances that do not tell are left out. Before the load,
 * an instance that nobody has asked yet may not have the counter at all: `ifAbsent` is then 0.
 */
export async function readInstanceCounts(
  stack: Stack,
  plan: StackPlan,
  asker: Asker,
  ifAbsent: 0 | undefined,
): Promise<ReadonlyMap<string, number>> {
  const counter = plan.instanceCounter
  if (counter === undefined) return new Map()
  const instances = stack.containers.filter(({ role }) => role === 'api')
  const counts = await Promise.all(
    instances.map(async ({ name }) => {
      const address = stack.addressOf(name, counter.port)
      const answer = await asker.ask({ ...address, method: 'GET', path: counter.path, timeoutMs: SCRAPE_TIMEOUT_MS })
      if (answer.kind !== 'answered' || answer.status !== 200) return []
      const sum = sumOfMetric(answer.body, counter.metric) ?? ifAbsent
      return sum === undefined ? [] : [[name, sum] as const]
    }),
  )
  return new Map(counts.flat())
}

/** What was counted between two scrapes; an instance that restarted in between, or was not read twice, is left out. */
export function countedBetween(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const pairs = [...after].flatMap(([name, end]) => {
    const start = before.get(name)
    return start === undefined || end < start ? [] : [[name, end - start] as const]
  })
  return new Map(pairs)
}

/** Sum over all label sets of one metric in the Prometheus text format; 0 when declared without samples, undefined when unknown. */
export function sumOfMetric(text: string, metric: string): number | undefined {
  const lines = text.split('\n')
  const samples = lines.filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `))
  if (samples.length === 0)
    return lines.some((line) => line.startsWith(`# TYPE ${metric.replace(/_total$/, '')}`)) ? 0 : undefined
  return samples.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
}
