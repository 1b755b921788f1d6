import { Button } from '@mantine/core'
import type { ComparedConfiguration } from '../../../shared/analysis/comparedConfigurations.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import type { RunHead } from '../../../shared/live/liveRun.ts'
import { go } from '../../app/place.ts'
import { useReportText } from '../../text/useReportText.ts'
import { useText } from '../../text/useText.ts'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { takeUpAsk } from '../bench/draft/draftStore.ts'
import { ExportMenu } from './ExportMenu.tsx'
import type { Opened } from './openResult.ts'
import { timeSpan } from './timeSpan.ts'
import type { Exporting } from './useExport.ts'

/** What was measured, when and how; and what can be done with it. */
export function ResultHead({
  opened,
  compared,
  head,
  exporting,
}: {
  readonly opened: Extract<Opened, { at: 'open' }>
  readonly compared: readonly ComparedConfiguration[]
  readonly head: RunHead | undefined
  readonly exporting: Exporting
}) {
  const { t, figures, local, language } = useText()
  const report = useReportText()
  const { comparison, endedAt } = opened
  const profile = head === undefined ? comparison.profile.id : local(head.profile.title)
  const [only] = compared
  const title =
    compared.length === 1 && only !== undefined
      ? report.t('title.run', { profile, name: only.id })
      : report.t('title.comparison', { profile, count: compared.length })
  const { timeScale } = comparison.profile
  const isOpen = comparison.runs.length > 0 && comparison.runs.every(({ model }) => model === 'open')
  const note = [
    timeSpan(comparison.createdAt, endedAt, language),
    t(isOpen ? 'result.open' : 'result.closed'),
    comparison.scenario,
    ...(timeScale === 1 ? [] : [t('result.scale', { scale: figures.plain(timeScale) })]),
    ...(comparison.repeat === 1 && compared.length === 1 ? [] : [t('result.repeats', { count: comparison.repeat })]),
  ].join(' · ')
  return (
    <ScreenHead title={title} note={note}>
      {comparison.ask !== undefined && <RunAgain ask={comparison.ask} />}
      <ExportMenu {...exporting} />
    </ScreenHead>
  )
}

/** Back to the bench with the very same selection, values and seed. */
function RunAgain({ ask }: { readonly ask: NonNullable<Comparison['ask']> }) {
  const { t } = useText()
  const again = () => {
    takeUpAsk(ask)
    go({ screen: 'bench' })
  }
  return (
    <Button variant="default" onClick={again}>
      {t('result.runAgain')}
    </Button>
  )
}
