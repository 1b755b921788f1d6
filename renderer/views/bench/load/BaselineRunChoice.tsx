import { useEffect, useRef, useState } from 'react'
import type { RunListing } from '../../../../shared/contract/listings.ts'
import type { Failure } from '../../../../shared/domain/failure.ts'
import { ask } from '../../../bridge.ts'
import { useAsked } from '../../../stores/useAsked.ts'
import { shortDate } from '../../../text/shortDate.ts'
import { useText } from '../../../text/useText.ts'
import { FailureBox } from '../../../ui/FailureBox.tsx'
import type { Catalogue } from '../catalogue.ts'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { withBaselineRun, withLoadOf } from '../draft/withBaselineRun.ts'
import { CompactSelect } from './CompactSelect.tsx'
import classes from './LoadSide.module.css'

const amongThese = ''

/** Older ones are found by the command line; a list that is read by eye need not be longer. */
const mostRuns = 50

/**
 * What relative targets are held against: the baseline among what is selected, or a run of before. With the choice of a run its load is taken
 * over, because nothing else can be held against it.
 */
export function BaselineRunChoice({ draft, catalogue }: { readonly draft: Draft; readonly catalogue: Catalogue }) {
  const { t, language } = useText()
  const { asked } = useAsked('run.list', {})
  const [failure, setFailure] = useState<Failure>()
  const runs = asked.at === 'answered' ? usableRuns(asked.answer, catalogue) : []
  const chosen = draft.baselineRun
  const choice = useRef<HTMLDivElement>(null)
  const before = useRef(chosen)
  useEffect(() => {
    // A longer profile above would push out of sight what was just chosen.
    if (before.current !== chosen) choice.current?.scrollIntoView({ block: 'nearest' })
    before.current = chosen
  }, [chosen])
  const choose = async (runId: string) => {
    setFailure(undefined)
    if (runId === amongThese) {
      changeDraft((now) => withBaselineRun(now, undefined))
      return
    }
    const opened = await ask['run.open']({ runId })
    if (!opened.ok) {
      setFailure(opened.failure)
      return
    }
    const { manifest } = opened.value
    changeDraft((now) => withBaselineRun(withLoadOf(now, manifest, catalogue), runId))
  }
  const known = runs.map(({ id, createdAt, configuration, profile }) => {
    return { value: id, label: `${configuration} · ${profile} · ${shortDate(createdAt, language)}` }
  })
  const isListed = chosen === undefined || runs.some(({ id }) => id === chosen)
  return (
    <div ref={choice}>
      <div className={classes.baseline}>
        <span>{t('bench.heldAgainst')}</span>
        <CompactSelect
          label={t('bench.heldAgainst')}
          width="100%"
          value={chosen ?? amongThese}
          choices={[
            { value: amongThese, label: t('bench.baselineAmongThese') },
            ...(isListed ? [] : [{ value: chosen, label: chosen }]),
            ...known,
          ]}
          onChange={(runId) => void choose(runId)}
        />
      </div>
      {chosen !== undefined && <p className={classes.note}>{t('bench.heldAgainstText')}</p>}
      {failure !== undefined && <FailureBox failure={failure} />}
    </div>
  )
}

/** Whole runs that can be trusted, under a profile that is still there. */
function usableRuns(runs: readonly RunListing[], { profiles }: Catalogue): readonly RunListing[] {
  return runs
    .filter(({ outcome, verdict, profile, withFaults }) => {
      const isWhole = outcome === 'completed' && verdict !== 'invalid' && withFaults === undefined
      return isWhole && profiles.some(({ id }) => id === profile)
    })
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .slice(0, mostRuns)
}
