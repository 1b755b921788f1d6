import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { FeedItem } from '../../../shared/live/feed.ts'
import { useText } from '../../text/useText.ts'
import { feedWords } from './feedWords.ts'

const BETWEEN_MS = 2000

/** For those who listen: what came since the last time, in one sentence, at most every 2 s. What was there at first is not read out. */
export function Announcement({ items }: { readonly items: readonly FeedItem[] }) {
  const text = useText()
  const [said, setSaid] = useState('')
  const heard = useRef(items.length)
  const newest = items[0]
  const count = items.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: words are taken when the time has come
  useEffect(() => {
    // Fewer than before: the next run has begun.
    if (count < heard.current) heard.current = 0
    const fresh = count - heard.current
    if (fresh === 0 || newest === undefined) return
    const timer = setTimeout(() => {
      heard.current = count
      const { subject, words } = feedWords(newest, text)
      const last = subject === undefined ? words : `${subject} ${words}`
      setSaid(text.t('live.said', { count: fresh, last }))
    }, BETWEEN_MS)
    return () => clearTimeout(timer)
  }, [count])
  return <VisuallyHidden role="status">{said}</VisuallyHidden>
}
