import type { Shown } from './reportModel.ts'

/** Id of a container's lane in the drawing of its configuration's log lines; undefined when it wrote none that are drawn. */
export function logAnchor({ index, run }: Pick<Shown, 'index' | 'run'>, container: string): string | undefined {
  const isDrawn = run?.view.lines?.some((line) => line.container === container && line.atMs >= 0) ?? false
  return isDrawn ? `log-${index}-${container}` : undefined
}
