import { Button } from '@mantine/core'
import type { Mark } from '../../../../shared/domain/diagnosis.ts'
import { useCommands } from '../../../app/commands.ts'
import { useText } from '../../../text/useText.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { useOpenLog } from '../log/openLog.ts'
import classes from './EvidencePanel.module.css'

/** The log of the mark's container at its moment; of the clients' marks that of whoever wrote something then, and none where nobody did. */
export function OpenLogButton({ mark }: { readonly mark: Mark }) {
  const { t, figures } = useText()
  const open = useOpenLog()
  const place = placeOf(mark)
  const label = t('log.open', { container: place?.container ?? '', time: figures.runTime(mark.atMs) })
  const isThere = open !== undefined && place !== undefined
  useCommands(
    isThere ? [{ id: 'result.openLog', title: label, keys: ['o'], run: () => open(place.container, place.atMs) }] : [],
  )
  if (!isThere) return null
  return (
    <Button
      variant="default"
      className={classes.openLog ?? ''}
      h={24}
      px={7}
      fz={12}
      aria-keyshortcuts="o"
      onClick={() => open(place.container, place.atMs)}
    >
      {label} <Kbd keys="o" isDecoration />
    </Button>
  )
}

function placeOf({ lane, atMs, evidence }: Mark): { readonly container: string; readonly atMs: number } | undefined {
  if (lane !== 'clients' && lane !== 'generator') return { container: lane, atMs }
  const [line] = evidence.logs
  return line && { container: line.container, atMs: line.atMs }
}
