import { type Html, type HtmlValue, html } from './html.ts'

export interface Column {
  /** A unit after the last comma goes on a line of its own. */
  readonly head: HtmlValue
  /** Figures stand right, text left. */
  readonly kind: 'figure' | 'text'
  /** Share of the width in per cent, where the content should not decide. */
  readonly width?: number
}

export interface TableLook {
  readonly label: string
  readonly className?: string
  /** Of several lines each, so that a few of them fill a page: cut by it between two rows. */
  readonly hasTallRows?: boolean
}

/** Shorter ones are never cut by a page. */
const mayBreakFromRows = 12

/** The first cell of a row is its head. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly HtmlValue[])[],
  { label, className = '', hasTallRows = false }: TableLook,
): Html {
  const whole = rows.length < mayBreakFromRows && !hasTallRows ? ' whole' : ''
  const widths = columns.some(({ width }) => width !== undefined)
  return html`<table class="${className}${whole}${widths ? ' fixed' : ''}" aria-label="${label}">
<thead><tr>${columns.map(headCell)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, index) => bodyCell(cell, index, columns[index]?.kind ?? 'text'))}</tr>\n`)}</tbody>
</table>`
}

export function figureColumn(head: string): Column {
  return { head, kind: 'figure' }
}

export function textColumn(head: string): Column {
  return { head, kind: 'text' }
}

function headCell({ head, kind, width }: Column): Html {
  const style = width === undefined ? undefined : html` style="width:${width}%"`
  return html`<th scope="col"${kind === 'figure' ? html` class="n"` : undefined}${style}>${typeof head === 'string' ? unitBelow(head) : head}</th>`
}

function bodyCell(cell: HtmlValue, index: number, kind: Column['kind']): Html {
  const look = kind === 'figure' ? html` class="n"` : undefined
  return index === 0 ? html`<th scope="row"${look}>${cell}</th>` : html`<td${look}>${cell}</td>`
}

function unitBelow(head: string): Html {
  const [, name, unit] = /^(.*,)\s(.*)$/.exec(head) ?? []
  return name === undefined ? html`${head}` : html`${name}<br>${unit}`
}
