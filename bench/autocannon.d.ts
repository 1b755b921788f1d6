declare module 'autocannon' {
  /** It brings no types; these are of what the bench asks and reads. */
  function autocannon(options: {
    readonly url: string
    readonly connections: number
    /** Seconds. */
    readonly duration: number
    readonly pipelining: number
  }): Promise<{
    readonly requests: { readonly total: number }
    readonly duration: number
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number }
    readonly errors: number
    readonly non2xx: number
  }>

  // biome-ignore lint/style/noDefaultExport: it is theirs
  export { autocannon as default }
}
