import type { WarmUp } from '../../shared/domain/warmUp.ts'
import { countText, durationText, rateText } from '../../shared/text/units.ts'

/** How a run was warmed up, for the terminal; nothing of a run of before there was a warm-up. */
export function warmUpLines(warmUp: WarmUp | undefined): string[] {
  if (warmUp === undefined) return []
  if (warmUp.kind === 'none') return ['no warm-up']
  const { durationMs, requests, users, ratePerS = 0, steady } = warmUp
  const level = users === undefined ? rateText(ratePerS) : `${countText(users)} users`
  const end = steady ? 'steady' : 'not steady at its end: the first seconds may be slower'
  return [`warm-up ${durationText(durationMs)} with ${level}, ${countText(requests)} requests, in no figure: ${end}`]
}
