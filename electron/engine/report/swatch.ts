import { lightTheme } from '../../../shared/charts/chartTheme.ts'
import type { LineStyle } from '../../../shared/charts/lineStyle.ts'
import type { OutcomeFill } from '../../../shared/charts/outcomeFill.ts'
import { colorOf } from '../../../shared/charts/rowSeries.ts'
import { type Html, html, trustedHtml } from './html.ts'

/** A piece of the line, for the legend. */
export function lineSwatch(line: LineStyle): Html {
  const width = Math.max(1.2, line.widthPx)
  return html`<svg width="20" height="8" aria-hidden="true"><path d="M0 4H20" fill="none" stroke="${colorOf(line, lightTheme)}" stroke-width="${width}" stroke-dasharray="${line.dash.join(' ')}"/></svg>`
}

const drawings: Readonly<Record<OutcomeFill['pattern'], string>> = {
  solid: '<rect x="4" width="12" height="9" fill="currentColor"/>',
  hatch: '<path d="M4 5l5-5M4 9.5l9.5-9.5M8.5 9.5l7.5-7.5M13 9.5l3-3" stroke="currentColor" stroke-width="1.7"/>',
  dots: '<path d="M5 1.5h11M6.5 4.5h10M5 7.5h11" stroke="currentColor" stroke-width="2" stroke-dasharray="0 3" stroke-linecap="round"/>',
  lines: '<path d="M4 1.5h12M4 4.5h12M4 7.5h12" stroke="currentColor" stroke-width="1.4"/>',
}

/** A piece of the area, with its pattern. */
export function fillSwatch(fill: OutcomeFill): Html {
  const drawing = trustedHtml(drawings[fill.pattern])
  return html`<svg width="20" height="9" aria-hidden="true" style="color:${colorOf(fill, lightTheme)}">${drawing}</svg>`
}
