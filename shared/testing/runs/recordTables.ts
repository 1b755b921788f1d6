/** What JSON can hold. */
type Cell = string | number | boolean | null | readonly Cell[]
type Fields = Readonly<Record<string, Cell>>

/**
 * Records as lines of a text: one with the kind and the columns, then a row for each record that has these and no others.
 *
 *   {"kind":"probe","columns":["atMs","container"]}
 *   [104,"lb"]
 *   [1105,"lb"]
 *
 * A column within an object is written `total.ok`. Records of different columns come in tables of their own, so that nothing is written
 * for what a record does not have.
 */
export function toTables(kind: string, records: readonly object[]): string {
  const tables = Map.groupBy(records.map(flat), (fields) => JSON.stringify(Object.keys(fields)))
  return [...tables]
    .map(([columns, rows]) => {
      const lines = rows.map((fields) => `${JSON.stringify(Object.values(fields))}\n`)
      return `{"kind":"${kind}","columns":${columns}}\n${lines.join('')}`
    })
    .join('')
}

/** The records of every kind, each kind in order of its tables. */
export function fromTables(text: string): ReadonlyMap<string, readonly object[]> {
  const records = new Map<string, object[]>()
  let table: { readonly columns: readonly string[]; readonly rows: object[] } = { columns: [], rows: [] }
  for (const line of text.split('\n')) {
    if (line === '') continue
    const told: { readonly kind: string; readonly columns: readonly string[] } | readonly Cell[] = JSON.parse(line)
    if ('columns' in told) {
      const rows = records.get(told.kind) ?? []
      records.set(told.kind, rows)
      table = { columns: told.columns, rows }
    } else {
      table.rows.push(unflat(table.columns, told))
    }
  }
  return records
}

function flat(record: object): Fields {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]): [string, Cell][] => {
      if (value === undefined) return []
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value]]
      const inner = Object.entries(flat(value)).map(([key, cell]): [string, Cell] => [`${name}.${key}`, cell])
      return inner.length === 0 ? [[`${name}.`, null]] : inner
    }),
  )
}

/** A column that ends in a point is an object without anything in it. */
function unflat(columns: readonly string[], cells: readonly Cell[]): object {
  const record: Record<string, unknown> = {}
  for (const [index, column] of columns.entries()) {
    const path = column.split('.')
    const last = path.pop() ?? ''
    let place = record
    for (const name of path) {
      place[name] ??= {}
      place = place[name] as Record<string, unknown>
    }
    if (last !== '') place[last] = cells[index]
  }
  return record
}
