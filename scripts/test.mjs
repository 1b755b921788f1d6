import { closingLine } from './steps/closingLine.mjs'
import { runChecks } from './steps/runChecks.mjs'
import { runScript, sayProblem } from './steps/runScript.mjs'
import { StepLines } from './steps/StepLines.mjs'
import { setUp } from './steps/setUp.mjs'

const args = process.argv.slice(2)
const onlyUnit = args.includes('--unit')
const vitestArgs = [...(onlyUnit ? ['--project', 'unit'] : []), ...args.filter((arg) => arg !== '--unit')]

/** A set-up that fails is one failure, so that the last line never claims success. */
await runScript(async () => {
  try {
    const needs = { needsEngine: !onlyUnit, needsBrowser: !onlyUnit, needsPdfTools: !onlyUnit }
    const node = await setUp(new StepLines(process.stdout), needs)
    const { tallies, interruptedBy } = await runChecks(node, vitestArgs)
    process.stdout.write(`${closingLine(tallies)}\n`)
    if (interruptedBy !== undefined) return 5
    return tallies.every(({ failed }) => failed === 0) ? 0 : 1
  } catch (error) {
    const exitCode = sayProblem(error)
    process.stdout.write(`${closingLine([{ passed: 0, failed: 1, skipped: 0 }])}\n`)
    return exitCode
  }
})
