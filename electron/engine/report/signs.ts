import type { CellMark } from '../../../shared/tables/dataTable.ts'
import { type Html, html, trustedHtml } from './html.ts'

type Filled = 'down' | 'up' | 'unknown' | 'degraded' | 'unresponsive' | 'recovering'

const outlines: Readonly<Record<Exclude<CellMark, Filled>, readonly [color: string, shape: string]>> = {
  valid: ['#3d8060', '<circle cx="7" cy="7" r="5.6"/><path d="M4.2 7.2l2 2 3.6-4.2"/>'],
  suspect: ['#b67a00', '<circle cx="7" cy="7" r="5.6"/><path d="M3.6 7.8c1.2-2.4 2.2-2.4 3.4-.8s2.2 1.6 3.4-.8"/>'],
  invalid: ['#c2312c', '<circle cx="7" cy="7" r="5.6"/><path d="M3.2 10.8l7.6-7.6"/>'],
  pass: ['#3d8060', '<path d="M2.5 7.5l3 3 6-7"/>'],
  fail: ['#c2312c', '<path d="M3 3l8 8m0-8l-8 8"/>'],
}

const fills: Readonly<Record<Filled, string>> = {
  down: '<rect x="2.5" y="2.5" width="9" height="9" fill="#c2312c"/><path d="M4.75 4.75l4.5 4.5m0-4.5l-4.5 4.5" stroke="#fff" stroke-width="1.5"/>',
  up: '<circle cx="7" cy="7" r="4" fill="#3d8060"/>',
  degraded: '<path d="M7 2L12 11H2Z" fill="#b67a00"/>',
  unresponsive:
    '<path d="M7 2L12 7L7 12L2 7Z" fill="#fff" stroke="#8a2c00" stroke-width="1.6"/><circle cx="7" cy="7" r="1.4" fill="#8a2c00"/>',
  recovering:
    '<circle cx="7" cy="7" r="4" fill="#fff" stroke="#3d8060" stroke-width="1.5"/><path d="M7 11A4 4 0 0 1 7 3Z" fill="#3d8060"/>',
  unknown: '<circle cx="7" cy="7" r="4" fill="none" stroke="#5f676d" stroke-width="1.3" stroke-dasharray="2 1.6"/>',
}

/** A mark of 12 px. The word always stands beside it, so a screen reader passes it over. */
export function sign(name: CellMark): Html {
  const open = '<svg class="sign" width="12" height="12" viewBox="0 0 14 14" aria-hidden="true"'
  if (isFilled(name)) return trustedHtml(`${open}>${fills[name]}</svg>`)
  const [color, shape] = outlines[name]
  return trustedHtml(`${open} fill="none" stroke="${color}" stroke-width="1.6">${shape}</svg>`)
}

/** A mark with its word. */
export function signed(name: CellMark, word: Html | string): Html {
  return html`<span class="signed">${sign(name)}<span>${word}</span></span>`
}

function isFilled(name: CellMark): name is Filled {
  return Object.hasOwn(fills, name)
}
