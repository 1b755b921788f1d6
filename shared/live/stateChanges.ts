import type { ComponentState, Lane } from '../domain/diagnosis.ts'
import type { FeedItem } from './feed.ts'

type Told = Extract<FeedItem, { kind: 'component' }>

/** The state that begins with a moment of a lane. */
export function stateBeginning(lanes: readonly Lane[], lane: string, atMs: number): ComponentState | undefined {
  return lanes.find((one) => one.lane === lane)?.spans.find(({ fromMs }) => fromMs === atMs)?.state
}

/**
 * Every time a lane came into another state, but for those that `told` tells already. That it is well as soon as it is known says
 * nothing, nor that nobody looks any more.
 */
export function stateChanges(lanes: readonly Lane[], told: readonly FeedItem[]): FeedItem[] {
  const isTold = new Set(
    told
      .filter((item): item is FeedItem & Told => item.kind === 'component')
      .map(({ container, atMs }) => `${container} ${atMs}`),
  )
  return lanes.flatMap(({ lane, spans }) =>
    spans.flatMap(({ state, fromMs }, index): FeedItem[] => {
      const before = spans[index - 1]?.state ?? 'notKnown'
      const isBeginning = before === 'notKnown' && state === 'healthy'
      if (isBeginning || state === 'notKnown' || isTold.has(`${lane} ${fromMs}`)) return []
      return [{ kind: 'state', atMs: fromMs, lane, state }]
    }),
  )
}
