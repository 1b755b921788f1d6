import { runCli } from './steps/runCli.mjs'
import { runScript } from './steps/runScript.mjs'
import { StepLines } from './steps/StepLines.mjs'
import { setUp } from './steps/setUp.mjs'

const FIRST_LOOK = ['compare', 'solo', 'duo-lb', 'trio-cache', '--profile', 'quick']

await runScript(async () => {
  const node = await setUp(new StepLines(process.stderr), { needsEngine: true })
  return runCli(node, [...FIRST_LOOK, ...process.argv.slice(2)])
})
