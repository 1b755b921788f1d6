/** What marks an engine object as ours. Names are decoration; these are identity. */
export const labelNames = {
  /** Installation id. */
  owner: 'io.palier.owner',
  run: 'io.palier.run',
  schema: 'io.palier.schema',
  /** Digest of everything an image was made of; images carry only this, because containers inherit an image's labels. */
  image: 'io.palier.image',
  /** Name of the container within its run. */
  container: 'io.palier.container',
} as const

export type Labels = Readonly<Record<string, string>>

/** On every container, network and volume of a run. */
export function runLabels(owner: string, runId: string): Labels {
  return { [labelNames.owner]: owner, [labelNames.run]: runId, [labelNames.schema]: '1' }
}

/** The engine's filter for objects of this installation, or of one of its runs. */
export function labelFilter(owner: string, runId?: string): { label: string[] } {
  const label = [`${labelNames.owner}=${owner}`]
  return { label: runId === undefined ? label : [...label, `${labelNames.run}=${runId}`] }
}
