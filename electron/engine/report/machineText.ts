import type { Environment } from '../../../shared/domain/manifest.ts'
import type { ReportTexts } from '../../../shared/text/report/reportTexts.ts'

/** `AMD EPYC, 2 cores, 23.5 GiB; docker 20.10, cgroup v1`; undefined where the machine is not known. */
export function machineText(environment: Environment | undefined, { t, figures }: ReportTexts): string | undefined {
  return (
    environment &&
    t('facts.machineText', {
      cpu: environment.cpuModel,
      cores: t('facts.cores', { count: environment.hostCpus }),
      memory: figures.gibibytes(environment.hostMemoryBytes),
      engine: environment.engine.name,
      version: environment.engine.version,
      cgroup: environment.engine.cgroupVersion,
    })
  )
}
