import { Button } from '@mantine/core'
import { toHash } from '../../app/place.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailureBox } from '../../ui/FailureBox.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import classes from './ResultScreen.module.css'
import { ResultView } from './ResultView.tsx'
import { useResult } from './useResult.ts'

/** A finished comparison, or a single run; without an id the newest comparison. */
export function ResultScreen({ id, runId }: { readonly id?: string; readonly runId?: string }) {
  const { t } = useText()
  const opened = useResult(id)
  if (opened.at === 'open') {
    return (
      <div className={classes.screen}>
        <ResultView key={opened.comparison.id} opened={opened} runId={runId} />
      </div>
    )
  }
  return (
    <div className={classes.screen}>
      <ScreenHead title={t('frame.result')} />
      {opened.at === 'opening' && <Waiting text={t('result.reading')} />}
      {opened.at === 'failed' && (
        <div className={classes.failure}>
          <FailureBox failure={opened.failure}>
            <Button component="a" href={toHash({ screen: 'history' })} variant="default">
              {t('result.toHistory')}
            </Button>
          </FailureBox>
        </div>
      )}
      {opened.at === 'nothing' && (
        <EmptyState title={t('result.nothing')} text={t('result.nothingText')}>
          <Button component="a" href={toHash({ screen: 'bench' })}>
            {t('result.toBench')}
          </Button>
        </EmptyState>
      )}
    </div>
  )
}
