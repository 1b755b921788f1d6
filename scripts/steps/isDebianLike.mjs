/**
 * Whether an `/etc/os-release` describes Debian, Ubuntu or one of their descendants, so that `apt-get install docker.io` works.
 *
 * @param {string} osRelease the file's text
 */
export function isDebianLike(osRelease) {
  const families = ['ID', 'ID_LIKE'].flatMap((key) => entryOf(osRelease, key).toLowerCase().split(/\s+/))
  return families.includes('debian') || families.includes('ubuntu')
}

/**
 * @param {string} osRelease
 * @param {string} key
 */
function entryOf(osRelease, key) {
  const line = osRelease.split(/\r?\n/).find((text) => text.startsWith(`${key}=`)) ?? ''
  return line
    .slice(key.length + 1)
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
}
