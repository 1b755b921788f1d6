export interface Serving {
  readonly port: number
  /** Where a browser opens: `here` by us, `byHand` by the person, `elsewhere` on another computer, as over SSH or without a screen. */
  readonly browser: 'here' | 'byHand' | 'elsewhere'
  /** As in `ssh you@there`. */
  readonly login: string
}

/** What a person reads above and below the path of the launch file. */
export function serveWords({ port, browser, login }: Serving): {
  readonly above: readonly string[]
  readonly below: readonly string[]
} {
  const below = ['A browser that may not read it takes the address in it. Ctrl+C ends Palier.']
  switch (browser) {
    case 'here':
      return { above: ['Palier opens in your browser. If it does not, open this file there:'], below }
    case 'byHand':
      return { above: ['Palier is ready. Open this file in your browser:'], below }
    case 'elsewhere':
      return {
        above: [
          'Palier is ready. There is no browser to open here; on the computer with yours:',
          `  ssh -L ${port}:127.0.0.1:${port} ${login}`,
          'Then open there the address that stands in this file (grep ^http shows it):',
        ],
        below: ['Ctrl+C ends Palier.'],
      }
  }
}

/** What to write into Prometheus' configuration. */
export function metricsWords(port: number, credentialsFile: string): readonly string[] {
  return [
    'Metrics for Prometheus, to add to its scrape_configs:',
    '  - job_name: palier',
    '    scrape_interval: 1s',
    `    authorization: { credentials_file: ${credentialsFile} }`,
    `    static_configs: [{ targets: ['127.0.0.1:${port}'] }]`,
  ]
}
