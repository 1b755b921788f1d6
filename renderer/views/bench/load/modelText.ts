import { toConnectionPolicy } from '../../../../shared/domain/connections.ts'
import type { Profile } from '../../../../shared/domain/profile.ts'
import type { Scenario } from '../../../../shared/domain/scenario.ts'
import type { Text } from '../../../text/useText.ts'

/** Who decides when requests are sent, and over which connections. In the open model nobody thinks. */
export function modelText(
  { think, cycle }: Pick<Scenario, 'think' | 'cycle'>,
  profile: Profile | undefined,
  text: Text,
): string {
  const { t, figures } = text
  const connections = connectionsText(profile, text)
  if (profile?.model === 'open') {
    return t('bench.openModel', { most: figures.count(profile.maxInFlight), connections })
  }
  const pause = cycle ?? think
  if (pause.meanMs === 0) return t('bench.noThink', { connections })
  const mean = figures.decimal(pause.meanMs / 1000, 1)
  const values = { mean, spread: figures.plain(pause.spreadPercent), connections }
  return t(cycle === undefined ? 'bench.think' : 'bench.cycle', values)
}

function connectionsText(profile: Profile | undefined, { t, figures }: Text): string {
  const policy = toConnectionPolicy(profile?.connections ?? 'perUser')
  if (policy.kind === 'shared') return t('bench.connections.shared', { count: figures.count(policy.count) })
  const isOwn = policy.kind === 'perUser'
  return t(isOwn && profile?.model === 'open' ? 'bench.connections.perRequest' : `bench.connections.${policy.kind}`)
}
