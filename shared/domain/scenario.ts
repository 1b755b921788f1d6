import type { LocalText } from './localText.ts'

/** Where the `{name}` in a path gets its value from. Every draw is seeded. */
export type ValueSource =
  /** Rank r in `from`…`to` is drawn with a weight of 1 / r^exponent. */
  | { readonly kind: 'zipf'; readonly from: number; readonly to: number; readonly exponent: number }
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }

export interface ScenarioRequest {
  /** Name of the endpoint in every table. */
  readonly name: string
  /** Relative to the sum of all weights. */
  readonly weight: number
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `{value}` placeholders. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Expected status. Another status below 400 is `checkFailed`. */
  readonly expect: number
}

/** What one user does, over and over. */
export interface Scenario {
  readonly id: string
  readonly title: LocalText
  readonly description?: LocalText
  /** Pause between the end of a request and the next: uniform in mean ± spread percent. */
  readonly think: { readonly meanMs: number; readonly spreadPercent: number }
  /** Instead of thinking: requests are due at fixed moments, mean ± spread percent apart, however late the answers are. */
  readonly cycle?: { readonly meanMs: number; readonly spreadPercent: number }
  readonly values: Readonly<Record<string, ValueSource>>
  readonly requests: readonly ScenarioRequest[]
}
