import { onTestFinished, vi } from 'vitest'

const notOurWindow = { ok: false, failure: { kind: 'notOurWindow' } }

/** The web host as a page sees it, in place of `fetch` and `WebSocket` for one test. */
export class FakeWebServer {
  /** Requests and connections, in order: `/tab`, `/ask/run.list`, `/hear`. */
  readonly reached: string[] = []
  isGone = false
  /** So many of the next requests and connections the browser gives up. */
  givenUp = 0
  /** Of every request that reached it and was an ask. */
  readonly numbers: (string | null)[] = []
  #key = 'key'
  #opened = 0
  #tabs = new Set<string>()
  #ears = new Set<EventTarget>()

  constructor() {
    const server = this
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => server.#answer(path, new Headers(init.headers)))
    vi.stubGlobal(
      'WebSocket',
      class extends EventTarget {
        constructor(_url: string, protocols: readonly string[]) {
          super()
          queueMicrotask(() => server.#upgrade(this, protocols))
        }
      },
    )
    onTestFinished(() => void vi.unstubAllGlobals())
  }

  /** The page as it is given out: with the key to a launched browser, else without. */
  page({ key }: { readonly key: string }): void {
    const slot = document.createElement('meta')
    slot.name = 'palier-key'
    slot.content = key
    document.head.replaceChildren(slot)
  }

  announce(name: string, content: unknown): void {
    for (const ear of this.#ears)
      ear.dispatchEvent(new MessageEvent('message', { data: JSON.stringify({ name, content }) }))
  }

  /** Silent tabs that were too many. */
  forgetTabs(): void {
    this.#tabs.clear()
  }

  hangUp(): void {
    const ears = [...this.#ears]
    this.#ears.clear()
    for (const ear of ears) ear.dispatchEvent(new Event('close'))
  }

  /** Another host on the same port. */
  startAnew(): void {
    this.#key = 'another key'
    this.forgetTabs()
    this.hangUp()
  }

  async #answer(path: string, headers: Headers): Promise<Response> {
    this.reached.push(path)
    if (path.startsWith('/ask/')) this.numbers.push(headers.get('x-palier-ask'))
    if (this.isGone || this.#givesUp()) throw new TypeError('Failed to fetch')
    if (path === '/tab') return this.#openTab(headers.get('x-palier-key'))
    const isKnown = this.#tabs.has(headers.get('x-palier-tab') ?? '')
    return isKnown ? Response.json({ ok: true, value: path }) : Response.json(notOurWindow, { status: 403 })
  }

  #givesUp(): boolean {
    if (this.givenUp === 0) return false
    this.givenUp -= 1
    return true
  }

  #openTab(key: string | null): Response {
    if (key !== this.#key) return Response.json(notOurWindow, { status: 403 })
    this.#opened += 1
    const tab = `${this.#opened}`
    this.#tabs.add(tab)
    return Response.json({ ok: true, value: { tab } })
  }

  #upgrade(ear: EventTarget, protocols: readonly string[]): void {
    this.reached.push('/hear')
    const isKnown = !this.isGone && !this.#givesUp() && protocols.some((one) => this.#tabs.has(one.replace('tab.', '')))
    if (isKnown) this.#ears.add(ear)
    ear.dispatchEvent(new Event(isKnown ? 'open' : 'close'))
  }
}
