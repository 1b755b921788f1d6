import { dearerRequests } from '../../shared/analysis/dearerRequests.ts'
import type { RunResult } from '../../shared/domain/runResult.ts'
import { countText, durationText, latencyText, percentText, rateText } from '../../shared/text/units.ts'

const paths = {
  loopback: 'loopback',
  bridge: 'a container’s own address',
  published: 'a published port',
} as const

const unknown = {
  tls: ' for TLS: `palier doctor --generator` measures it without, and each request costs the generator more with it',
  fresh:
    ' for new connections: `palier doctor --generator` measures it over kept ones, and making one for each request costs the generator more',
  notChecked: ': `palier doctor --generator` measures it, and later runs say so',
} as const

/** How far a run was from the generator's ceiling, and what the path itself takes; nothing for a run without load. */
export function ceilingLines(result: RunResult): string[] {
  const { generator, createdAt, latencyUs } = result
  const { highestPerS, ceiling, cpuPercent } = generator
  if (highestPerS === undefined) return []
  const busiest = `generator: ${rateText(highestPerS)} in its busiest second`
  const cpu = cpuPercent === undefined ? '' : `, at most ${percentText(cpuPercent.max / 100, 0)} of a core`
  if (ceiling === undefined) {
    return [`${busiest}${cpu}; its ceiling is not known${unknown[dearerRequests(result) ?? 'notChecked']}`]
  }
  const { share, ratePerS, isLowerBound, threads, path, measuredAt, floorUs } = ceiling
  const age = Math.max(0, Date.parse(createdAt) - Date.parse(measuredAt))
  const p50 = latencyUs.response?.p50
  const floor = `the path’s own part of a latency is ${latencyText(floorUs.p50)} at P50${p50 === undefined ? '' : ` of the ${latencyText(p50)} measured`}`
  return [
    `${busiest}${cpu}, ${isLowerBound ? 'at most ' : ''}${percentText(share, 0)} of the ${isLowerBound ? 'at least ' : ''}${countText(ratePerS * threads)} that ${threads} load thread${threads === 1 ? '' : 's'} can send to ${paths[path]} (checked ${durationText(age)} before); ${floor}`,
  ]
}
