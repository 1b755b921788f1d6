/**
 * Gives the calling thread's own CPU since the last call, percent of one core. Not included: V8's and libuv's helper
 * threads. Before Node 23.9 there is no reading per thread; the share of time the event loop was busy stands in.
 */
export function threadCpuPercent(): () => number {
  let lastMs = performance.now()
  let lastCpuMs = cpuMs()
  return () => {
    const nowMs = performance.now()
    const nowCpuMs = cpuMs()
    const percent = nowMs > lastMs ? ((nowCpuMs - lastCpuMs) / (nowMs - lastMs)) * 100 : 0
    lastMs = nowMs
    lastCpuMs = nowCpuMs
    return percent
  }
}

function cpuMs(): number {
  if (process.threadCpuUsage === undefined) return performance.eventLoopUtilization().active
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
