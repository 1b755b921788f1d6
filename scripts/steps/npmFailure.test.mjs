import { expect, test } from 'vitest'
import { npmFailure } from './npmFailure.mjs'

// As npm 11.19 said it.
const UNREACHABLE = `npm error code ECONNREFUSED
npm error FetchError: request to http://127.0.0.1:9/zod failed, reason: connect ECONNREFUSED 127.0.0.1:9
npm error     at ClientRequest.<anonymous> (/usr/lib/node_modules/npm/node_modules/minipass-fetch/lib/index.js:130:14)
npm error A complete log of this run can be found in: /home/ada/.npm/_logs/2026-11-21T19_20_00_000Z-debug-0.log
`
const OUT_OF_SYNC = `npm error code EUSAGE
npm error
npm error \`npm ci\` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync. Please update your lock file with \`npm install\` before continuing.
npm error
npm error Invalid: lock file's zod@4.6.7 does not satisfy zod@4.6.6
npm error
npm error Clean install a project
`

test.each([
  {
    name: 'no registry',
    stderr: UNREACHABLE,
    sentence:
      'npm could not install the packages: request to http://127.0.0.1:9/zod failed, reason: connect ECONNREFUSED 127.0.0.1:9',
    fix: /^Check the network/,
  },
  {
    name: 'package.json and the lock file disagree',
    stderr: OUT_OF_SYNC,
    sentence: "npm could not install the packages: Invalid: lock file's zod@4.6.7 does not satisfy zod@4.6.6",
    fix: /restore both/,
  },
  {
    name: 'the disk is full',
    stderr: 'npm error code ENOSPC\nnpm error syscall write\nnpm error nospc ENOSPC: no space left on device, write\n',
    sentence: 'npm could not install the packages: nospc ENOSPC: no space left on device, write',
    fix: /^The disk is full/,
  },
  {
    name: 'npm was killed',
    stderr: '',
    sentence: 'npm could not install the packages: it ended with code 137.',
    fix: /^Run this again/,
  },
])('$name', ({ stderr, sentence, fix }) => {
  const problem = npmFailure('the packages', { code: 137, stdout: '', stderr, interruptedBy: undefined })
  expect(problem.message).toBe(sentence)
  expect(problem.fix).toMatch(fix)
})
