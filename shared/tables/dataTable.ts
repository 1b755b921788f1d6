/**
 * A table as data: what the report draws as HTML, the screen as a table, and a copy takes as text. Who draws it gives it the look,
 * never other figures.
 */
export interface DataTable {
  /** Of the table among the others: anchors, file names. */
  readonly name: string
  readonly title: string
  readonly columns: readonly DataColumn[]
  /** The first cell of a row is its head. */
  readonly rows: readonly (readonly Cell[])[]
  /** A sentence below. */
  readonly note?: string
}

export interface DataColumn {
  /** Its unit stands after the last comma. */
  readonly head: string
  /** Figures stand right, text left. */
  readonly kind: 'figure' | 'text'
  /** Its head is a configuration, with letter and colour. */
  readonly configuration?: { readonly index: number; readonly letter: string; readonly id: string }
}

export type Cell = string | RichCell

export interface RichCell {
  /** In front of the words, which say the same. */
  readonly mark?: CellMark
  /** 0…1, drawn as a bar in front of the words. */
  readonly share?: number
  readonly parts: readonly CellPart[]
  /** Never broken into lines. */
  readonly isWhole?: true
}

/** `quiet`: a place-holder, like “no data”. `detail`: says more about what stands before it. `id`: code, smaller. */
export interface CellPart {
  readonly text: string
  readonly look?: 'strong' | 'quiet' | 'muted' | 'detail' | 'code' | 'id'
  /** Id of the place in the same document that it leads to; the screen has buttons of its own. */
  readonly to?: string
}

/** Outlined: of a judgement. Filled: of a state. The shape says it, the colour only helps. */
export type CellMark =
  | 'valid'
  | 'suspect'
  | 'invalid'
  | 'pass'
  | 'fail'
  | 'down'
  | 'up'
  | 'unknown'
  | 'degraded'
  | 'unresponsive'
  | 'recovering'

export function textColumn(head: string): DataColumn {
  return { head, kind: 'text' }
}

export function figureColumn(head: string): DataColumn {
  return { head, kind: 'figure' }
}

export function strong(text: string): Cell {
  return { parts: [{ text, look: 'strong' }] }
}

export function quiet(text: string): Cell {
  return { parts: [{ text, look: 'quiet' }] }
}

export function code(text: string): Cell {
  return { parts: [{ text, look: 'code' }] }
}

/** A mark with its word. */
export function marked(mark: CellMark, ...parts: readonly (string | CellPart)[]): Cell {
  return { mark, parts: parts.map((part) => (typeof part === 'string' ? { text: part } : part)) }
}

/** Without looks: for a copy, or to find out how long it is. */
export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.parts.map(({ text }) => text).join(' ')
}
