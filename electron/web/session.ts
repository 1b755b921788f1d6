import { isSameSecret, newSecret } from './secret.ts'

/** So many cookies of one name are looked at: other ports of this machine can set some beside ours, and must not shut the owner out. */
const mostCookies = 16

export interface SessionOptions {
  /** Tabs without an ear on us beyond so many are forgotten, the one first that has been silent the longest. */
  readonly mostTabs?: number
}

/**
 * What lets a browser in: one cookie for as long as the host lives, the same for every browser that was launched, so that launching
 * again leaves open tabs alone. Cookies are sent to every port of this machine, so it shows the page and no more: a tab is opened with
 * the key, which launched pages alone are given, and keep where no other port can look.
 */
export class Session {
  readonly #cookie = newSecret()
  readonly key = newSecret()
  /** Cookies know no ports: without the port in its name, a second host would overwrite the first one's. */
  readonly #name: string
  readonly #mostTabs: number
  /** The one that was heard of last is last. A tab that hears us is never forgotten. */
  readonly #tabs = new Map<string, { ears: number }>()

  constructor(port: number, { mostTabs = 64 }: SessionOptions = {}) {
    this.#name = `palier-${port}`
    this.#mostTabs = mostTabs
  }

  setCookie(): string {
    return `${this.#name}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`
  }

  holdsCookie(header: string | undefined): boolean {
    const start = `${this.#name}=`
    const values = (header ?? '').split('; ').flatMap((one) => (one.startsWith(start) ? [one.slice(start.length)] : []))
    return values.slice(0, mostCookies).some((value) => isSameSecret(value, this.#cookie))
  }

  holdsKey(given: string | undefined): boolean {
    return given !== undefined && isSameSecret(given, this.key)
  }

  openTab(): string {
    const token = newSecret()
    this.#tabs.set(token, { ears: 0 })
    for (const [known, { ears }] of this.#tabs) {
      if (this.#tabs.size <= this.#mostTabs) break
      if (ears === 0 && known !== token) this.#tabs.delete(known)
    }
    return token
  }

  hasTab(given: string | undefined): boolean {
    const token = this.#find(given)
    if (token === undefined) return false
    this.#touch(token)
    return true
  }

  /** While it hears us; returns the way to let go. */
  holdTab(given: string): () => void {
    const tab = this.#tabs.get(given)
    if (tab === undefined) return () => undefined
    tab.ears += 1
    return () => {
      tab.ears -= 1
      this.#touch(given)
    }
  }

  #find(given: string | undefined): string | undefined {
    if (given === undefined) return undefined
    return [...this.#tabs.keys()].find((token) => isSameSecret(token, given))
  }

  #touch(token: string): void {
    const tab = this.#tabs.get(token)
    if (tab === undefined) return
    this.#tabs.delete(token)
    this.#tabs.set(token, tab)
  }
}
