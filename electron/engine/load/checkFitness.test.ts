import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { PalierError } from '../../../shared/domain/failure.ts'
import { checkFitness } from './checkFitness.ts'
import type { GeneratorFacts } from './readFacts.ts'

const steps = [
  { atMs: 0, users: 0 },
  { atMs: 1000, users: 5000 },
  { atMs: 2000, users: 10 },
]
const ports = { first: 32_768, last: 60_999 }

function whyUnfit(facts: GeneratorFacts): string | undefined {
  try {
    checkFitness({ plan: { kind: 'closed', steps } }, facts)
    return undefined
  } catch (error) {
    const { failure } = error as PalierError
    return failure.kind === 'generatorUnfit' ? `${failure.why} | ${failure.fix}` : failure.kind
  }
}

test.each<{ name: string; facts: GeneratorFacts; says: string[] | undefined }>([
  { name: 'enough of both', facts: { descriptors: 5200, ephemeralPorts: ports }, says: undefined },
  { name: 'a system that does not say', facts: {}, says: undefined },
  {
    name: 'one descriptor short',
    facts: { descriptors: 5199 },
    says: ['5000 users need 5200', 'ulimit -n 5200', '4999 users'],
  },
  {
    name: 'ports short',
    facts: { ephemeralPorts: { first: 60_000, last: 60_999 } },
    says: ['hands out 1000', '1000 users'],
  },
])('$name', ({ facts, says }) => {
  const why = whyUnfit(facts)
  if (says === undefined) expect(why).toBeUndefined()
  else for (const part of says) expect(why).toContain(part)
})

test.runIf(process.platform === 'linux')('reads the limit this very process has', () => {
  const script = `
    import { readFacts } from ${JSON.stringify(new URL('./readFacts.ts', import.meta.url).href)}
    console.log(readFacts().descriptors)`
  const printed = execFileSync(
    'sh',
    ['-c', 'ulimit -n 333 && exec "$0" --input-type=module -e "$1"', process.execPath, script],
    { encoding: 'utf8' },
  )
  expect(printed.trim()).toBe('333')
})
