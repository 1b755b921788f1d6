import { expect, test } from 'vitest'
import { isDebianLike } from './isDebianLike.mjs'

test.each([
  { name: 'Debian', text: 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n', is: true },
  { name: 'Ubuntu', text: 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', is: true },
  { name: 'Mint: several families in quotes', text: 'ID=linuxmint\r\nID_LIKE="ubuntu debian"\r\n', is: true },
  { name: 'Fedora', text: 'ID=fedora\nVERSION_ID=43\n', is: false },
  { name: 'Rocky', text: 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', is: false },
  { name: 'a name that only begins alike', text: 'ID=debianesque\n', is: false },
  { name: 'VARIANT_ID is not ID', text: 'VARIANT_ID=debian\nID=other\n', is: false },
  { name: 'nothing', text: '', is: false },
])('$name', ({ text, is }) => {
  expect(isDebianLike(text)).toBe(is)
})
