import { resolve } from 'node:path'
import { ComposeProject } from '../electron/cli/testing/composeProject.ts'
import { findCompose } from '../electron/cli/testing/findCompose.ts'
import { Installation } from '../electron/cli/testing/installation.ts'
import { openCatalogue } from '../electron/engine/topology/openCatalogue.ts'

/**
 * What a configuration costs besides its load, beside `docker compose up --wait` and `down` of the same file, in alternating rounds.
 * Needs a build and the images: `npm run build && node bench/fixedCost.ts [rounds]`.
 */
const rounds = Number(process.argv[2] ?? 3)
const compose = await findCompose()
const catalogue = openCatalogue([resolve(import.meta.dirname, '../resources')], (path) => path)

async function timed(work: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now()
  await work()
  return performance.now() - beganMs
}

async function composeRound(id: string): Promise<string> {
  const { file, entry } = catalogue.topology(id)
  const project = new ComposeProject(compose, file, entry)
  const upMs = await timed(() => project.up())
  const downMs = await timed(() => project.down())
  return `compose  up ${toS(upMs)}  down ${toS(downMs)}  together ${toS(upMs + downMs)}`
}

async function ourRound(id: string): Promise<string> {
  const palier = new Installation()
  try {
    const wallMs = await timed(() => palier.run('run', id, '--time-scale', '0.03', '--seed', '1', '--warm-up', 'none'))
    const states = palier.manifests().flatMap((manifest) => manifest.states)
    const of = (name: string): number => states.find(({ at }) => at === name)?.durationMs ?? Number.NaN
    const all = states.map(({ at, durationMs }) => `${at} ${Math.round(durationMs)}`).join(' ')
    const together = of('starting') + of('stopping')
    return `palier   starting ${toS(of('starting'))}  stopping ${toS(of('stopping'))}  together ${toS(together)}  command ${toS(wallMs)}\n         ms: ${all}`
  } finally {
    await palier.remove()
  }
}

const toS = (ms: number): string => `${(ms / 1000).toFixed(2)} s`

for (let round = 1; round <= rounds; round += 1) {
  for (const id of ['solo', 'duo-lb', 'trio-cache']) {
    process.stdout.write(`${round}  ${id}\n`)
    const order = round % 2 === 1 ? [composeRound, ourRound] : [ourRound, composeRound]
    for (const measure of order) process.stdout.write(`   ${await measure(id)}\n`)
  }
}
