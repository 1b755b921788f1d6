import { runCli } from './steps/runCli.mjs'
import { runScript } from './steps/runScript.mjs'
import { StepLines } from './steps/StepLines.mjs'
import { setUp } from './steps/setUp.mjs'

const FIRST_LOOK = ['compare', 'solo', 'duo-lb', 'trio-cache', '--profile', 'quick']
/** Where the person stands. A report that cannot be printed is no failure of the comparison. */
const REPORT = ['--pdf-if-possible', 'palier-report.pdf']

await runScript(async () => {
  const further = process.argv.slice(2)
  const node = await setUp(new StepLines(process.stderr), { needsEngine: true, needsBrowser: true })
  return runCli(node, [...FIRST_LOOK, ...(further.includes('--pdf') ? [] : REPORT), ...further])
})
