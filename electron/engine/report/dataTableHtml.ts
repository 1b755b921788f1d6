import type { Cell, CellPart, DataTable } from '../../../shared/tables/dataTable.ts'
import { configurationName } from './configurationKey.ts'
import { type Html, type HtmlValue, html, nothing } from './html.ts'
import { signed } from './signs.ts'
import { table } from './table.ts'

/** A table under its title, kept together; nothing for no table. */
export function tablePart(data: DataTable | undefined, className = ''): Html {
  if (data === undefined) return nothing
  const note = data.note === undefined ? undefined : html`<p class="note">${data.note}</p>`
  return html`<div class="keep"><h3>${data.title}</h3>${tableOf(data, className)}${note}</div>`
}

/** The table alone; `widths` in per cent where the content should not decide. */
export function tableOf(data: DataTable, className = '', widths: readonly number[] = [], hasTallRows = false): Html {
  const columns = data.columns.map(({ head, kind, configuration }, index) => {
    const width = widths[index]
    const shown = configuration === undefined ? head : configurationName(configuration)
    return { head: shown, kind, ...(width !== undefined && { width }) }
  })
  return table(
    columns,
    data.rows.map((row) => row.map(cellHtml)),
    { label: data.title, className, hasTallRows },
  )
}

export function cellHtml(cell: Cell): HtmlValue {
  if (typeof cell === 'string') return cell
  const words = html`${cell.parts.map((part, index) => html`${index > 0 ? ' ' : ''}${partHtml(part)}`)}`
  if (cell.mark !== undefined) return signed(cell.mark, words)
  if (cell.share !== undefined)
    return html`<span class="bar"><i style="width:${(cell.share * 100).toFixed(1)}%"></i></span> ${words}`
  return cell.isWhole ? html`<span class="nw">${words}</span>` : words
}

const classes: Readonly<Record<Exclude<CellPart['look'], undefined | 'strong'>, string>> = {
  quiet: 'q',
  muted: 'm',
  detail: 'd',
  code: 'mono',
  id: 'mono small',
}

function partHtml({ text, look, to }: CellPart): Html {
  const words = to === undefined ? html`${text}` : html`<a href="#${to}">${text}</a>`
  if (look === undefined) return words
  return look === 'strong' ? html`<b>${words}</b>` : html`<span class="${classes[look]}">${words}</span>`
}
