import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { crashActions } from './crashActions.ts'
import { crashRun, type Told, turnsInRun } from './crashRun.ts'
import { toTable, withSpread } from './table.ts'

/**
 * Is every way to lose a container told as what it was, and how soon? Runs of `trio-cache` with eight instances under 60 users; every 5 s
 * something happens to one of them, from outside the product unless it is the product's own fault. An engine that is restarted is not among
 * it, because that takes along whatever else runs on it: one is recorded in `shared/testing/runs`. About 2 min a run of 14.
 *
 *   npm run build && node bench/crashKinds.ts [--times 10] [--keep folder]
 */
const { values } = parseArgs({ options: { times: { type: 'string', default: '10' }, keep: { type: 'string' } } })
const print = (line: string) => process.stdout.write(`${line}\n`)
const folder = values.keep ?? (await mkdtemp(join(tmpdir(), 'palier-crashes-')))

const all: Told[] = []
for (let round = 0; round * turnsInRun < Number(values.times) * crashActions.length; round += 1) {
  const told = await crashRun(round, folder)
  all.push(...told)
  for (const { turn, doneMs, mark, problem } of told) {
    const verdict = mark?.crash === turn.action.expected ? 'right' : 'WRONG'
    const what = `${turn.instance} ${turn.action.name}: ${mark?.crash ?? 'not told'}, ${verdict}`
    print(`${round + 1} ${(doneMs / 1000).toFixed(1)} s ${what}${problem === undefined ? '' : ` (${problem})`}`)
  }
}

const rows = crashActions.map((action) => {
  const tried = all.filter(({ turn }) => turn.action === action)
  const right = tried.filter(({ mark }) => mark?.crash === action.expected)
  const lateS = right.flatMap(({ doneMs, mark }) => (mark === undefined ? [] : [(mark.atMs - doneMs) / 1000]))
  return [action.name, `${tried.length}`, `${right.length}`, withSpread(lateS, (seconds) => seconds.toFixed(2))]
})
print(`\n${toTable(['What happened', 'times', 'told rightly', 'its moment after it was asked for, s'], rows)}`)
if (values.keep === undefined) await rm(folder, { recursive: true })
