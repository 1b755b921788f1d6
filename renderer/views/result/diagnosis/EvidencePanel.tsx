import { Button } from '@mantine/core'
import type { Diagnosis, Finding, Mark } from '../../../../shared/domain/diagnosis.ts'
import { findingText } from '../../../../shared/text/diagnosis/findingText.ts'
import { markText } from '../../../../shared/text/diagnosis/markText.ts'
import { laneText } from '../../../../shared/text/diagnosis/stateText.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { useText } from '../../../text/useText.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { Confidence } from './Confidence.tsx'
import classes from './EvidencePanel.module.css'
import { OpenLogButton } from './OpenLogButton.tsx'
import { Proof } from './Proof.tsx'
import type { TimelineState } from './useTimeline.ts'

/** What is behind the selected mark: when, what, at how many users, which finding it belongs to, counters, log lines. */
export function EvidencePanel({
  diagnosis,
  isOpen,
  state,
}: {
  readonly diagnosis: Diagnosis
  readonly isOpen: boolean
  readonly state: TimelineState
}) {
  const { t } = useText()
  const { mark } = state
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className={classes.panel} aria-label={t('result.evidence')} tabIndex={0}>
      <div className={classes.bar}>
        <span>{mark && t('result.markOf', { number: mark.number, all: diagnosis.marks.length })}</span>
        <MarkStep by={-1} state={state} keys="[" label={t('result.markBefore')} sign="‹" />
        <MarkStep by={1} state={state} keys="]" label={t('result.markAfter')} sign="›" />
      </div>
      <div aria-live="polite">
        {mark && <MarkHead mark={mark} diagnosis={diagnosis} isOpen={isOpen} />}
        {mark && <Proof evidence={mark.evidence} atMs={mark.atMs} missing="named" />}
        {mark && <OpenLogButton mark={mark} />}
      </div>
    </section>
  )
}

function MarkStep({
  by,
  state,
  keys,
  label,
  sign,
}: {
  readonly by: 1 | -1
  readonly state: TimelineState
  readonly keys: string
  readonly label: string
  readonly sign: string
}) {
  return (
    <Button
      variant="default"
      h={24}
      px={7}
      fz={12}
      aria-label={label}
      aria-keyshortcuts={keys}
      onClick={() => state.step(by)}
    >
      <span className={classes.sign} aria-hidden>
        {sign}
      </span>
      <Kbd keys={keys} isDecoration />
    </Button>
  )
}

function MarkHead({
  mark,
  diagnosis,
  isOpen,
}: {
  readonly mark: Mark
  readonly diagnosis: Diagnosis
  readonly isOpen: boolean
}) {
  const { t, figures, language } = useReportText()
  const { users } = mark.evidence
  const finding = diagnosis.findings.find(({ marks }) => marks.includes(mark.number))
  const facts = [
    ...(mark.atMs === diagnosis.firstSymptomMs ? [t('marks.first')] : []),
    ...(users === undefined ? [] : [t(isOpen ? 'marks.inFlightThen' : 'marks.usersThen', { count: users })]),
  ]
  return (
    <>
      <h4 className={classes.title}>
        {figures.runTime(mark.atMs)} <span>{laneText(mark.lane, language)}</span>
      </h4>
      <p className={classes.words}>{markText(mark, language)}</p>
      {facts.length > 0 && <p className={classes.facts}>{facts.join(' · ')}</p>}
      {finding !== undefined && <Explained finding={finding} />}
    </>
  )
}

/** The finding that the mark belongs to. */
function Explained({ finding }: { readonly finding: Finding }) {
  const { t, language } = useReportText()
  const { title, confidence } = findingText(finding, language)
  return (
    <p className={classes.facts}>
      {title}
      <Confidence level={finding.confidence} word={t('findings.sure', { level: confidence })} />
    </p>
  )
}
