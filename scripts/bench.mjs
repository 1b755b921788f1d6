import { join } from 'node:path'
import { runNode } from './steps/runNode.mjs'
import { runScript } from './steps/runScript.mjs'
import { StepLines } from './steps/StepLines.mjs'
import { rootDir, setUp } from './steps/setUp.mjs'

/** Measures the load generator beside its peers; the sources themselves, so that a change is measured without a build. */
await runScript(async () => {
  const node = await setUp(new StepLines(process.stderr, { onlyNews: true }), { needsEngine: false })
  const { code } = await runNode(node, [join(rootDir, 'bench', 'all.ts'), ...process.argv.slice(2)])
  return code
})
