import { runScript } from './steps/runScript.mjs'
import { StepLines } from './steps/StepLines.mjs'
import { setUp } from './steps/setUp.mjs'

await runScript(async () => {
  await setUp(new StepLines(process.stdout), { needsEngine: true, needsBrowser: true })
  return 0
})
