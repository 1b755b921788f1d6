import type { ReactNode } from 'react'
import type { Cell, CellMark, CellPart } from '../../shared/tables/dataTable.ts'
import classes from './CellView.module.css'
import { StateMark } from './StateMark.tsx'
import { VerdictMark } from './VerdictMark.tsx'

/** A cell of `shared/tables`: its words with their looks, behind its mark. */
export function CellView({ cell }: { readonly cell: Cell }) {
  if (typeof cell === 'string') return cell
  const words = cell.parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
    <Part key={index} part={part} isFirst={index === 0} />
  ))
  if (cell.mark !== undefined) return <Marked mark={cell.mark}>{words}</Marked>
  if (cell.share !== undefined)
    return (
      <>
        <span className={classes.bar} style={{ width: `${(cell.share * 80).toFixed(1)}px` }} /> {words}
      </>
    )
  return cell.isWhole ? <span className={classes.whole}>{words}</span> : words
}

/** A filled mark is of a state, an outlined one of a judgement. */
export function Marked({ mark, children }: { readonly mark: CellMark; readonly children?: ReactNode }) {
  return (
    <span className={classes.marked}>
      <span className={classes.mark}>
        <MarkOf mark={mark} />
      </span>
      <span>{children}</span>
    </span>
  )
}

function MarkOf({ mark }: { readonly mark: CellMark }) {
  if (mark === 'down') return <StateMark state="down" />
  if (mark === 'up') return <StateMark state="healthy" />
  if (mark === 'unknown' || mark === 'degraded' || mark === 'unresponsive' || mark === 'recovering')
    return <StateMark state={mark} />
  return <VerdictMark verdict={mark} size={12} />
}

function Part({ part: { text, look }, isFirst }: { readonly part: CellPart; readonly isFirst: boolean }) {
  const shown = look === undefined ? text : <span className={classes[look]}>{text}</span>
  return isFirst || look === 'detail' ? shown : <> {shown}</>
}
