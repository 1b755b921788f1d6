import type { EngineReport } from '../../shared/contract/engineReport.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import type { Text } from '../text/useText.ts'
import type { MarkedState } from '../ui/StateMark.tsx'

/** Of the status bar: `Docker 27.3.1 · cgroup v2 · direct path`, and only what is known. */
export function dockerFact(
  report: EngineReport | undefined,
  failure: Failure | undefined,
  { t }: Pick<Text, 't'>,
): { readonly state: MarkedState; readonly words: string } {
  if (failure !== undefined) return { state: 'unknown', words: t('frame.dockerUnknown') }
  if (report === undefined) return { state: 'unknown', words: t('frame.dockerAsked') }
  if (!report.usable) return { state: 'down', words: t('frame.dockerUnusable') }
  const { version, cgroupVersion, path } = report
  const facts = [
    version === undefined ? 'Docker' : t('frame.dockerVersion', { version }),
    ...(cgroupVersion === undefined ? [] : [t('frame.cgroup', { version: cgroupVersion })]),
    ...(path === undefined ? [] : [t(`frame.path.${path}`)]),
  ]
  return { state: 'healthy', words: facts.join(' · ') }
}
