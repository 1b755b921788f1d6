import { type Fitting, fitToMachine } from './fitToMachine.ts'
import { knownCeiling } from './knownCeiling.ts'
import type { RunParts } from './runParts.ts'
import { toLoadOrder } from './toLoadOrder.ts'

/** Where the run is: the engine described, containers and generator placed on this machine, the generator checked beforehand. */
export async function resolveRun({ spec, ports, recorder, signal }: RunParts): Promise<Fitting> {
  const { containers, host, load } = ports
  const info = await containers.describe(signal)
  const fitting = fitToMachine(spec.plan, info)
  const nowhere = { host: '127.0.0.1', port: 1 }
  await load.preflight(toLoadOrder(spec, { target: nowhere, cores: fitting.generatorCores, originMs: 0 }))
  const warnings = [...spec.warnings, ...fitting.warnings]
  for (const message of warnings) recorder.emit({ kind: 'warning', message })
  recorder.update({
    environment: { ...host.describe(), engine: info.engine },
    ...knownCeiling(ports),
    path: info.path,
    warnings,
    ...(fitting.containerCpus === undefined
      ? {}
      : { cpuSets: { containers: fitting.containerCpus, generator: fitting.generatorCores.join(',') } }),
  })
  return fitting
}
