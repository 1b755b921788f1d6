import { Installation } from '../electron/cli/testing/installation.ts'
import { resultSchema } from '../shared/domain/resultSchema.ts'
import type { RunResult } from '../shared/domain/runResult.ts'

/**
 * Whether results with and without a warm-up agree: the same configuration and seed in alternating rounds, first ramp beside the first
 * plateau without its first 20 %. Needs a build and the images: `npm run build && node bench/warmUpEffect.ts [rounds] [configuration]`.
 */
const rounds = Number(process.argv[2] ?? 3)
const configuration = process.argv[3] ?? 'solo'
const kinds = ['auto', 'none'] as const
const found = new Map<string, number[]>()

async function measured(kind: (typeof kinds)[number]): Promise<RunResult> {
  const palier = new Installation()
  try {
    const options = ['--profile', 'quick', '--time-scale', '0.5', '--seed', '1', '--warm-up', kind, '--json', '-']
    const { code, stdout, stderr } = await palier.run('run', configuration, ...options)
    if (code !== 0) throw new Error(stderr)
    return resultSchema.parse(JSON.parse(stdout))
  } finally {
    await palier.remove()
  }
}

function keep(kind: string, { phases, warmUp }: RunResult): string {
  const [ramp, plateau] = phases
  const first = ramp?.latencyUs.response
  const steady = plateau?.steady?.latencyUs.response
  const rows: (readonly [string, number | undefined])[] = [
    ['ramp p50', first?.p50],
    ['ramp p95', first?.p95],
    ['plateau p50', steady?.p50],
    ['plateau p95', steady?.p95],
  ]
  for (const [name, us = Number.NaN] of rows) {
    const key = `${name} ${kind}`
    found.set(key, [...(found.get(key) ?? []), us / 1000])
  }
  const how =
    warmUp === undefined || warmUp.kind === 'none'
      ? ''
      : ` (${warmUp.steady ? 'steady' : 'cap'} after ${warmUp.durationMs} ms)`
  return rows.map(([name, us = Number.NaN]) => `${name} ${(us / 1000).toFixed(1)} ms`).join('  ') + how
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] ?? Number.NaN) + (sorted[sorted.length >> 1] ?? Number.NaN)) / 2
}

for (let round = 1; round <= rounds; round += 1) {
  for (const kind of round % 2 === 1 ? kinds : kinds.toReversed()) {
    process.stdout.write(`${round} ${kind}  ${keep(kind, await measured(kind))}\n`)
  }
}
for (const name of ['ramp p50', 'ramp p95', 'plateau p50', 'plateau p95']) {
  const [warm, cold] = kinds.map((kind) => found.get(`${name} ${kind}`) ?? [])
  const [a, b] = [median(warm ?? []), median(cold ?? [])]
  const range = (values: readonly number[] = []) =>
    `${Math.min(...values).toFixed(1)}–${Math.max(...values).toFixed(1)}`
  process.stdout.write(
    `${name}: ${a.toFixed(1)} ms (${range(warm)}) with, ${b.toFixed(1)} ms (${range(cold)}) without, ratio ${(a / b).toFixed(2)}\n`,
  )
}
