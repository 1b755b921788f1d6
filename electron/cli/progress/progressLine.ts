import type { Phase } from '../../../shared/domain/profile.ts'
import { runStateText } from '../../../shared/text/runStateText.ts'
import { durationText, latencyText, percentText, rateText } from '../../../shared/text/units.ts'
import { type RunProgress, recentRate } from './runProgress.ts'

/** One line about a run under way (without stages when they are not known): `stage 3 of 6 · 184 users · 181 req/s · errors 0.0 % · P95 12 ms · 1 min 10 s left`. */
export function progressLine(progress: RunProgress, phases: readonly Phase[]): string {
  if (progress.at !== 'measuring') return waitingLine(progress)
  const end = phases.at(-1)?.toMs ?? 0
  const stage = phases.findIndex(({ toMs }) => progress.measuredMs < toMs)
  const isClosed = phases[0]?.usersTo !== undefined
  const rate = recentRate(progress)
  const p95 = progress.recent.at(-1)?.total.latencyUs?.p95
  return [
    phases.length === 0 ? undefined : `stage ${stage === -1 ? phases.length : stage + 1} of ${phases.length}`,
    isClosed ? `${progress.users} users` : `${progress.users} under way`,
    rate === undefined ? undefined : rateText(rate),
    progress.requests === 0 ? undefined : `errors ${percentText(progress.failed / progress.requests)}`,
    progress.dropped === 0 ? undefined : `${progress.dropped} dropped`,
    p95 === undefined ? undefined : `P95 ${latencyText(p95)}`,
    progress.deaths.length === 0 ? undefined : progress.deaths.join(', '),
    phases.length === 0 ? undefined : `${durationText(Math.max(0, end - progress.measuredMs))} left`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}

function waitingLine({ at, detail, ready, total }: RunProgress): string {
  const counted = total === 0 ? '' : ` · ${ready} of ${total} ready`
  return detail === '' ? runStateText(at) : `${runStateText(at)}${counted} · ${detail}`
}
