import { lightTheme } from '../../../shared/charts/chartTheme.ts'
import { configurationLine } from '../../../shared/charts/lineStyle.ts'
import { colorOf } from '../../../shared/charts/rowSeries.ts'
import { type Html, html } from './html.ts'
import type { Shown } from './reportModel.ts'

/** The letter of a configuration in its frame: the bar carries the colour, the letter carries it without. */
export function configurationKey({ index, letter }: Pick<Shown, 'index' | 'letter'>): Html {
  return html`<span class="key" style="border-left-color:${colorOf(configurationLine(index), lightTheme)}">${letter}</span>`
}

/** Letter and name; long names break anywhere. */
export function configurationName(shown: Pick<Shown, 'index' | 'letter' | 'id'>): Html {
  return html`<span class="name">${configurationKey(shown)} <span class="mono">${breakable(shown.id)}</span></span>`
}

/** A name may be cut after its own separators, so that a narrow column cuts it there first. */
export function breakable(name: string): Html {
  return html`${name.split(/(?<=[-:_/.])/).map((piece, index) => (index === 0 ? piece : html`<wbr>${piece}`))}`
}
