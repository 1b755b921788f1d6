import type Dockerode from 'dockerode'
import { engineFailed, statusOf } from './engineError.ts'

/** Id of a local image; undefined when there is none of that name. */
export async function imageIdOf(docker: Dockerode, reference: string): Promise<string | undefined> {
  return (await inspectImage(docker, reference))?.Id
}

export async function inspectImage(
  docker: Dockerode,
  reference: string,
): Promise<Dockerode.ImageInspectInfo | undefined> {
  try {
    return await docker.getImage(reference).inspect()
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw engineFailed(`looking for the image ${reference}`, error)
  }
}
