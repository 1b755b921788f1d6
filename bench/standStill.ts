/** Stops a process for `stallMs` in every `everyMs`, for the first time half a period after `afterMs`. */
export function standStill(
  pid: number,
  stallMs: number,
  everyMs: number,
  afterMs: number,
): { readonly tookMs: readonly number[]; stop(): void } {
  const tookMs: number[] = []
  let timer = setTimeout(freeze, afterMs + everyMs / 2)

  function freeze(): void {
    process.kill(pid, 'SIGSTOP')
    const beganMs = performance.now()
    setTimeout(() => {
      process.kill(pid, 'SIGCONT')
      tookMs.push(performance.now() - beganMs)
    }, stallMs)
    timer = setTimeout(freeze, everyMs)
  }

  return { tookMs, stop: () => clearTimeout(timer) }
}
