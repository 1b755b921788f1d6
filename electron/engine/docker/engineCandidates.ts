/** One place where an engine may answer. */
export interface Candidate {
  /** For people: `DOCKER_HOST`, `context colima`, `Docker Desktop` … */
  readonly source: string
  /** As the Docker CLI writes it; empty when a chosen context names none. */
  readonly address: string
  /** Chosen by the user: when it does not answer nothing else is tried. */
  readonly explicit: boolean
  /** Asked only when none of the others answered. */
  readonly fallback: boolean
}

/** What the list depends on; nothing is read from the process. */
export interface SearchWorld {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly homeDir: string
  /** Absent on Windows. */
  readonly uid?: number
  /** The Docker context in force when it is not `default`. */
  readonly context?: { readonly name: string; readonly address: string }
}

/**
 * Where to look for an engine, in order. DOCKER_HOST wins over a context and a context over everything found, as in the Docker CLI;
 * either is the only candidate, because an engine the user chose is never replaced by another.
 */
export function engineCandidates({ env, platform, homeDir, uid, context }: SearchWorld): Candidate[] {
  const chosen = env.DOCKER_HOST
  if (chosen !== undefined && chosen !== '') return [explicit('DOCKER_HOST', chosen)]
  if (context !== undefined) return [explicit(`context ${context.name}`, context.address)]
  if (platform === 'win32') return [found('Docker Desktop', 'npipe:////./pipe/docker_engine')]
  const runtimeDir = env.XDG_RUNTIME_DIR ?? (uid === undefined ? undefined : `/run/user/${uid}`)
  return [
    found('default socket', 'unix:///var/run/docker.sock'),
    ...(runtimeDir === undefined ? [] : [found('rootless Docker', `unix://${runtimeDir}/docker.sock`)]),
    found('Docker Desktop', `unix://${homeDir}/.docker/run/docker.sock`),
    found('Docker Desktop', `unix://${homeDir}/.docker/desktop/docker.sock`),
    found('OrbStack', `unix://${homeDir}/.orbstack/run/docker.sock`),
    found('Colima', `unix://${homeDir}/.colima/default/docker.sock`),
    found('Rancher Desktop', `unix://${homeDir}/.rd/docker.sock`),
    ...(runtimeDir === undefined ? [] : [lastResort('rootless Podman', `unix://${runtimeDir}/podman/podman.sock`)]),
    lastResort('Podman', 'unix:///run/podman/podman.sock'),
  ]
}

function explicit(source: string, address: string): Candidate {
  return { source, address, explicit: true, fallback: false }
}

function found(source: string, address: string): Candidate {
  return { source, address, explicit: false, fallback: false }
}

function lastResort(source: string, address: string): Candidate {
  return { source, address, explicit: false, fallback: true }
}
