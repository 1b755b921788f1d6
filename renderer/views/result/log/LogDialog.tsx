import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import type { LogExcerpt } from '../../../../shared/contract/logExcerpt.ts'
import { useAsked } from '../../../stores/useAsked.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { useText } from '../../../text/useText.ts'
import { FailureBox } from '../../../ui/FailureBox.tsx'
import { LogLineList } from '../../../ui/LogLineList.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'

/** So many lines earlier or later; a part of what was seen stays. */
const stepLines = 350

/** What a container wrote, opened at a moment; Escape goes back to where it was opened. */
export function LogDialog({
  runId,
  container,
  atMs,
  onClose,
}: {
  readonly runId: string
  readonly container: string
  readonly atMs: number
  readonly onClose: () => void
}) {
  const { t } = useText()
  const [from, setFrom] = useState<number>()
  const { asked } = useAsked('run.log', { runId, container, ...(from === undefined ? { atMs } : { from }) })
  return (
    <Modal
      opened
      returnFocus={false}
      onClose={onClose}
      size="min(1100px, 92vw)"
      title={t('log.title', { container })}
      closeButtonProps={{ 'aria-label': t('log.close') }}
    >
      {asked.at === 'asking' && <Waiting text={t('log.lines')} />}
      {asked.at === 'failed' && <FailureBox failure={asked.failure} />}
      {asked.at === 'answered' && <Excerpt excerpt={asked.answer} atMs={atMs} onFrom={setFrom} />}
    </Modal>
  )
}

function Excerpt({
  excerpt: { lines, from, all },
  atMs,
  onFrom,
}: {
  readonly excerpt: LogExcerpt
  readonly atMs: number
  readonly onFrom: (from: number) => void
}) {
  const { t } = useText()
  const { figures } = useReportText()
  if (all === 0) return <p>{t('log.none')}</p>
  const until = from + lines.length
  const [fromText, toText, allText] = [from + 1, until, all].map((count) => figures.count(count))
  return (
    <>
      <LogLineList lines={lines} label={t('log.lines')} atMs={atMs} />
      <Group justify="space-between" mt={8} gap={8}>
        <span>{t('log.shown', { from: fromText ?? '', to: toText ?? '', all: allText ?? '' })}</span>
        <Group gap={8}>
          <Button disabled={from === 0} onClick={() => onFrom(Math.max(0, from - stepLines))}>
            {t('log.earlier')}
          </Button>
          <Button disabled={until >= all} onClick={() => onFrom(from + stepLines)}>
            {t('log.later')}
          </Button>
        </Group>
      </Group>
    </>
  )
}
