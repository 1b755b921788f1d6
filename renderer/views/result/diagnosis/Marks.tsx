import type { KeyboardEvent } from 'react'
import type { CrashTimeline } from '../../../../shared/charts/timeline/crashTimeline.ts'
import type { DrawnMark } from '../../../../shared/charts/timeline/markPlaces.ts'
import classes from './TimelineDrawing.module.css'

/** How it spread, and over it the numbered marks, each a button. */
export function Marks({
  timeline: { marks, stair },
  selected,
  onSelect,
}: {
  readonly timeline: CrashTimeline
  readonly selected: number | undefined
  readonly onSelect: (number: number) => void
}) {
  return (
    <>
      {stair !== undefined && (
        <>
          <path d={stair.path} className={classes.stairGround} />
          <path d={stair.path + stair.heads} className={classes.stair} />
        </>
      )}
      {marks.map((mark) => (
        <MarkButton
          key={mark.number}
          mark={mark}
          isSelected={mark.number === selected}
          isOnStair={stair?.numbers.includes(mark.number) === true}
          onSelect={() => onSelect(mark.number)}
        />
      ))}
    </>
  )
}

function MarkButton({
  mark: { number, x, y, width, stem, title },
  isSelected,
  isOnStair,
  onSelect,
}: {
  readonly mark: DrawnMark
  readonly isSelected: boolean
  readonly isOnStair: boolean
  readonly onSelect: () => void
}) {
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onSelect()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing
    <g
      className={classes.mark}
      data-on={isOnStair || undefined}
      role="button"
      tabIndex={0}
      aria-pressed={isSelected}
      aria-label={`${number}, ${title}`}
      onClick={onSelect}
      onKeyDown={press}
    >
      <title>{title}</title>
      <path d={stem} className={classes.stem} />
      <rect x={x - 12} y={y - 12} width={24} height={24} className={classes.touch} />
      <rect x={x - width / 2} y={y - 7} width={width} height={14} rx={2} className={classes.box} />
      <text x={x} y={y + 4} textAnchor="middle" className={classes.number}>
        {number}
      </text>
    </g>
  )
}
