import { useEffect, useState } from 'react'
import { useText } from '../../text/useText.ts'
import classes from './ResultTabs.module.css'

export interface Anchor {
  /** Of the section that it leads to. */
  readonly id: string
  readonly title: string
  /** Of a run, not of the comparison: behind a line. */
  readonly isOfRun: boolean
}

/** Anchors to the parts of the page; the one that is at the top of the window is marked. */
export function ResultTabs({ anchors }: { readonly anchors: readonly Anchor[] }) {
  const { t } = useText()
  const [bar, setBar] = useState<HTMLElement | null>(null)
  const current = useSectionAtTop(bar, anchors)
  useEffect(() => {
    const tab = bar?.querySelector<HTMLElement>('[aria-current]')
    if (bar && tab && current !== undefined) bar.scrollLeft = tab.offsetLeft - (bar.clientWidth - tab.clientWidth) / 2
  }, [bar, current])
  const firstOfRun = anchors.findIndex(({ isOfRun }) => isOfRun)
  return (
    <nav ref={setBar} className={classes.tabs} aria-label={t('result.parts')}>
      {anchors.map(({ id, title }, at) => (
        <button
          key={id}
          type="button"
          className={classes.tab}
          data-first={(at > 0 && at === firstOfRun) || undefined}
          aria-current={id === current ? 'true' : undefined}
          onClick={() => document.getElementById(id)?.scrollIntoView({ block: 'start' })}
        >
          {title}
        </button>
      ))}
    </nav>
  )
}

/** The last one whose beginning lies above the bar's lower edge. */
function useSectionAtTop(bar: HTMLElement | null, anchors: readonly Anchor[]): string | undefined {
  const [current, setCurrent] = useState<string>()
  const ids = anchors.map(({ id }) => id).join(' ')
  useEffect(() => {
    const scroller = bar?.parentElement
    if (!bar || !scroller) return
    const look = () => {
      const edge = bar.getBoundingClientRect().bottom + 8
      const passed = ids
        .split(' ')
        .filter((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? edge) < edge)
      setCurrent(passed.at(-1) ?? ids.split(' ')[0])
    }
    look()
    scroller.addEventListener('scroll', look, { passive: true })
    return () => scroller.removeEventListener('scroll', look)
  }, [bar, ids])
  return current
}
