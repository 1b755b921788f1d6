import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { create } from 'zustand'
import type { Failure } from '../../../shared/domain/failure.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import { failureLine } from '../../../shared/text/failureText.ts'
import { ask, bridge } from '../../bridge.ts'
import { askStored } from '../../stores/stored.ts'
import { useText } from '../../text/useText.ts'
import type { HistoryRow } from './historyRows.ts'

type Discarded = Pick<HistoryRow, 'id' | 'configurations'>

/** What was deleted last, so that it can be taken back by a command too. */
export const useLastDiscarded = create<{ readonly row?: Discarded }>(() => ({}))

/** Long enough to be read and reached by keyboard; what was deleted can be taken back for a day all the same. */
const SHOWN_MS = 20_000

/** At once, with a way back; gives the failure if it could not be. */
export async function discard(row: Discarded): Promise<Failure | undefined> {
  const answer = await ask['run.discard']({ id: row.id })
  if (!answer.ok) return answer.failure
  useLastDiscarded.setState({ row }, true)
  notifications.show({
    id: row.id,
    message: <Deleted row={row} notes={answer.value.notes} />,
    autoClose: SHOWN_MS,
    withCloseButton: false,
  })
  await askStored()
  return undefined
}

export async function restore(row: Discarded): Promise<void> {
  const answer = await ask['run.restore']({ id: row.id })
  notifications.hide(row.id)
  if (answer.ok) useLastDiscarded.setState({}, true)
  else notifications.show({ message: <NotRestored failure={answer.failure} />, withCloseButton: false })
  await askStored()
}

function Deleted({ row, notes }: { readonly row: Discarded; readonly notes: readonly LocalText[] }) {
  const { t, local, figures } = useText()
  return (
    <div className="notice">
      <span>
        {t('history.deleted', { what: figures.list(row.configurations) || row.id })}{' '}
        {notes.map((note) => local(note)).join(' ')}
      </span>
      <Button size="xs" onClick={() => void restore(row)}>
        {t('history.undo')}
      </Button>
    </div>
  )
}

function NotRestored({ failure }: { readonly failure: Failure }) {
  const { language } = useText()
  return failureLine(failure, bridge.platform, language)
}
