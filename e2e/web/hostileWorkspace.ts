import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hostileStrings } from '../hostileStrings.ts'

/** In a Compose file a dollar sign begins a variable. */
const inCompose = (value: string): string => value.replaceAll('$', '$$$$')
const variable = (name: string, value: string): [string, string] => [name, `\u0024{${name}:-${value}}`]
const text = (value: string) => ({ en: value, fr: value })
const at = (index: number): string => hostileStrings[index % hostileStrings.length] ?? ''

/** Answers every path; its headers and its log are what somebody hostile would write. Perl is in the base image. */
const server = `use strict;
use IO::Socket::INET;
open my $file, '<:raw', '/strings.txt' or die $!;
chomp(my @strings = <$file>);
# A header holds no control character.
my @values = grep { !/[^ -~]/ && length() < 1000 } @strings;
$| = 1;
print STDOUT "$_\\n" for @strings;
die "$strings[0]\\n" if $ENV{MODE} eq 'broken';
my $listener = IO::Socket::INET->new(LocalPort => 80, Listen => 128, ReuseAddr => 1) or die $!;
my $asked = 0;
$SIG{CHLD} = 'IGNORE';
while (my $socket = $listener->accept) {
  my $own = $asked++;
  next if fork;
  my $read = '';
  while (sysread $socket, $read, 65536, length $read) {
    while ($read =~ s{^\\w+ (\\S+) .*?\\r\\n\\r\\n}{}s) {
      my $string = $values[$own++ % @values];
      syswrite $socket, "HTTP/1.1 200 OK\\r\\nX-Instance-Id: $string\\r\\nX-Cache: $string\\r\\nX-Other: $string\\r\\nContent-Length: 2\\r\\n\\r\\nok";
    }
  }
  exit;
}
`

const service = {
  image: 'palier/base:trixie',
  command: ['perl', '/serve.pl'],
  volumes: ['./serve.pl:/serve.pl:ro', './strings.txt:/strings.txt:ro'],
  healthcheck: {
    test: ['CMD', 'bash', '-c', 'exec 3<>/dev/tcp/127.0.0.1/80'],
    interval: '1s',
    timeout: '1s',
    retries: 30,
  },
}

/** A folder to trust with all strings wherever a text is allowed: YAML is a superset of JSON. `hostile:loud` runs, `hostile:broken` fails. */
export function writeHostileWorkspace(folder: string): void {
  const write = (path: string, content: string | object): void => {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 1))
  }
  const labels: Record<string, string> = Object.fromEntries(
    hostileStrings.map((string, index) => [`P${index}`, inCompose(string)]),
  )
  const names = Object.keys(labels)
  const values = Object.fromEntries(Object.entries(labels).filter(([, label]) => !label.includes('$')))
  write('topologies/hostile/compose.yaml', {
    name: 'hostile',
    'x-palier': {
      title: text(at(0)),
      description: text(at(1)),
      entry: { service: 'web', port: 80 },
      roles: { web: 'api' },
      scenario: 'hostile',
      parameters: {
        MODE: { type: 'text', default: 'whole', label: text(at(2)) },
        ...Object.fromEntries(
          names.map((name) => [name, { type: 'text', default: 'x', label: text(labels[name] ?? '') }]),
        ),
      },
      variants: { loud: values, broken: { MODE: 'broken' } },
    },
    services: {
      web: {
        ...service,
        environment: Object.fromEntries([variable('MODE', 'whole'), ...names.map((name) => variable(name, 'x'))]),
      },
    },
  })
  write('topologies/hostile/serve.pl', server)
  // A header or a log line ends with the line.
  write('topologies/hostile/strings.txt', `${hostileStrings.join('\n')}\n`)
  write('scenarios/hostile.yaml', {
    name: 'hostile',
    title: text(at(3)),
    description: text(at(4)),
    think: { mean: '20ms', spread: 50 },
    requests: hostileStrings.map((name) => ({ name, weight: 1, method: 'GET', path: '/' })),
  })
  write('profiles/hostile.yaml', {
    name: 'hostile',
    title: text(at(5)),
    description: text(at(6)),
    model: 'closed',
    stages: [
      { duration: '1s', users: 5 },
      { duration: '4s', users: 5 },
    ],
  })
  write('objectives/hostile.yaml', {
    name: 'hostile',
    title: text(at(7)),
    description: text(at(8)),
    capacity: { errorRate: 0.01, p95Ms: 2000 },
    targets: hostileStrings.map((string, index) => ({
      name: `t${index}`,
      title: text(string),
      metric: 'errorRate',
      below: 0.5,
    })),
  })
}
