import {
  type LimitsBand,
  type LimitZone,
  limitX,
  type ZoneBox,
  zonePaint,
} from '../../../shared/charts/limits/limitsBand.ts'
import { type Html, html } from './html.ts'
import { patternDefs } from './timelineFigure.ts'

interface FigureWords {
  /** Unique in the document. */
  readonly name: string
  readonly label: string
  readonly valueText: (value: number) => string
  readonly failedAt: (value: string) => string
}

/** One configuration’s zones, as on the screen. */
export function limitsFigure(band: LimitsBand, { name, label, valueText, failedAt }: FigureWords): Html {
  const { widthPx, heightPx, middleY, zones, edges, failedX } = band
  return html`<svg class="limits" width="${widthPx}" height="${heightPx}" role="img" aria-label="${label}">${patternDefs(name)}
${zones.map((box) => zoneRect(box, name))}
${edges.map(
  ({ kind, x, textX, value }) =>
    html`${kind === 'failed' ? undefined : html`<path d="M${x} ${middleY - 11}v22" stroke="var(--ink)" stroke-width="${kind === 'maximumSafe' ? 2 : 1}"/>`}<text x="${textX}" y="${heightPx - 4}" text-anchor="middle" class="${kind}">${kind === 'failed' ? failedAt(valueText(value)) : valueText(value)}</text>`,
)}
${failedX === undefined ? undefined : html`<path d="M${failedX - 5} ${middleY - 5}l10 10m0-10l-10 10" fill="none" stroke="var(--down)" stroke-width="2.2"/>`}</svg>`
}

/** The axis below all bands. */
export function limitsAxisFigure(
  ticks: readonly number[],
  max: number,
  widthPx: number,
  valueText: (value: number) => string,
): Html {
  return html`<svg class="limits" width="${widthPx}" height="18" aria-hidden="true">${ticks.map((value) => {
    const x = limitX(value, max, widthPx)
    const anchor = value === 0 ? 'start' : value === max ? 'end' : 'middle'
    return html`<path d="M${x} 0v4" stroke="var(--ctl)"/><text x="${x}" y="15" text-anchor="${anchor}" class="q">${valueText(value)}</text>`
  })}</svg>`
}

/** A piece of a zone, for the legend; `drawing` has the patterns. */
export function zoneSwatch(zone: LimitZone, drawing: string): Html {
  const height = { normal: 4, peak: 8, maximumSafe: 11, untried: 14, danger: 14 }[zone]
  return html`<svg width="22" height="15" aria-hidden="true">${zoneRect({ zone, x: 0.5, y: (15 - height) / 2, width: 21, height }, drawing)}</svg>`
}

function zoneRect({ zone, x, y, width, height }: ZoneBox, drawing: string): Html {
  const { fill, stroke, opacity } = zonePaint(zone, (pattern) => `url(#${drawing}-${pattern})`)
  const place = html`x="${x}" y="${y}" width="${width}" height="${height}"`
  const edge = stroke === undefined ? undefined : html`<rect ${place} fill="none" stroke="${stroke}"/>`
  return html`<rect ${place} fill="${fill}" opacity="${opacity ?? 1}"/>${edge}`
}
