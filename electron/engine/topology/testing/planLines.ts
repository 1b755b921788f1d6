import { relative } from 'node:path'
import type { StackPlan } from '../../../../shared/domain/stackPlan.ts'

/** A plan as one line a leaf, `containers.lb.ports.0: 80`, with paths below `root` made relative: for golden files. */
export function planLines(plan: StackPlan, root: string): readonly string[] {
  const { containers, images, ...rest } = plan
  return lines(
    {
      ...rest,
      order: containers.map(({ name }) => name).join(' '),
      images: Object.fromEntries(images.map(({ reference, ...image }) => [reference, image])),
      containers: Object.fromEntries(containers.map(({ name, ...container }) => [name, container])),
    },
    '',
  )

  function lines(value: unknown, path: string): string[] {
    if (typeof value !== 'object' || value === null) return [`${path}: ${shown(value)}`]
    const entries = Object.entries(value)
    if (entries.length === 0) return []
    if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
      return [`${path}: ${JSON.stringify(value)}`]
    return entries.flatMap(([key, child]) => lines(child, path === '' ? key : `${path}.${key}`))
  }

  function shown(value: unknown): string {
    const inside = typeof value === 'string' && value.startsWith(root)
    return inside ? `<root>/${relative(root, value).replaceAll('\\', '/')}` : JSON.stringify(value)
  }
}
