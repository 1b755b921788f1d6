import type { Context } from 'hono'

/** One line of the list of everything that is answered. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** As Hono reads it: `/units/:id`. */
  readonly path: string
  /** Asked by those who watch: neither counted nor timed. */
  readonly isProbe?: true
  answer(c: Context): Response | Promise<Response>
}
