/**
 * Functions that run in the browser: their text is what is injected, so each stands alone. The two worlds of a page share its
 * events and nothing else; values cross as text, functions and promises as numbers.
 */

type Coded = unknown
interface Message {
  readonly kind: 'call' | 'return' | 'settled' | 'exposed' | 'ready'
  readonly id?: number
  readonly name?: string
  readonly isRejected?: boolean
  readonly value?: Coded
}

export interface Crossing {
  readonly encode: (value: unknown) => Coded
  readonly decode: (coded: Coded) => unknown
  readonly send: (message: Message) => void
}

/** One end of the way between the page's world (`page`) and the preload's (`preload`). */
export function openCrossing(
  here: string,
  there: string,
  onMessage: (message: Message, crossing: Crossing) => void,
): Crossing {
  const functions: ((...args: unknown[]) => unknown)[] = []
  const settling = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  let promises = 0
  let returned: Coded

  const encode = (value: unknown): Coded => {
    if (typeof value === 'function') return { $: 'function', id: functions.push(value as never) - 1 }
    if (value instanceof Promise) {
      const id = ++promises
      value.then(
        (settled) => send({ kind: 'settled', id, value: encode(settled) }),
        (error) => send({ kind: 'settled', id, isRejected: true, value: encode(String(error?.message ?? error)) }),
      )
      return { $: 'promise', id }
    }
    if (Array.isArray(value)) return value.map(encode)
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, encode(one)]))
    }
    return value === undefined ? { $: 'undefined' } : value
  }
  const decode = (coded: Coded): unknown => {
    if (Array.isArray(coded)) return coded.map(decode)
    if (typeof coded !== 'object' || coded === null) return coded
    const { $, id } = coded as { $?: string; id: number }
    if ($ === 'undefined') return undefined
    if ($ === 'function') {
      return (...args: unknown[]) => {
        send({ kind: 'call', id, value: encode(args) })
        return decode(returned)
      }
    }
    if ($ === 'promise') return new Promise((resolve, reject) => settling.set(id, { resolve, reject }))
    // As the real bridge does: what the page gets cannot be changed by it.
    return Object.freeze(Object.fromEntries(Object.entries(coded).map(([key, one]) => [key, decode(one)])))
  }
  const send = (message: Message): void => {
    window.dispatchEvent(new CustomEvent(there, { detail: JSON.stringify(message) }))
  }
  const crossing = { encode, decode, send }
  window.addEventListener(here, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as Message
    const { kind, id = -1 } = message
    if (kind === 'call') {
      const result = functions[id]?.(...(decode(message.value) as unknown[]))
      send({ kind: 'return', value: encode(result) })
    } else if (kind === 'return') returned = message.value
    else if (kind === 'settled') {
      const { resolve, reject } = settling.get(id) ?? {}
      settling.delete(id)
      if (message.isRejected) reject?.(new Error(String(decode(message.value))))
      else resolve?.(decode(message.value))
    } else onMessage(message, crossing)
  })
  return crossing
}

/** The page's world: makes what the preload exposes, before any script of the page runs. */
export function pageWorld(open: typeof openCrossing, channel: string): void {
  const { send } = open(`${channel}-page`, `${channel}-preload`, ({ kind, name, value }, { decode }) => {
    if (kind !== 'exposed' || name === undefined || name in window) return
    Object.defineProperty(window, name, { value: decode(value), enumerable: true })
  })
  send({ kind: 'ready' })
}

/** The preload's world: `contextBridge` and `ipcRenderer`, and the preload itself. */
export function preloadWorld(
  open: typeof openCrossing,
  channel: string,
  platform: string,
  preload: (require: (name: string) => unknown, process: object, module: object, exports: object) => void,
): void {
  type Listener = (event: object, ...args: unknown[]) => void
  const world = globalThis as unknown as {
    standInSend: (text: string) => void
    standInReceive: (message: {
      answer?: number
      value?: unknown
      error?: string
      channel?: string
      args?: unknown[]
    }) => void
  }
  const exposed: { name: string; value: unknown }[] = []
  const crossing = open(`${channel}-preload`, `${channel}-page`, ({ kind }) => {
    if (kind === 'ready') for (const one of exposed) crossing.send({ kind: 'exposed', ...one })
  })
  const asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, Listener[]>()
  let lastId = 0
  world.standInReceive = ({ answer, value, error, channel: name = '', args = [] }) => {
    if (answer !== undefined) {
      const { resolve, reject } = asked.get(answer) ?? {}
      asked.delete(answer)
      return error === undefined ? resolve?.(value) : reject?.(new Error(error))
    }
    for (const listener of [...(listeners.get(name) ?? [])]) listener({ isEventOfElectron: true }, ...args)
  }
  const electron: Record<string, object> = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => {
        const one = { name, value: crossing.encode(value) }
        exposed.push(one)
        crossing.send({ kind: 'exposed', ...one })
      },
    },
    ipcRenderer: {
      invoke: (name: string, ...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = ++lastId
          asked.set(id, { resolve, reject })
          world.standInSend(JSON.stringify({ id, name, args }))
        }),
      on: (name: string, listener: Listener) => void listeners.set(name, [...(listeners.get(name) ?? []), listener]),
      removeListener: (name: string, listener: Listener) =>
        void listeners.set(
          name,
          (listeners.get(name) ?? []).filter((one) => one !== listener),
        ),
    },
  }
  const only = (name: string, object: object): object =>
    new Proxy(object, {
      get: (target, key) => {
        if (key in target || typeof key === 'symbol') return Reflect.get(target, key)
        throw new Error(`The stand-in does not imitate ${name}.${key}.`)
      },
    })
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}.`)
    return only('electron', Object.fromEntries(Object.entries(electron).map(([key, one]) => [key, only(key, one)])))
  }
  const module = { exports: {} }
  preload(require, only('process', { platform }), module, module.exports)
}
