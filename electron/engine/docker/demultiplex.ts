/** A piece of a container's output. */
export interface OutputPiece {
  readonly from: 'stdout' | 'stderr'
  readonly bytes: Buffer
}

/**
 * Takes the engine's multiplexed output apart: an 8-byte header (stream 1 or 2, three zeros, length) before each piece, both cut anywhere.
 * A header that is none means a raw (TTY) stream: then everything is stdout.
 */
export class Demultiplexer {
  #pending: Buffer = Buffer.alloc(0)
  #raw = false

  take(chunk: Buffer): OutputPiece[] {
    if (this.#raw) return [{ from: 'stdout', bytes: chunk }]
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
    const pieces: OutputPiece[] = []
    let at = 0
    while (this.#pending.length - at >= 8) {
      const kind = this.#pending.readUInt8(at)
      if (kind > 2 || this.#pending.readUIntBE(at + 1, 3) !== 0) {
        this.#raw = true
        return [...pieces, { from: 'stdout', bytes: this.#pending.subarray(at) }]
      }
      const end = at + 8 + this.#pending.readUInt32BE(at + 4)
      if (end > this.#pending.length) break
      pieces.push({ from: kind === 2 ? 'stderr' : 'stdout', bytes: this.#pending.subarray(at + 8, end) })
      at = end
    }
    this.#pending = this.#pending.subarray(at)
    return pieces
  }
}
