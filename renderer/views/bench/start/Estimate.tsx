import { mostConfigurations } from '../../../../shared/domain/mostConfigurations.ts'
import { useText } from '../../../text/useText.ts'
import classes from './Estimate.module.css'
import { estimateWords } from './estimateWords.ts'
import type { StartBlock } from './startBlock.ts'
import { useNow } from './useNow.ts'
import type { StartCheckState } from './useStartCheck.ts'

const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

/** The screen's one large figure, or why there is nothing to start. */
export function Estimate({
  check,
  block,
}: {
  readonly check: StartCheckState
  readonly block: StartBlock | undefined
}) {
  const texts = useText()
  const nowMs = useNow()
  const words = check.answer && estimateWords(check.answer, nowMs, timeZone, texts)
  return (
    <div id="start-estimate" className={classes.estimate} aria-live="polite">
      {words !== undefined && block?.kind !== 'nothingSelected' && (
        <>
          <span className={classes.figure} title={words.shares} data-old={check.isAsking || undefined}>
            {words.about}
          </span>
          {block === undefined && (
            <span className={classes.parts} data-old={check.isAsking || undefined}>
              {words.parts}
            </span>
          )}
        </>
      )}
      {block === undefined ? (
        words === undefined && <span className={classes.parts}>{texts.t('bench.checking')}</span>
      ) : (
        <Reason {...block} />
      )}
    </div>
  )
}

function Reason(block: StartBlock) {
  const { t, local } = useText()
  switch (block.kind) {
    case 'nothingSelected':
      return (
        <>
          <span className={classes.title}>{t('bench.nothing')}</span>
          <span className={classes.reason}>{t('bench.nothingText')}</span>
        </>
      )
    case 'tooMany':
      return (
        <>
          <span className={classes.title}>{t('bench.tooMany', { count: block.selected })}</span>
          <span className={classes.reason}>{t('bench.tooManyText', { most: mostConfigurations })}</span>
        </>
      )
    case 'badParameters': {
      const { name, configuration } = block.first
      return <span className={classes.reason}>{t('bench.badValues', { count: block.count, name, configuration })}</span>
    }
    case 'problem':
      return <span className={classes.reason}>{firstLine(local(block.message))}</span>
    case 'checkFailed':
      return <span className={classes.reason}>{t('bench.checkFailed')}</span>
  }
}

/** The rest stands above, at the check itself. */
function firstLine(text: string): string {
  return text.split('\n')[0] ?? text
}
