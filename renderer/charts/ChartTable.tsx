import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { DoubtSpan } from '../../shared/charts/doubtSpans.ts'
import type { Stack } from '../../shared/charts/stackChart.ts'
import { type StackTable, stackTable, stackTableCsv } from '../../shared/charts/stackTable.ts'
import { withoutHidden } from '../../shared/charts/withoutHidden.ts'
import { doubtText } from '../../shared/text/verdictText.ts'
import { useText } from '../text/useText.ts'
import classes from './ChartTable.module.css'

const stepMs = 5000
const linePx = 25

/** The chart's twin: the same series as figures, a line per 5 s. Only the lines that are seen are in the page. */
export function ChartTable({
  stack,
  hidden,
  endMs,
  label,
  onChart,
}: {
  readonly stack: Stack
  readonly hidden: ReadonlySet<string>
  readonly endMs: number
  readonly label: string
  /** Absent: the way back is elsewhere. */
  readonly onChart?: (() => void) | undefined
}) {
  const { t, language } = useText()
  const scroller = useRef<HTMLElement>(null)
  const table = useMemo(() => {
    const { doubts } = stack.frame
    const says = { doubts, doubtText: (span: DoubtSpan) => doubtText(span, language) }
    return stackTable(withoutHidden(stack.rows, hidden), endMs, stepMs, says)
  }, [stack, hidden, endMs, language])
  const { lines, groups } = table
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => linePx,
    overscan: 12,
  })
  const shown = virtual.getVirtualItems()
  const isDoubted = lines.some(({ doubt }) => doubt !== undefined)
  const columns = groups.reduce((sum, { names }) => sum + names.length, isDoubted ? 2 : 1)
  const texts = groups.flatMap(({ names, valueText }) => names.map(() => valueText))
  return (
    <div className={classes.table}>
      <div className={classes.bar}>
        <CopyCsv table={table} timeText={stack.frame.timeText} />
        {onChart !== undefined && (
          <button type="button" onClick={onChart}>
            {t('curves.showChart')}
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
      <section ref={scroller} className={classes.scroller} tabIndex={0} aria-label={label}>
        <table aria-rowcount={lines.length + 2}>
          <TableHead groups={groups} isDoubted={isDoubted} />
          <tbody>
            <Spacer heightPx={shown[0]?.start ?? 0} columns={columns} />
            {shown.map(({ index }) => (
              <tr key={index} aria-rowindex={index + 3}>
                <th scope="row" className={classes.first}>
                  {stack.frame.timeText(lines[index]?.atMs ?? 0)}
                </th>
                {lines[index]?.values.map((value, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <td key={column}>
                    {value === undefined ? (
                      <span className={classes.quiet}>{t('word.noData')}</span>
                    ) : (
                      texts[column]?.(value)
                    )}
                  </td>
                ))}
                {isDoubted && <td className={classes.doubt}>{lines[index]?.doubt}</td>}
              </tr>
            ))}
            <Spacer heightPx={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)} columns={columns} />
          </tbody>
        </table>
      </section>
    </div>
  )
}

function TableHead({ groups, isDoubted }: Pick<StackTable, 'groups'> & { readonly isDoubted: boolean }) {
  const { t } = useText()
  return (
    <thead>
      <tr>
        <th rowSpan={2} className={classes.first}>
          {t('curves.time')}
        </th>
        {groups.map(({ title, unit, kind, names }) => (
          <th key={title} colSpan={names.length} scope="colgroup">
            <b>{title}</b> {unit}, {t(kind === 'mean' ? 'curves.mean' : 'curves.highestOf', { seconds: stepMs / 1000 })}
          </th>
        ))}
        {isDoubted && (
          <th rowSpan={2} className={classes.doubt}>
            {t('curves.doubt')}
          </th>
        )}
      </tr>
      <tr>
        {groups.flatMap(({ title, names }) =>
          names.map((name) => (
            <th key={`${title} ${name}`} scope="col">
              {name}
            </th>
          )),
        )}
      </tr>
    </thead>
  )
}

/** In place of the lines above or below those that are seen. */
function Spacer({ heightPx, columns }: { readonly heightPx: number; readonly columns: number }) {
  if (heightPx <= 0) return null
  return (
    <tr aria-hidden style={{ height: heightPx }}>
      <td colSpan={columns} />
    </tr>
  )
}

function CopyCsv({ table, timeText }: { readonly table: StackTable; readonly timeText: (atMs: number) => string }) {
  const { t } = useText()
  const [said, setSaid] = useState<'copied' | 'notCopied'>()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(
        stackTableCsv(table, { timeName: t('curves.time'), doubtName: t('curves.doubt'), timeText }),
      )
      setSaid('copied')
    } catch {
      setSaid('notCopied')
    }
  }
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {t('curves.copyCsv')}
      </button>
      <span role="status">{said !== undefined && t(`curves.${said}`)}</span>
    </>
  )
}
