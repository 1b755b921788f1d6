import { type KeyboardEvent, useRef, useState } from 'react'
import type { Problem } from '../../../../shared/domain/problem.ts'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { type Draft, inCardOrder } from '../draft/draft.ts'
import classes from './CardGrid.module.css'
import { nextCard } from './nextCard.ts'
import { ProblemCard } from './ProblemCard.tsx'
import { TopologyCard } from './TopologyCard.tsx'
import { toProblemFiles } from './toProblemFiles.ts'

interface Props {
  readonly topologies: readonly Topology[]
  readonly problems: readonly Problem[]
  readonly draft: Draft
  /** Topology whose parameters are open. */
  readonly open: string | undefined
  /** With the link that asked for it. */
  readonly onOpen: (topologyId: string, link: HTMLElement) => void
}

/** One tab stop; arrows move between cards, chips and link of the card come after it. */
export function CardGrid({ topologies, problems, draft, open, onOpen }: Props) {
  const grid = useRef<HTMLDivElement>(null)
  const cards = inCardOrder(topologies)
  const [active, setActive] = useState(cards[0]?.id)
  const move = (event: KeyboardEvent) => {
    const all = [...(grid.current?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
    const from = all.indexOf(event.target as HTMLElement)
    if (from === -1) return
    const to = nextCard(event.key, from, columnsOf(grid.current), all.length)
    if (to === undefined) return
    event.preventDefault()
    all[to]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only moves the focus between the checkboxes within
    <div ref={grid} className={classes.grid} onKeyDown={move}>
      {cards.map((topology) => (
        <TopologyCard
          key={topology.id}
          topology={topology}
          draft={draft}
          isActive={topology.id === active}
          onActive={() => setActive(topology.id)}
          isOpen={topology.id === open}
          onOpen={(link) => onOpen(topology.id, link)}
        />
      ))}
      {toProblemFiles(problems).map((file) => (
        <ProblemCard key={file.path} {...file} />
      ))}
    </div>
  )
}

function columnsOf(grid: HTMLElement | null): number {
  return grid === null ? 1 : getComputedStyle(grid).gridTemplateColumns.split(' ').length
}
