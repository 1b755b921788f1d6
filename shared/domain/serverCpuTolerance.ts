/**
 * By how much of its cores a server may seem to be exceeded and is still kept. A reading is dated by its arrival, which a busy machine
 * delays by up to some hundred ms, while its CPU time is of the engine's own interval. At both ends of 5 s that moves at most a few per
 * cent of a window's CPU time in or out; a CPU set itself is never exceeded.
 */
export const serverCpuTolerance = 0.05
