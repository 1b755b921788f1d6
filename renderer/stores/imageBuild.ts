import { create } from 'zustand'
import type { Announcements } from '../../shared/contract/announcements.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import { ask, hear } from '../bridge.ts'
import { askEngine } from './engine.ts'

type Step = Announcements['image.progress']

interface ImageBuild {
  readonly isOn: boolean
  /** The last word on each image, in the order in which they were begun; also of builds that a run needed. */
  readonly steps: readonly Step[]
  readonly failure?: Failure
}

export const useImageBuild = create<ImageBuild>(() => ({ isOn: false, steps: [] }))

/** Everything that is missing or out of date; goes on when the screen is left. */
export async function buildImages(): Promise<void> {
  if (useImageBuild.getState().isOn) return
  useImageBuild.setState({ isOn: true, steps: [] }, true)
  const built = await ask['image.build']({})
  useImageBuild.setState(({ steps }) => ({ isOn: false, steps, ...(!built.ok && { failure: built.failure }) }), true)
  await askEngine()
}

/** For the life of the window; gives the way to stop. */
export function watchImageBuild(): () => void {
  return hear['image.progress']((step) => {
    useImageBuild.setState(({ steps }) => {
      const at = steps.findIndex(({ image }) => image === step.image)
      return { steps: at === -1 ? [...steps, step] : steps.with(at, step) }
    })
  })
}
