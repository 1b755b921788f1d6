import { expect, test } from 'vitest'
import type { Announcement } from '../../shared/contract/announcements.ts'
import type { ComparisonEvent, ComparisonEventBody, RunEvent } from '../../shared/domain/events.ts'
import { Announcer } from './announcer.ts'
import { FakeClock } from './testing/fakeClock.ts'

const ended: ComparisonEventBody = { kind: 'ended', stopped: false, leftBehind: [] }

/** What was heard: the moment, and `r1 r2` for run events, `c1` for those of the comparison. */
function listening() {
  const clock = new FakeClock(0)
  const announcer = new Announcer(clock)
  const heard: [atMs: number, what: string][] = []
  announcer.hear(({ name, content }: Announcement) => {
    if (name === 'data.progress' || name === 'data.filling' || name === 'suite.events') return
    const what = name === 'image.progress' ? [content.image] : content.map(({ seq }) => `${name[0]}${seq}`)
    heard.push([clock.nowMs(), what.join(' ')])
  })
  const seq = { run: 0, comparison: 0 }
  const run = (count = 1): void => {
    const content = Array.from({ length: count }, (): RunEvent => {
      seq.run += 1
      return { runId: 'r', seq: seq.run, elapsedMs: 0, kind: 'state', at: 'measuring' }
    })
    announcer.announce({ name: 'run.events', content })
  }
  const comparison = (body: ComparisonEventBody = { kind: 'coolingDown', forMs: 1 }): void => {
    seq.comparison += 1
    const event: ComparisonEvent = { comparisonId: 'c', seq: seq.comparison, ...body }
    announcer.announce({ name: 'comparison.events', content: [event] })
  }
  return { clock, announcer, heard, run, comparison }
}

test('the first after a quiet time goes at once, with all that was told with it', async () => {
  const { clock, heard, run } = listening()
  run(3)
  expect(heard).toEqual([[0, 'r1 r2 r3']])
  await clock.advance(250)
  run()
  expect(heard).toEqual([
    [0, 'r1 r2 r3'],
    [250, 'r4'],
  ])
})

test('what comes soon after waits, and goes as one', async () => {
  const { clock, heard, run } = listening()
  run()
  for (let count = 0; count < 4; count += 1) {
    await clock.advance(50)
    run()
  }
  await clock.advance(1000)
  expect(heard).toEqual([
    [0, 'r1'],
    [250, 'r2 r3 r4 r5'],
  ])
})

test('in a storm, four batches a second of each kind; nothing is lost, repeated or overtaken', async () => {
  const { clock, heard, run, comparison } = listening()
  const told: string[] = []
  for (let step = 1; step <= 500; step += 1) {
    run()
    told.push(`r${step}`)
    if (step % 7 === 0) {
      comparison()
      told.push(`c${step / 7}`)
    }
    await clock.advance(10)
  }
  await clock.advance(60_000)
  expect(heard.flatMap(([, what]) => what.split(' '))).toEqual(told)
  for (const kind of ['r', 'c']) {
    const times = heard.filter(([, what]) => what.startsWith(kind)).map(([atMs]) => atMs)
    expect(times.every((atMs, index) => index === 0 || atMs - (times[index - 1] ?? 0) >= 250)).toBe(true)
  }
})

test('a run’s last events go out before its comparison says that it ended', async () => {
  const { clock, heard, run, comparison } = listening()
  run()
  comparison()
  await clock.advance(100)
  run(2)
  comparison()
  await clock.advance(1000)
  expect(heard.map(([, what]) => what)).toEqual(['r1', 'c1', 'r2 r3', 'c2'])
})

test('with the end of the comparison everything goes out at once', async () => {
  const { clock, heard, run, comparison } = listening()
  run()
  comparison()
  run(2)
  comparison()
  comparison(ended)
  expect(heard).toEqual([
    [0, 'r1'],
    [0, 'c1'],
    [0, 'r2 r3'],
    [0, 'c2 c3'],
  ])
  await clock.advance(1000)
  expect(heard).toHaveLength(4)
})

test('images are told of as they come', () => {
  const { announcer, heard, run } = listening()
  run()
  run()
  announcer.announce({ name: 'image.progress', content: { image: 'x/api', message: '', state: 'building' } })
  expect(heard.map(([, what]) => what)).toEqual(['r1', 'x/api'])
})
