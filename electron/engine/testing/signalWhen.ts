/** Aborts once that holds: a run ends when enough was seen, however long the machine takes for it. Looks every 5 ms. */
export function signalWhen(holds: () => boolean): AbortSignal {
  const controller = new AbortController()
  const look = setInterval(() => {
    if (!holds()) return
    clearInterval(look)
    controller.abort()
  }, 5)
  look.unref()
  return controller.signal
}
