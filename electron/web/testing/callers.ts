/** Values of the Host header, several for several headers; `ok` for the two that are ours. */
export function hostCases(port: number): readonly { readonly hosts: readonly string[]; readonly ok: boolean }[] {
  const right = [`127.0.0.1:${port}`, `localhost:${port}`]
  const wrong = [
    '',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:',
    `127.0.0.1:${port + 1}`,
    `127.0.0.1:0${port}`,
    '127.0.0.1:80',
    `127.0.0.1.:${port}`,
    `localhost.:${port}`,
    `LOCALHOST:${port}`,
    `127.0.0.1.nip.io:${port}`,
    `localtest.me:${port}`,
    `2130706433:${port}`,
    `0x7f000001:${port}`,
    `0x7f.0.0.1:${port}`,
    `0177.0.0.1:${port}`,
    `127.1:${port}`,
    `127.0.0.2:${port}`,
    `127.000.000.001:${port}`,
    `0.0.0.0:${port}`,
    `0:${port}`,
    `[::1]:${port}`,
    `[::]:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    'evil.example',
    `evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `evil.localhost:${port}`,
    `user@127.0.0.1:${port}`,
    `127.0.0.1:${port}@evil.example`,
    `127.0.0.1:${port},evil.example`,
    `127.0.0.1:${port} evil.example`,
    `http://127.0.0.1:${port}`,
    `127.0.0.1:${port}/`,
    `127.0.0.1:${port}#`,
    `127.0.0.1:${port}?`,
    `xn--127-0-0-1:${port}`,
    `host.docker.internal:${port}`,
  ]
  const several = [[], [right[0], right[0]], [right[0], `evil.example:${port}`], [`evil.example:${port}`, right[0]]]
  return [
    ...right.map((host) => ({ hosts: [host], ok: true })),
    ...wrong.map((host) => ({ hosts: [host], ok: false })),
    ...several.map((hosts) => ({ hosts: hosts.filter((host) => host !== undefined), ok: false })),
  ]
}

export interface OriginCase {
  readonly origin?: string
  readonly fetchSite?: string
  /** For a GET that a browser sends from our page, or a person types; and for what must carry its origin. */
  readonly ok: { readonly get: boolean; readonly strict: boolean }
}

const both = { get: true, strict: true }
const none = { get: false, strict: false }
const onlyGet = { get: true, strict: false }

/** Where a request says it comes from, plainest first; `own` is right for the Host that it was sent with. */
export function originCases(port: number, own: string): readonly OriginCase[] {
  return [
    { ok: onlyGet },
    { fetchSite: 'same-origin', ok: onlyGet },
    { fetchSite: 'none', ok: onlyGet },
    { fetchSite: 'cross-site', ok: none },
    { fetchSite: 'same-site', ok: none },
    { fetchSite: 'Same-Origin', ok: none },
    { origin: own, ok: both },
    { origin: own, fetchSite: 'same-origin', ok: both },
    { origin: own, fetchSite: 'cross-site', ok: none },
    { origin: own, fetchSite: 'same-site', ok: none },
    { origin: 'null', ok: none },
    { origin: 'http://evil.example', ok: none },
    { origin: `http://127.0.0.1:${port + 1}`, ok: none },
    { origin: 'http://127.0.0.1', ok: none },
    { origin: `https://127.0.0.1:${port}`, ok: none },
    { origin: 'null', fetchSite: 'cross-site', ok: none },
    { origin: '', ok: none },
    { origin: 'file://', ok: none },
    { origin: `http://[::1]:${port}`, ok: none },
    { origin: `${own}/`, ok: none },
    { origin: `${own}.evil.example`, ok: none },
    { origin: own.toUpperCase(), ok: none },
    { origin: `${own}, ${own}`, ok: none },
  ]
}
