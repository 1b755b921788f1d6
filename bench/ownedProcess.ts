import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'

const alive = new Set<ChildProcess>()

// Ctrl+C and its like end with `exit` too; one that was stopped by a signal must go as well.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/** Starts a process that never outlives this one. */
export function spawnOwned(command: readonly string[], options: SpawnOptions): ChildProcess {
  const [name = '', ...args] = command
  const child = spawn(name, args, options)
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  return child
}
