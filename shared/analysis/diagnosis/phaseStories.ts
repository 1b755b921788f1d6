import type { ComponentState, Lane, Mark, PhaseStory } from '../../domain/diagnosis.ts'
import type { Phase } from '../../domain/profile.ts'

/** From best to worst; what is not known or only starts is no judgement. */
const severity: readonly ComponentState[] = [
  'notKnown',
  'starting',
  'healthy',
  'degraded',
  'recovering',
  'unresponsive',
  'down',
]
const broken: readonly ComponentState[] = ['degraded', 'unresponsive', 'down']

/** Shorter than this is no state of a phase. */
const atLeastMs = 1000

/** What happened in each phase that was reached, by the lanes and marks alone. */
export function toPhaseStories(phases: readonly Phase[], lanes: readonly Lane[], marks: readonly Mark[]): PhaseStory[] {
  const endMs = Math.max(0, ...lanes.map(({ spans }) => spans.at(-1)?.toMs ?? 0))
  const clients = lanes.find(({ role }) => role === 'clients')
  return phases
    .filter(({ fromMs }) => fromMs < endMs)
    .map((phase) => {
      const isLast = phase === phases.at(-1)
      const isIn = (atMs: number) => atMs >= phase.fromMs && (atMs < phase.toMs || isLast)
      const firstMark = marks.find(({ atMs }) => isIn(atMs))?.number
      return {
        phase: phase.index,
        clients: worstOf(clients, phase),
        ...(firstMark !== undefined && { firstMark }),
        broke: lanes.flatMap((lane) => brokeIn(lane, isIn)).toSorted((a, b) => a.atMs - b.atMs),
        recovered: lanes.flatMap((lane) => recoveredIn(lane, isIn)).toSorted((a, b) => a.atMs - b.atMs),
      }
    })
}

function worstOf(lane: Lane | undefined, { fromMs, toMs }: Phase): ComponentState {
  let worst: ComponentState = 'notKnown'
  for (const span of lane?.spans ?? []) {
    const lastedMs = Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs)
    if (lastedMs >= atLeastMs && severity.indexOf(span.state) > severity.indexOf(worst)) worst = span.state
  }
  return worst
}

/** The first time a lane came into each broken state that is worse than the one before. */
function brokeIn({ lane, spans }: Lane, isIn: (atMs: number) => boolean): PhaseStory['broke'] {
  const broke: PhaseStory['broke'] = []
  for (const { state, fromMs } of spans) {
    if (!isIn(fromMs) || !broken.includes(state) || broke.some((one) => one.state === state)) continue
    broke.push({ lane, state, atMs: fromMs })
  }
  return broke
}

/** Back to healthy and not broken again within the phase. */
function recoveredIn({ lane, spans }: Lane, isIn: (atMs: number) => boolean): PhaseStory['recovered'] {
  const within = spans.filter(({ fromMs }) => isIn(fromMs))
  const last = within.at(-1)
  if (last?.state !== 'healthy') return []
  const before = spans[spans.indexOf(last) - 1]
  return before === undefined || before.state === 'notKnown' ? [] : [{ lane, atMs: last.fromMs }]
}
