import { PalierError } from '../../../shared/domain/failure.ts'
import type { EngineInfo } from '../ports/containerEngine.ts'
import type { FoundEngine } from './findEngine.ts'

/** What the engine can hold containers to; what it cannot is left out of requests and reported as not applied. */
interface EngineAbilities {
  readonly cpus: boolean
  readonly cpuset: boolean
  readonly memory: boolean
  readonly swap: boolean
  readonly pids: boolean
}

export interface EngineFacts {
  readonly engine: EngineInfo['engine']
  readonly path: EngineInfo['path']
  readonly abilities: EngineAbilities
}

/** The engine's own description in our words. Throws `dockerUnfit` for engines that do not run Linux containers. */
export function toEngineFacts(found: FoundEngine, hostName: string, platform: NodeJS.Platform): EngineFacts {
  const { info, version, candidate } = found
  if (info.OSType !== undefined && info.OSType !== 'linux') {
    throw new PalierError({
      kind: 'dockerUnfit',
      why: `the engine runs ${String(info.OSType)} containers`,
      fix: 'Switch Docker Desktop to Linux containers.',
    })
  }
  return {
    engine: {
      name: isPodman(version) ? 'podman' : 'docker',
      version: text(version.Version ?? info.ServerVersion),
      apiVersion: text(version.ApiVersion),
      cgroupVersion: text(info.CgroupVersion ?? '1'),
      cpus: Number(info.NCPU ?? 0),
      memoryBytes: Number(info.MemTotal ?? 0),
      operatingSystem: text(info.OperatingSystem),
      source: candidate.source,
    },
    path: toPath(found, hostName, platform),
    abilities: {
      cpus: info.CpuCfsQuota !== false,
      cpuset: info.CPUSet !== false,
      memory: info.MemoryLimit !== false,
      swap: info.SwapLimit !== false,
      pids: info.PidsLimit !== false,
    },
  }
}

/**
 * `bridge` only where container addresses are sure to be routed from this process: a local socket of a Linux engine that runs as root
 * on this very machine. Desktop and Colima keep containers in a virtual machine, rootless engines in a network namespace of their own,
 * and from inside a container the host's bridges are fenced off; in all three the engine's host name or security options differ.
 */
function toPath({ address, info }: FoundEngine, hostName: string, platform: NodeJS.Platform): EngineInfo['path'] {
  const security = Array.isArray(info.SecurityOptions) ? info.SecurityOptions.map(String) : []
  const isLocal =
    platform === 'linux' &&
    address.kind === 'socket' &&
    info.Name === hostName &&
    !security.some((option) => option.startsWith('name=rootless')) &&
    !/docker desktop/i.test(text(info.OperatingSystem))
  return isLocal ? 'bridge' : 'published'
}

function isPodman(version: FoundEngine['version']): boolean {
  const components = Array.isArray(version.Components) ? (version.Components as { Name?: string }[]) : []
  return components.some(({ Name }) => /podman/i.test(Name ?? ''))
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
