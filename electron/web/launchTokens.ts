import { isSameSecret, newSecret } from './secret.ts'

/** A token is good for so long; a new one takes its place after half of it, so that a file just read is good for the other half. */
export const tokenLifeMs = 10 * 60_000

/** Single-use tokens that are swapped for the cookie. */
export class LaunchTokens {
  readonly #nowMs: () => number
  #live: readonly { readonly token: string; readonly untilMs: number }[] = []

  /** Monotonic time. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** The one before it stays good until its time has passed or it was used. */
  issue(): string {
    const token = newSecret()
    this.#live = [...this.#stillGood(), { token, untilMs: this.#nowMs() + tokenLifeMs }]
    return token
  }

  /** True once for each token; then all others that were issued with it have ended as well. */
  redeem(given: string): boolean {
    const isGood = this.#stillGood().some(({ token }) => isSameSecret(token, given))
    if (isGood) this.#live = []
    return isGood
  }

  #stillGood(): readonly { readonly token: string; readonly untilMs: number }[] {
    return this.#live.filter(({ untilMs }) => this.#nowMs() < untilMs)
  }
}
