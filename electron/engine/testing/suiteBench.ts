import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer } from '../../../shared/contract/requests.ts'
import { answer } from '../../../shared/contract/serve.ts'
import type { NamedSuiteAsk, SuiteAsk, SuiteEvent } from '../../../shared/contract/suites.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import { suiteRecordSchema } from '../../../shared/domain/suiteRecordSchema.ts'
import type { ContainerEngine } from '../ports/containerEngine.ts'
import { FakeClock } from './fakeClock.ts'
import { fakeEngine } from './fakeEngine.ts'
import { type FakeWorkbench, fakeWorkbench } from './fakeWorkbench.ts'

export const twice = `name: twice
title: { en: Twice, fr: Deux fois }
comparisons:
  - { name: first, title: { en: First, fr: Première }, configurations: [one], profile: short, objectives: goals }
  - { name: second, title: { en: Second, fr: Seconde }, configurations: [two], profile: short, repeat: 2 }
`

export interface SuiteBench extends FakeWorkbench {
  readonly told: readonly SuiteEvent[]
  start(ask?: Partial<SuiteAsk>): Promise<Answer<'suite.start'>>
  /** The next end that was not told yet. */
  untilSuiteEnded(): Promise<Extract<SuiteEvent, { kind: 'ended' }>>
}

/** The whole engine on fakes, with a suite of two comparisons. */
export function suiteBench(options: Parameters<typeof fakeWorkbench>[0] = {}): SuiteBench {
  const fake = fakeWorkbench({ files: { 'suites/twice.yaml': twice }, ...options })
  const told: SuiteEvent[] = []
  const known = new Set<SuiteEvent>()
  fake.workbench.hear(({ name, content }) => {
    if (name === 'suite.events') told.push(content)
  })
  const asked: NamedSuiteAsk = { suite: 'twice', timeScale: 1, seed: 1, language: 'en' }
  return {
    ...fake,
    told,
    async start(ask = {}) {
      const started = await answer(fake.workbench.handlers, 'suite.start', { ...asked, ...ask })
      if (!started.ok) throw new PalierError(started.failure)
      return started.value
    },
    async untilSuiteEnded() {
      for (let passedMs = 0; passedMs < 600_000; passedMs += 100) {
        const last = told.at(-1)
        if (last?.kind === 'ended' && !known.has(last)) {
          known.add(last)
          return last
        }
        await fake.clock.advance(100)
      }
      throw new Error(`not ended; last: ${JSON.stringify(told.at(-1))}`)
    },
  }
}

export const recordIn = (folder: string) =>
  suiteRecordSchema.parse(JSON.parse(readFileSync(join(folder, 'suite.json'), 'utf8')))

/** One topology whose containers never come up; it may be mended. */
export function engineWithout(
  topologyId: string,
): ContainerEngine & { mended: boolean } & ReturnType<typeof fakeEngine> {
  const clock = new FakeClock()
  const engine = fakeEngine({ clock })
  return Object.assign(Object.create(engine) as typeof engine, {
    mended: false,
    async bringUp(this: { mended: boolean }, ...order: Parameters<ContainerEngine['bringUp']>) {
      if (order[0].plan.topologyId === topologyId && !this.mended)
        throw new PalierError({ kind: 'neverReady', container: 'db', waitedMs: 1, lastTest: 'no', logTail: [] })
      return engine.bringUp(...order)
    },
  })
}
