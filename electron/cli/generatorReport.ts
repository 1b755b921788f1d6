import { busyPercent } from '../../shared/analysis/generatorCeiling.ts'
import type { GeneratorCheck, GeneratorTarget } from '../../shared/domain/generatorCheck.ts'
import { countText, cpuText, durationText, latencyText, rateText } from '../../shared/text/units.ts'
import { type Column, textTable } from './textTable.ts'
import { wrapped } from './wrapped.ts'

const names: Readonly<Record<GeneratorTarget['path'], string>> = {
  loopback: 'own responder, loopback',
  bridge: 'Nginx, its own address',
  published: 'Nginx, published port',
}

const columns: readonly Column[] = [
  { title: '\nTarget', align: 'left' },
  { title: 'Requests\nper second', align: 'right' },
  { title: 'of its\ncore', align: 'right' },
  { title: '\np99', align: 'right' },
  { title: 'One user:\np50', align: 'right' },
  { title: '\np99', align: 'right' },
]

/** In eighty columns. */
export function generatorReport(check: GeneratorCheck): string {
  const { machine, users, seconds, targets, leftOut } = check
  const where = `Load generator on ${machine.cpuModel}, ${machine.hostCpus} cores, ${machine.platform} ${machine.kernel}, Node ${machine.node}`
  const how = `One load thread on one core, everything recorded: ${users} users without think time, then one alone; ${durationText(seconds * 1000)} each.`
  const failed = targets.reduce((sum, target) => sum + target.failed, 0)
  const notes = [
    ...limitNotes(targets),
    ...pathNotes(targets),
    ...busyNotes(check),
    ...(failed > 0 ? [`${countText(failed)} requests failed; the figures are of the others.`] : []),
    ...(leftOut === undefined ? [] : [`Without containers. ${leftOut.en}`]),
  ]
  return [wrapped(where, 80), wrapped(how, 80), '', table(targets), '', ...notes.map((note) => wrapped(note, 80))].join(
    '\n',
  )
}

function table(targets: readonly GeneratorTarget[]): string {
  return textTable(
    columns,
    targets.map(({ path, ratePerS, cpuPercent, busyUs, floorUs }) => [
      names[path],
      countText(ratePerS),
      cpuText(cpuPercent),
      ...[busyUs.p99, floorUs.p50, floorUs.p99].map((us) => latencyText(us)),
    ]),
  )
}

function limitNotes(targets: readonly GeneratorTarget[]): string[] {
  const highest = targets.toSorted((a, b) => b.ratePerS - a.ratePerS)[0]
  if (highest === undefined) return []
  if (highest.cpuPercent >= busyPercent)
    return [`The generator’s ceiling here is ${rateText(highest.ratePerS)} a core.`]
  return [
    `The generator’s ceiling here is above ${rateText(highest.ratePerS)} a core: it had only ${cpuText(highest.cpuPercent)} of its core, so the target or other work was the limit.`,
  ]
}

/** What the published path takes, beside the container's own address. */
function pathNotes(targets: readonly GeneratorTarget[]): string[] {
  const bridge = targets.find(({ path }) => path === 'bridge')
  const published = targets.find(({ path }) => path === 'published')
  if (bridge === undefined || published === undefined) return []
  const more = published.floorUs.p50 - bridge.floorUs.p50
  const share = Math.round((published.ratePerS / bridge.ratePerS) * 100)
  return [
    `A published port ${more >= 0 ? `costs ${latencyText(more)} a request at p50` : 'costs no time that could be measured'}, and lets ${share} % of the requests through that the container’s own address does.`,
  ]
}

function busyNotes({ load1, machine }: GeneratorCheck): string[] {
  if (load1 === undefined || load1 < machine.hostCpus / 2) return []
  return [
    `The machine was busy before (load average ${load1.toFixed(1)}): every rate is a lower bound, every latency an upper one.`,
  ]
}
