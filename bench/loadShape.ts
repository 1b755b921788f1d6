/** As many requests a second of a server that takes `delayMs`: the one place that chooses the model of the load. */
export function loadShape(ratePerS: number, delayMs: number): { readonly users: number; readonly 'think-ms': number } {
  // Closed, for now: each user needs think time and the server's time for one request. With an arrival rate this becomes that rate.
  const thinkMs = 100
  // A timer of the server takes about half a millisecond longer than it was asked for.
  return { users: Math.round((ratePerS * (thinkMs + delayMs + 0.5)) / 1000), 'think-ms': thinkMs }
}
