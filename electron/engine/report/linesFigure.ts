import type { LinesStrip } from '../../../shared/charts/linesStrip.ts'
import { logClasses } from '../../../shared/domain/logLine.ts'
import type { ReportTexts } from '../../../shared/text/report/reportTexts.ts'
import { type Html, html } from './html.ts'

/** Log lines over the run's time, on paper. */
export function linesFigure(
  strip: LinesStrip,
  label: string,
  { figures }: ReportTexts,
  anchorOf: (container: string) => string | undefined,
): Html {
  const { widthPx, heightPx, leftPx, rightPx, bottomPx, phases, lanes, ticks } = strip
  const drawnPhases = phases.map(
    ({ x, width, isPlateau, number, load }, at) =>
      html`${isPlateau ? html`<rect x="${x}" y="0" width="${width}" height="${bottomPx}" class="plateau"/>` : undefined}${at > 0 ? html`<path d="M${x} 0V${bottomPx}" class="line"/>` : undefined}<text x="${x + 4}" y="12" class="q"><tspan class="number">${number}</tspan> ${load}</text>`,
  )
  const drawnLanes = lanes.map(
    ({ container, baseY, bars }) =>
      html`<g id="${anchorOf(container)}"><text x="0" y="${baseY - 4}" class="name">${container}</text><path d="M${leftPx} ${baseY + 0.5}H${rightPx}" class="line"/>${bars.map((one) => html`<rect x="${one.x}" y="${one.y}" width="${one.width}" height="${one.height}" class="bar-${one.class}"/>`)}</g>`,
  )
  const axis = ticks.map(
    ({ atMs, x }) =>
      html`<path d="M${x} ${bottomPx}v4" class="axis"/><text x="${x}" y="${bottomPx + 15}" text-anchor="${x > rightPx - 8 ? 'end' : 'middle'}" class="tick">${figures.runTime(atMs)}</text>`,
  )
  return html`<svg class="timeline strip" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" role="img" aria-label="${label}">${drawnPhases}${drawnLanes}<path d="M${leftPx} ${bottomPx + 0.5}H${rightPx}" class="axis"/>${axis}</svg>`
}

export function linesLegend({ t }: ReportTexts): Html {
  const swatch = (name: string) =>
    html`<svg width="10" height="10" class="strip" aria-hidden="true"><rect x=".5" y=".5" width="9" height="9" class="bar-${name}"/></svg>`
  return html`<div class="legend">${logClasses.map((name) => html`<span>${swatch(name)} ${t(`lines.${name}`)}</span>`)}</div>`
}
