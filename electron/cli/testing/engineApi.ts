import { request } from 'node:http'

const socketPath = process.env.DOCKER_HOST?.replace(/^unix:\/\//, '') ?? '/var/run/docker.sock'

/** Asks the engine itself, without anything of the product between; throws with its words when it refuses. */
export async function askEngine<T = unknown>(method: string, path: string, body?: object): Promise<T> {
  const { status, text } = await new Promise<{ status: number; text: string }>((done, fail) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' }
    const asked = request({ socketPath, method, path, headers, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text }))
      answer.on('error', fail)
    })
    asked.on('error', fail)
    asked.end(body === undefined ? undefined : JSON.stringify(body))
  })
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** The name of every container, network and volume with the label, `io.palier.owner=…`. */
export async function labelled(label: string): Promise<string[]> {
  const filters = encodeURIComponent(JSON.stringify({ label: [label] }))
  const [containers, networks, volumes] = await Promise.all([
    askEngine<{ Names: string[] }[]>('GET', `/containers/json?all=1&filters=${filters}`),
    askEngine<{ Name: string }[]>('GET', `/networks?filters=${filters}`),
    askEngine<{ Volumes: { Name: string }[] | null }>('GET', `/volumes?filters=${filters}`),
  ])
  return [
    ...containers.map(({ Names }) => Names[0] ?? ''),
    ...networks.map(({ Name }) => Name),
    ...(volumes.Volumes ?? []).map(({ Name }) => Name),
  ]
}
