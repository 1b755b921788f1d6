import { commandNeedsEngine } from './steps/commandNeedsEngine.mjs'
import { runCli } from './steps/runCli.mjs'
import { runScript } from './steps/runScript.mjs'
import { StepLines } from './steps/StepLines.mjs'
import { setUp } from './steps/setUp.mjs'

const args = process.argv.slice(2)

await runScript(async () => {
  const lines = new StepLines(process.stderr, { onlyNews: true })
  const node = await setUp(lines, { needsEngine: commandNeedsEngine(args), needsBrowser: args.includes('--pdf') })
  return runCli(node, args)
})
