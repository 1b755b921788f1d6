import type { Diagnosis, Lane } from '../../domain/diagnosis.ts'

/** When no client got an ok answer for three seconds or more: the clients' lane is unresponsive there. */
export function toNoService(lanes: readonly Lane[]): Diagnosis['noService'] {
  const clients = lanes.find(({ role }) => role === 'clients')
  return (clients?.spans ?? [])
    .filter(({ state }) => state === 'unresponsive')
    .map(({ fromMs, toMs }) => ({ fromMs, toMs }))
}

/** The first good second after which the clients' view stayed well; undefined when it never was bad, or is so still. */
export function toRecoveredMs(
  lanes: readonly Lane[],
  levels: readonly { readonly level: string }[],
): number | undefined {
  const spans = lanes.find(({ role }) => role === 'clients')?.spans ?? []
  const known = spans.filter(({ state }) => state !== 'notKnown')
  const last = known.at(-1)
  const isRecovery = known.slice(0, -1).some(({ state }) => state !== 'healthy')
  if (last === undefined || last.state !== 'healthy' || !isRecovery) return undefined
  let second = Math.floor(last.fromMs / 1000)
  while (second > 0 && levels[second - 1]?.level === 'good') second -= 1
  return second * 1000
}
