import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useCommands } from '../../app/commands.ts'
import { go } from '../../app/place.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailureBox } from '../../ui/FailureBox.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { restore, useLastDiscarded } from './discard.tsx'
import classes from './HistoryScreen.module.css'
import { HistoryTable } from './HistoryTable.tsx'
import { useHistory } from './useHistory.ts'
import { useRowActions } from './useRowActions.ts'

/** All comparisons, and the runs that belong to none. */
export function HistoryScreen() {
  const { t } = useText()
  const [filter, setFilter] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const history = useHistory(filter)
  const { actions, failure, forget } = useRowActions()
  useHistoryCommands(() => field.current?.focus())
  const { all, matching } = history.at === 'answered' ? history.answer : { all: 0, matching: [] }
  return (
    <div className={classes.screen}>
      <ScreenHead title={t('frame.history')} note={<Count all={all} matching={matching.length} />}>
        <TextInput
          ref={field}
          type="search"
          aria-label={t('history.filter')}
          placeholder={t('history.filter')}
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
          className={classes.filter}
        />
      </ScreenHead>
      <div className={classes.body}>
        {failure !== undefined && (
          <div className={classes.failure}>
            <FailureBox failure={failure}>
              <Button size="xs" onClick={forget}>
                {t('frame.close')}
              </Button>
            </FailureBox>
          </div>
        )}
        {history.at === 'asking' && <Waiting text={t('history.reading')} />}
        {history.at === 'failed' && (
          <div className={classes.failure}>
            <FailureBox failure={history.failure} />
          </div>
        )}
        {history.at === 'answered' && all === 0 && <NoRuns />}
        {all > 0 && matching.length === 0 && (
          <EmptyState title={t('history.noMatch', { filter })} text={t('history.hidden', { count: all })}>
            <Button onClick={() => setFilter('')}>{t('history.clear')}</Button>
          </EmptyState>
        )}
        {matching.length > 0 && <HistoryTable rows={matching} actions={actions} />}
      </div>
    </div>
  )
}

function Count({ all, matching }: { readonly all: number; readonly matching: number }) {
  const { t, figures } = useText()
  if (all === 0) return null
  return (
    <span role="status">
      {matching === all
        ? t('history.count', { count: all })
        : t('history.countOf', { count: all, matching: figures.count(matching) })}
    </span>
  )
}

function NoRuns() {
  const { t } = useText()
  return (
    <EmptyState title={t('history.empty')} text={t('history.emptyText')}>
      <Button onClick={() => go({ screen: 'bench' })}>{t('history.openBench')}</Button>
    </EmptyState>
  )
}

function useHistoryCommands(focusFilter: () => void): void {
  const { t, figures } = useText()
  const { row } = useLastDiscarded()
  const filter = { id: 'history.filter', title: t('history.filter'), keys: ['/'], run: focusFilter }
  const undo = row && {
    id: 'history.undo',
    title: t('history.undoOf', { what: figures.list(row.configurations) || row.id }),
    run: () => void restore(row),
  }
  useCommands(undo === undefined ? [filter] : [filter, undo])
}
