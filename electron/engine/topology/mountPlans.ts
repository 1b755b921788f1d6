import type { ContainerPlan, MountPlan } from '../../../shared/domain/stackPlan.ts'
import type { ComposeService } from './composeService.ts'

/** Mounts and memory file systems of one container. A volume without a name is the container's own. */
export function mountPlans(container: string, service: ComposeService): Pick<ContainerPlan, 'mounts' | 'tmpfs'> {
  const mounts: MountPlan[] = []
  const tmpfs: Record<string, string> = { ...service.tmpfs }
  for (const { mount } of service.volumes ?? []) {
    const { target } = mount
    if (mount.kind === 'tmpfs') tmpfs[target] = mount.options
    else if (mount.kind === 'bind') mounts.push(mount)
    else {
      const volume = mount.source ?? `${container}${target.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`
      mounts.push({ kind: 'volume', volume, target, readOnly: mount.readOnly })
    }
  }
  return { mounts, tmpfs }
}
