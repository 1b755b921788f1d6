import type { Readable, Writable } from 'node:stream'

type Result = Readonly<Record<string, unknown>>

interface Message {
  readonly id?: number
  readonly result?: Result
  readonly error?: { readonly message: string }
}

/** Speaks with a browser over the two pipes of `--remote-debugging-pipe`: JSON messages, each ended by a zero byte. */
export interface DevtoolsPipe {
  /** Rejects with the browser's message, or when the browser is gone. */
  send(method: string, params: object, sessionId?: string): Promise<Result>
}

interface Waiting {
  readonly resolve: (value: Result) => void
  readonly reject: (reason: Error) => void
}

export function openDevtoolsPipe(toBrowser: Writable, fromBrowser: Readable): DevtoolsPipe {
  const waiting = new Map<number, Waiting>()
  let gone: Error | undefined
  let lastId = 0
  const end = (reason: Error) => {
    gone ??= reason
    for (const { reject } of waiting.values()) reject(gone)
    waiting.clear()
  }
  readMessages(fromBrowser, (text) => {
    const { id = 0, result = {}, error } = JSON.parse(text) as Message
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(result)
    else asked?.reject(new Error(error.message))
  })
  fromBrowser.once('close', () => end(new Error('the browser closed the connection')))
  // Without a listener a browser that dies while it is written to would take this process with it.
  for (const pipe of [toBrowser, fromBrowser]) pipe.on('error', end)
  return {
    send(method, params, sessionId) {
      if (gone !== undefined) return Promise.reject(gone)
      lastId += 1
      const answer = new Promise<Result>((resolve, reject) => waiting.set(lastId, { resolve, reject }))
      toBrowser.write(`${JSON.stringify({ id: lastId, method, params, ...(sessionId && { sessionId }) })}\0`)
      return answer
    },
  }
}

/** A message is megabytes long when it holds a document: pieces are joined once, not again with each that arrives. */
function readMessages(from: Readable, receive: (text: string) => void): void {
  let pieces: Buffer[] = []
  from.on('data', (data: Buffer) => {
    let start = 0
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, start)) {
      pieces.push(data.subarray(start, end))
      receive(Buffer.concat(pieces).toString('utf8'))
      pieces = []
      start = end + 1
    }
    pieces.push(data.subarray(start))
  })
}
