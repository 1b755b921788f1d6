/** A topology on a server of its own, with data sets, and a before and an after: a proxy, an API and a database. */
export function servedTopology({
  cpus = 1,
  memory = '2g',
  api = 'deploy: { resources: { limits: { memory: 256m } } }',
} = {}): Record<string, string> {
  return {
    'topologies/small/compose.yaml': `name: small
x-palier:
  title: { en: Small, fr: Petit }
  entry: { service: proxy, port: 80 }
  roles: { proxy: proxy, api: api, db: database }
  health: { entry: /health, instance: { path: /health, port: 8000 } }
  scenario: browse
  server: { cpus: ${cpus}, memory: ${memory} }
  parameters:
    SET: { type: choice, values: [little, plenty], default: plenty, label: { en: Set, fr: Jeu } }
    INDEXES: { type: choice, values: [none, all], default: all, label: { en: Indexes, fr: Index } }
    DB_MEMORY: { type: size, default: 1g, label: { en: Memory, fr: Mémoire } }
  variants:
    before: { INDEXES: none }
    after: {}
    huge: { DB_MEMORY: 2g }
  data: { parameter: SET, steps: [{ name: seed, method: POST, path: "/seed/{set}" }] }
  beforeAfter: { before: before, after: after }
services:
  proxy:
    image: x/proxy
    depends_on: [api]
    deploy: { resources: { limits: { memory: 80m } } }
  api:
    image: x/api
    environment: { INDEXES: "\${INDEXES:-all}" }
    depends_on: [db]
    ${api}
  db:
    image: x/db
    deploy: { resources: { limits: { memory: "\${DB_MEMORY:-1g}" } } }
`,
  }
}
