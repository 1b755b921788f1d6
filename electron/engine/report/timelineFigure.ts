import { bandPaint, patterns } from '../../../shared/charts/timeline/bandPaint.ts'
import type { CrashTimeline } from '../../../shared/charts/timeline/crashTimeline.ts'
import type { Band, DrawnLane } from '../../../shared/charts/timeline/laneBands.ts'
import type { DrawnMark } from '../../../shared/charts/timeline/markPlaces.ts'
import { type Html, html } from './html.ts'
import { stateShape } from './stateShape.ts'

interface FigureWords {
  /** Unique in the document. */
  readonly name: string
  /** What it shows, in a sentence. */
  readonly label: string
  readonly whole: string
  readonly drain: string
}

/** The crash timeline on paper: the same geometry as on the screen, marks without buttons. */
export function timelineFigure(timeline: CrashTimeline, words: FigureWords): Html {
  const { frame, lanes, marks, stair } = timeline
  const { widthPx, heightPx } = frame
  return html`<svg class="timeline" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" role="img" aria-label="${words.label}">
${patternDefs(words.name)}
${strip(timeline, words)}
${phases(timeline, words.drain)}
${lanes.map((lane, index) => laneRow(lane, index, timeline, words.name))}
${stair === undefined ? undefined : html`<path d="${stair.path}" class="stair-ground"/><path d="${stair.path}${stair.heads}" class="stair"/>`}
${marks.map((mark) => markBox(mark, stair?.numbers.includes(mark.number) === true))}
${axis(timeline)}
</svg>`
}

/** Patterns of states; the name keeps those of one drawing apart from the others’. */
export function patternDefs(name: string): Html {
  return html`<defs>${patterns.map(
    (one) =>
      html`<pattern id="${name}-${one.name}" width="${one.sizePx}" height="${one.sizePx}" patternUnits="userSpaceOnUse" patternTransform="rotate(${one.turn})">${one.ground > 0 ? html`<rect width="${one.sizePx}" height="${one.sizePx}" fill="${one.color}" opacity="${one.ground}"/>` : undefined}<path d="${one.shapes}" fill="${one.color}"/></pattern>`,
  )}</defs>`
}

/** The whole run; the part that is drawn large below is framed, where it is only a part. */
function strip({ overview, frame }: CrashTimeline, { name, whole }: FigureWords): Html {
  const { phases: all, line, bands, heightPx, windowX, windowWidth, lens } = overview
  const isPart = frame.window.fromMs > 0 || frame.window.toMs < frame.endMs
  return html`<text x="0" y="11" class="q">${whole}</text>
${all.map(({ index, x, width, isPlateau, hasRoom }) => html`${isPlateau ? html`<rect x="${x}" y="0" width="${width}" height="${heightPx}" class="plateau"/>` : undefined}${hasRoom ? html`<text x="${x + 4}" y="11" class="number">${index + 1}</text>` : undefined}`)}
<path d="${line}" class="profile"/>${bands.map((band) => bandRect(band, name))}
${isPart ? html`<rect x="${windowX}" y=".75" width="${windowWidth}" height="${heightPx - 1}" class="window"/><path d="${lens}" class="lens"/>` : undefined}`
}

function phases({ frame, phases: seen, drainX }: CrashTimeline, drain: string): Html {
  const { headTopPx: top, bottomPx: bottom, rightPx } = frame
  const drawn = seen.map(
    ({ x, width, isPlateau, number, load }, at) =>
      html`${isPlateau ? html`<rect x="${x}" y="${top}" width="${width}" height="${bottom - top}" class="plateau"/>` : undefined}${at > 0 ? html`<path d="M${x} ${top}V${bottom}" class="line"/>` : undefined}<text x="${x + 5}" y="${top + 13}" class="q"><tspan class="number">${number}</tspan> ${load}</text>`,
  )
  const hasRoom = drainX !== undefined && rightPx - drainX > drain.length * 6.4 + 8
  const end =
    drainX === undefined
      ? undefined
      : html`<path d="M${drainX} ${top}V${bottom}" class="drain"/>${hasRoom ? html`<text x="${drainX + 5}" y="${top + 13}" class="q">${drain}</text>` : undefined}`
  return html`${drawn}${end}<path d="M0 ${frame.lanesTopPx - 0.5}H${rightPx}" class="line"/>`
}

function laneRow(
  { name, worst, y, top, bands }: DrawnLane,
  index: number,
  { frame }: CrashTimeline,
  drawing: string,
): Html {
  const most = Math.floor((frame.leftPx - frame.nameLeftPx) / 6.7)
  const short = name.length > most ? `${name.slice(0, Math.max(1, most - 1))}…` : name
  return html`${index > 0 ? html`<path d="M0 ${top}H${frame.rightPx}" class="line"/>` : undefined}<g transform="translate(0 ${y - 6})">${stateShape(worst)}</g><text x="${frame.nameLeftPx}" y="${y + 4}" class="name">${short}</text>${bands.map((band) => bandRect(band, drawing))}${bands.map(
    ({ word, x, state }) =>
      word === undefined ? undefined : html`<text x="${x + 7}" y="${y + 4}" class="word ${state}">${word}</text>`,
  )}`
}

function bandRect({ state, x, y, width, height }: Omit<Band, 'title' | 'word'>, drawing: string): Html {
  const { fill, stroke, opacity } = bandPaint(state, (pattern) => `url(#${drawing}-${pattern})`)
  const edge = stroke === undefined ? undefined : html` stroke="${stroke}"`
  const look = opacity === undefined ? undefined : html` opacity="${opacity}"`
  return html`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"${edge}${look}/>`
}

function markBox({ number, x, y, width, stem }: DrawnMark, isOnStair: boolean): Html {
  return html`<g class="${isOnStair ? 'mark on' : 'mark'}"><path d="${stem}"/><rect x="${x - width / 2}" y="${y - 7}" width="${width}" height="14" rx="2"/><text x="${x}" y="${y + 4}" text-anchor="middle">${number}</text></g>`
}

function axis({ frame, ticks }: CrashTimeline): Html {
  const { leftPx, rightPx, bottomPx } = frame
  return html`<path d="M${leftPx} ${bottomPx + 0.5}H${rightPx}" class="axis"/>${ticks.map(
    ({ x, text, anchor }) =>
      html`<path d="M${x} ${bottomPx}v4" class="axis"/><text x="${x}" y="${bottomPx + 16}" text-anchor="${anchor}" class="tick">${text}</text>`,
  )}`
}
