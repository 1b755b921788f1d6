const longest = 100

/**
 * A file name for a piece of evidence: letters, digits, dot, dash and underscore; no folders, nothing hidden, no name Windows
 * reserves. A name that had to be changed gets a mark from its original, so that `a/b` and `a_b` stay two files.
 */
export function evidenceName(name: string): string {
  const plain = name
    .replaceAll(/[^A-Za-z0-9._-]/g, '_')
    .replaceAll(/\.{2,}/g, '.')
    .replace(/^[.]+/, '')
    .replace(/[.]+$/, '')
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain)
  if (plain === name && !reserved && name !== '' && name.length <= longest) return name
  const dot = plain.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot).slice(0, 12)] : [plain, '']
  return `${(reserved ? `_${stem}` : stem || 'unnamed').slice(0, longest - 30)}-${mark(name)}${extension}`
}

/** FNV-1a, 32 bits: enough to tell two names apart. */
function mark(name: string): string {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(name)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(36)
}
