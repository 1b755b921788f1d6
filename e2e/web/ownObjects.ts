import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'

const socketPath = process.env.DOCKER_HOST?.replace(/^unix:\/\//, '') ?? '/var/run/docker.sock'

/** Containers and networks that carry the label of the installation with that configuration folder, asked of Docker itself. */
export async function ownObjects(config: string): Promise<string[]> {
  const owner = readFileSync(join(config, 'palier', 'installation-id'), 'utf8').trim()
  const filters = encodeURIComponent(JSON.stringify({ label: [`io.palier.owner=${owner}`] }))
  const [containers, networks] = await Promise.all([
    askDocker<{ Id: string }[]>(`/containers/json?all=1&filters=${filters}`),
    askDocker<{ Id: string }[]>(`/networks?filters=${filters}`),
  ])
  return [...containers, ...networks].map(({ Id }) => Id)
}

function askDocker<T>(path: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      answer.on('end', () => resolve(JSON.parse(text) as T))
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end()
  })
}
