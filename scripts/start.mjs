import { openWindow } from './steps/openWindow.mjs'
import { runScript } from './steps/runScript.mjs'
import { StepLines } from './steps/StepLines.mjs'
import { setUp } from './steps/setUp.mjs'

await runScript(async () => {
  // The workbench itself says what is wrong with Docker, and what to do.
  const lines = new StepLines(process.stderr)
  const node = await setUp(lines, { needsEngine: 'ifPossible', needsBrowser: true })
  return openWindow(node, lines, process.argv.slice(2))
})
