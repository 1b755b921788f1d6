const dots = [
  '..',
  '.',
  '%2e%2e',
  '.%2e',
  '%2e.',
  '%252e%252e',
  '%c0%ae%c0%ae',
  '..%00',
  '....',
  '..;',
  '\uff0e\uff0e',
  '%uff0e%uff0e',
]
const slashes = ['/', '\\', '%2f', '%5c', '%252f', '//', '/./']
const goals = ['secret.txt', 'etc/passwd', 'launch/serve-1.html']

/** What people write to get out of a folder: every kind of dots and slash, a few levels up. Without the leading slash. */
export const traversals: readonly string[] = [
  ...dots.flatMap((dot) =>
    slashes.flatMap((slash) => goals.map((goal, depth) => `${`${dot}${slash}`.repeat(depth * 3 + 1)}${goal}`)),
  ),
  'file:///etc/passwd',
  'C:\\windows\\win.ini',
  'assets/index-Ab12Cd34.js/../../../secret.txt',
  'assets%2f..%2f..%2fsecret.txt',
  'favicon.svg%00.js',
  'favicon.svg::$DATA',
  '.vite/manifest.json',
  '%2evite/manifest.json',
]
