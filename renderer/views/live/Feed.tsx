import { UnstyledButton } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { FeedItem } from '../../../shared/live/feed.ts'
import { stateText } from '../../../shared/text/diagnosis/stateText.ts'
import type { ChartCursor } from '../../charts/useChartCursor.ts'
import { useText } from '../../text/useText.ts'
import { markedState } from '../../ui/markedState.ts'
import { StateMark } from '../../ui/StateMark.tsx'
import { Announcement } from './Announcement.tsx'
import classes from './Feed.module.css'
import { feedWords } from './feedWords.ts'

/** From here on only the lines that are seen are in the page. */
const mostWhole = 200
const guessPx = 41

/** What happened, newest first. A line puts the cursor of the charts on its moment. */
export function Feed({ items, cursor }: { readonly items: readonly FeedItem[]; readonly cursor: ChartCursor }) {
  const { t } = useText()
  return (
    <section className={classes.feed}>
      <h2 className={classes.title}>{t('live.feed')}</h2>
      <Announcement items={items} />
      {items.length === 0 && <p className={classes.empty}>{t('live.feedEmpty')}</p>}
      {items.length > mostWhole ? (
        <VirtualLines items={items} cursor={cursor} />
      ) : (
        <ol className={classes.scroller}>
          {items.map((item, index) => (
            <li key={keyOf(item, items.length - index)}>
              <Line item={item} cursor={cursor} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function VirtualLines({ items, cursor }: { readonly items: readonly FeedItem[]; readonly cursor: ChartCursor }) {
  const scroller = useRef<HTMLOListElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessPx,
    getItemKey: (index) => items.length - index,
    overscan: 10,
  })
  return (
    <ol ref={scroller} className={classes.scroller}>
      <li aria-hidden style={{ height: virtual.getVirtualItems()[0]?.start ?? 0 }} />
      {virtual.getVirtualItems().map(({ index, key }) => {
        const item = items[index]
        return (
          <li
            key={String(key)}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
          >
            {item !== undefined && <Line item={item} cursor={cursor} />}
          </li>
        )
      })}
      <li aria-hidden style={{ height: virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0) }} />
    </ol>
  )
}

function Line({ item, cursor }: { readonly item: FeedItem; readonly cursor: ChartCursor }) {
  const text = useText()
  const { subject, words } = feedWords(item, text)
  const { atMs } = item
  const second = atMs === undefined ? undefined : Math.max(0, Math.floor(atMs / 1000) * 1000)
  const content = (
    <>
      <span className={classes.time}>{atMs === undefined ? '' : text.figures.runTime(atMs)}</span>
      {item.state === undefined ? (
        <span className={classes.dash} aria-hidden />
      ) : (
        <StateMark
          state={markedState(item.state)}
          {...(item.kind !== 'state' && { label: stateText(item.state, text.language) })}
        />
      )}
      <span>
        {subject !== undefined && <b>{subject} </b>}
        {words}
      </span>
    </>
  )
  if (second === undefined) return <div className={classes.line}>{content}</div>
  return (
    <UnstyledButton
      className={classes.line}
      aria-current={cursor.atMs === second ? 'true' : undefined}
      onClick={() => cursor.put(second)}
    >
      {content}
    </UnstyledButton>
  )
}

/** New lines come on top, so a line's number counts from the bottom. */
function keyOf(item: FeedItem, number: number): string {
  return `${item.kind} ${item.atMs ?? ''} ${number}`
}
