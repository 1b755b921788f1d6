import { readFileSync } from 'node:fs'

export interface ArchiveEntry {
  /** With forward slashes, without a leading one. */
  readonly path: string
  readonly bytes: Uint8Array
  /** Kept beside the archive instead of in it. */
  readonly isUnpacked: boolean
}

interface Node {
  readonly files?: Readonly<Record<string, Node>>
  readonly size?: number
  readonly offset?: string
  readonly unpacked?: boolean
}

/**
 * The files of an asar archive, read from its own bytes:
 *
 *   4 | header size | payload size | length of JSON | JSON (padded) | contents at the offsets that it names
 */
export function readArchive(file: string): ArchiveEntry[] {
  const bytes = readFileSync(file)
  const start = 8 + bytes.readUInt32LE(4)
  const header = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString()) as Node
  const entriesOf = ({ files = {} }: Node, folder: string): ArchiveEntry[] =>
    Object.entries(files).flatMap(([name, node]) => {
      const path = `${folder}${name}`
      if (node.files !== undefined) return entriesOf(node, `${path}/`)
      const from = start + Number(node.offset ?? 0)
      return [{ path, bytes: bytes.subarray(from, from + (node.size ?? 0)), isUnpacked: node.unpacked === true }]
    })
  return entriesOf(header, '')
}
