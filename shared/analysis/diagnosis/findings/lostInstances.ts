import type { Grounds } from './grounds.ts'
import { type Lines, logLines } from './logLines.ts'
import { type Loss, losses } from './losses.ts'
import { isIn } from './spans.ts'

export interface LostInstance {
  readonly loss: Loss
  /** How its address answered meanwhile: at once with a refusal, or not at all. */
  readonly isSilent: boolean
  /** The balancer’s lines about failed attempts while it was gone. */
  readonly lines: Lines | undefined
  /** Probes of it that ended so while it was gone. */
  readonly refused: number
  readonly unanswered: number
}

const tried = ['upstreamRefused', 'upstreamTimedOut', 'upstreamUnreachable', 'upstreamReset'] as const

/** Instances that were gone for a while behind a balancer that goes on choosing among fixed addresses. */
export function lostInstances(grounds: Grounds): LostInstance[] {
  const balancers = grounds.containersOf('balancer', 'proxy')
  const instances = grounds.containersOf('api')
  if (balancers.length === 0 || instances.length < 2) return []
  return losses(grounds).flatMap((loss) => {
    if (!instances.includes(loss.container) || loss.what === 'paused') return []
    const probes = grounds.probes.filter(
      ({ container, probe, atMs }) => container === loss.container && probe === 'instance' && isIn(loss, atMs),
    )
    const refused = probes.filter(({ outcome }) => outcome === 'refused' || outcome === 'reset').length
    const unanswered = probes.filter(
      ({ outcome }) => outcome === 'connectTimeout' || outcome === 'responseTimeout',
    ).length
    const lines = linesWithin(grounds, balancers, loss)
    const isSilent = refused + unanswered > 0 ? unanswered > refused : saysSilent(lines)
    return [{ loss, isSilent, lines, refused, unanswered }]
  })
}

function linesWithin(grounds: Grounds, balancers: readonly string[], loss: Loss): Lines | undefined {
  const address = grounds.manifest.containers.find(({ name }) => name === loss.container)?.address
  const about = grounds.logs.filter(
    ({ atMs, line }) =>
      isIn({ fromMs: loss.fromMs - 1000, toMs: loss.toMs }, atMs) &&
      (address === undefined || line.includes(`//${address}:`)),
  )
  return logLines({ logs: about }, tried, balancers)
}

function saysSilent(lines: Lines | undefined): boolean {
  const silent =
    lines?.readings.filter(({ sign }) => sign === 'upstreamTimedOut' || sign === 'upstreamUnreachable') ?? []
  return silent.length * 2 > (lines?.readings.length ?? 0)
}
