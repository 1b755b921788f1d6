import { Button, NumberInput } from '@mantine/core'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { go } from '../../../app/place.ts'
import { useComparisonOn } from '../../../stores/current.ts'
import { useText } from '../../../text/useText.ts'
import { FailureBox } from '../../../ui/FailureBox.tsx'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { badParameters } from '../draft/parameterDraft.ts'
import { toAsk } from '../draft/toAsk.ts'
import classes from './ActionBar.module.css'
import { Estimate } from './Estimate.tsx'
import { Picks } from './Picks.tsx'
import { StartButton } from './StartButton.tsx'
import { StartChecks } from './StartChecks.tsx'
import { startBlock } from './startBlock.ts'
import { useStart } from './useStart.ts'
import { useStartCheck } from './useStartCheck.ts'
import { useStartWhenChecked } from './useStartWhenChecked.ts'

/** What is selected, how often, how long it takes, what is in the way, and the button. */
export function ActionBar({ draft, topologies }: { readonly draft: Draft; readonly topologies: readonly Topology[] }) {
  const { t } = useText()
  const { selected } = draft
  const asked = toAsk(draft, topologies)
  const images = { configurations: selected, ...(asked.parameters && { parameters: asked.parameters }) }
  const check = useStartCheck(asked)
  const { start, isStarting, failure } = useStart(asked)
  const on = useComparisonOn()
  const checks = selected.length === 0 ? [] : (check.answer?.checks ?? [])
  const bad = badParameters(draft, topologies)
  const block = startBlock({ selected, bad, checks, hasFailed: check.failure !== undefined })
  useStartWhenChecked(asked, check, block !== undefined || on !== undefined, start)
  const told = failure ?? (bad.length === 0 ? check.failure : undefined)
  const watch = () => go({ screen: 'live', ...(on !== undefined && { id: on.head.id }) })
  return (
    <footer className={classes.bottom}>
      <StartChecks checks={on === undefined ? checks : []} images={images} onDone={check.again}>
        {told !== undefined && (
          <FailureBox failure={told}>
            {failure === undefined && <Button onClick={check.again}>{t('bench.again')}</Button>}
          </FailureBox>
        )}
      </StartChecks>
      <div className={classes.bar}>
        <Picks selected={selected} />
        <span className={classes.gap} />
        <Repeats draft={draft} />
        {on === undefined ? (
          <>
            <Estimate check={check} block={block} />
            <StartButton
              label={t(isStarting ? 'bench.starting' : selected.length === 1 ? 'bench.run' : 'bench.compare')}
              isDisabled={block !== undefined || isStarting}
              {...(block !== undefined && {
                disabledBecause: t(selected.length === 0 ? 'bench.nothing' : 'bench.blocked'),
              })}
              onStart={() => void start()}
            />
          </>
        ) : (
          <>
            <p id="start-estimate" className={classes.on}>
              {t('bench.isOn')}
            </p>
            <StartButton label={t('bench.goLive')} isDisabled={false} onStart={watch} />
          </>
        )}
      </div>
    </footer>
  )
}

function Repeats({ draft: { repeat, seed } }: { readonly draft: Draft }) {
  const { t } = useText()
  return (
    <>
      <NumberInput
        label={t('bench.repeats')}
        classNames={{ root: classes.repeat, label: classes.label }}
        value={repeat}
        min={1}
        max={99}
        allowDecimal={false}
        clampBehavior="strict"
        onChange={(value) => changeDraft((now) => ({ ...now, repeat: Math.max(1, Number(value)) }))}
      />
      <NumberInput
        label={t('bench.seed')}
        classNames={{ root: classes.seed, label: classes.label }}
        value={seed}
        min={0}
        max={2 ** 32 - 1}
        allowDecimal={false}
        clampBehavior="strict"
        onChange={(value) => changeDraft((now) => ({ ...now, seed: Number(value) }))}
      />
    </>
  )
}
