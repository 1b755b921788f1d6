import { bandLooks } from '../../../shared/charts/timeline/bandLook.ts'
import { bandPaint } from '../../../shared/charts/timeline/bandPaint.ts'
import type { ComponentState } from '../../../shared/domain/diagnosis.ts'
import { type Html, html, trustedHtml } from './html.ts'

const unknown =
  '<circle cx="6" cy="6" r="4" fill="none" stroke="var(--ink3)" stroke-width="1.3" stroke-dasharray="2 1.6"/>'

const shapes: Readonly<Record<ComponentState, string>> = {
  notKnown: unknown,
  starting: unknown,
  healthy: '<circle cx="6" cy="6" r="4" fill="var(--ok)"/>',
  degraded: '<path d="M6 1L11 10H1Z" fill="var(--deg)"/>',
  unresponsive:
    '<path d="M6 1L11 6L6 11L1 6Z" fill="#fff" stroke="var(--unr)" stroke-width="1.6"/><circle cx="6" cy="6" r="1.4" fill="var(--unr)"/>',
  down: '<rect x="1.5" y="1.5" width="9" height="9" fill="var(--down)"/><path d="M3.75 3.75l4.5 4.5m0-4.5l-4.5 4.5" stroke="#fff" stroke-width="1.5"/>',
  recovering:
    '<circle cx="6" cy="6" r="4" fill="#fff" stroke="var(--ok)" stroke-width="1.5"/><path d="M6 10A4 4 0 0 1 6 2Z" fill="var(--ok)"/>',
}

/** A state’s mark in a drawing: 12 × 12, middle at 6, 6. */
export function stateShape(state: ComponentState): Html {
  return trustedHtml(shapes[state])
}

/** A piece of a state’s band, for the legend; `drawing` has the patterns. */
export function bandSwatch(state: ComponentState, drawing: string): Html {
  const height = bandLooks[state].thicknessPx
  const { fill, stroke, opacity } = bandPaint(state, (pattern) => `url(#${drawing}-${pattern})`)
  return html`<svg width="22" height="20" aria-hidden="true"><rect x=".5" y="${(20 - height) / 2}" width="21" height="${height}" fill="${fill}" stroke="${stroke ?? 'none'}" opacity="${opacity ?? 1}"/></svg>`
}
