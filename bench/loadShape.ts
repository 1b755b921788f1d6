/** As many requests a second: the one place that chooses the model of the load where a rate is wanted. */
export function loadShape(
  model: 'open' | 'closed',
  ratePerS: number,
  delayMs: number,
): Readonly<Record<string, number>> {
  if (model === 'open') return { rate: ratePerS, users: 1 }
  // Each user needs think time and the server's time for one request.
  const thinkMs = 100
  return { users: Math.round((ratePerS * (thinkMs + delayMs)) / 1000), 'think-ms': thinkMs, 'ramp-ms': 1000 }
}
