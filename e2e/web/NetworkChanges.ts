import type { BrowserContext, ConsoleMessage } from 'playwright-core'

const GIVEN_UP = 'Failed to load resource: net::ERR_NETWORK_CHANGED'

/**
 * What the browser gave up because a network of this machine came or went, as those of containers do in any test beside this one. The page has
 * to mend that itself: what was not loaded all right afterwards, at the same address, is a complaint after all.
 */
export class NetworkChanges {
  readonly #givenUp = new Map<string, string>()

  constructor(context: BrowserContext) {
    context.on('response', (response) => {
      if (response.ok()) this.#givenUp.delete(response.url())
    })
  }

  /** Whether the message is the browser's own word for it, to the letter, on an address. */
  takes(message: ConsoleMessage): boolean {
    const { url } = message.location()
    if (message.type() !== 'error' || message.text() !== GIVEN_UP || url === '') return false
    this.#givenUp.set(url, `${GIVEN_UP} ${url}`)
    return true
  }

  unmended(): readonly string[] {
    return [...this.#givenUp.values()]
  }
}
