/** Makes a `switch` over a union exhaustive at compile time. */
export function assertNever(value: never, what: string): never {
  throw new Error(`${what} not handled: ${JSON.stringify(value)}`)
}
