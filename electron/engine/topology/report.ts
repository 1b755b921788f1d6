import type { Complaint, ProblemLog } from './ProblemLog.ts'
import type { Path } from './positionOf.ts'
import type { YamlFile } from './readYaml.ts'

/** Says what is wrong with what all files together mean. */
export type Report = (path: Path, complaint: Complaint) => void

/** Complains about the override where it wrote the place, about the topology's own file otherwise. */
export function reportTo(base: ProblemLog, over?: { readonly file: YamlFile; readonly log: ProblemLog }): Report {
  return (path, complaint) => {
    const log = over?.file.isWritten(path) === true ? over.log : base
    log.add(path, complaint)
  }
}
