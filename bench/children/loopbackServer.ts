import { startNullResponder } from '../../electron/engine/load/nullResponder.ts'

/** The null target of `palier doctor --generator` in a process of its own. Prints its port. */
const { port } = await startNullResponder()
process.stdout.write(`${port}\n`)
