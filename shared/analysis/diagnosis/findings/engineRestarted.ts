import type { Finding } from '../../../domain/diagnosis.ts'
import type { Grounds } from './grounds.ts'
import { losses } from './losses.ts'
import { toFinding } from './toFinding.ts'

/** The engine ended all containers of the run together: what each of them lacks afterwards has no cause of its own. */
export function engineRestarted(grounds: Grounds): Finding[] {
  const marks = grounds.marks.filter(({ crash }) => crash === 'engineRestart')
  const [first] = marks
  if (first === undefined) return []
  const ended = new Set(marks.map(({ lane }) => lane))
  const gone = losses(grounds).filter(({ container, what }) => what === 'died' && ended.has(container))
  const isBack = gone.some((loss) => loss.isBack)
  return [
    toFinding(grounds, {
      rule: 'engineRestarted',
      fromMs: first.atMs,
      toMs: Math.max(first.atMs, ...gone.map(({ toMs }) => toMs)),
      of: [...ended],
      // The engine's events of every one of them; and clients who got nothing.
      kinds: [true, grounds.noService.some(({ fromMs, toMs }) => fromMs <= first.atMs + 10_000 && toMs >= first.atMs)],
      figures: { containers: ended.size, stayedDown: isBack ? 0 : 1 },
      shown: { of: [...ended], engine: marks.map(({ lane, exitCode }) => `${lane} died ${exitCode ?? ''}`.trim()) },
    }),
  ]
}
