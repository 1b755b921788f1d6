import type { ComponentState } from '../../domain/diagnosis.ts'

export type BandFill = 'none' | 'plain' | 'dots' | 'hatch' | 'solid' | 'counterHatch'

/** The thicker, the worse: the timeline reads in grey, and from across a room. The colour is the state's token. */
export const bandLooks = {
  notKnown: { thicknessPx: 1, fill: 'plain' },
  starting: { thicknessPx: 5, fill: 'none' },
  healthy: { thicknessPx: 3, fill: 'plain' },
  degraded: { thicknessPx: 9, fill: 'dots' },
  recovering: { thicknessPx: 9, fill: 'counterHatch' },
  unresponsive: { thicknessPx: 14, fill: 'hatch' },
  down: { thicknessPx: 18, fill: 'solid' },
} as const satisfies Readonly<Record<ComponentState, { readonly thicknessPx: number; readonly fill: BandFill }>>

const badness: readonly ComponentState[] = [
  'notKnown',
  'starting',
  'healthy',
  'degraded',
  'recovering',
  'unresponsive',
  'down',
]

/** Of states that were ever there the one that is worst; `notKnown` of none. */
export function worstState(states: readonly ComponentState[]): ComponentState {
  return states.reduce((a, b) => (badness.indexOf(b) > badness.indexOf(a) ? b : a), 'notKnown')
}

/** Those that a legend explains, as people come to know them. */
export const legendStates: readonly ComponentState[] = [
  'healthy',
  'degraded',
  'unresponsive',
  'down',
  'recovering',
  'starting',
]
