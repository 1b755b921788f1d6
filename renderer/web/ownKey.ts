const NAME = 'palier-key'

/**
 * The key with which this page opens its tab: written into the page when the launch file led to it, and from then on this browser's, for
 * every page of this address. No other port of the machine can look where it is kept, unlike into the cookie. Empty when there is none.
 */
export function ownKey(): string {
  const slot = document.querySelector<HTMLMetaElement>(`meta[name=${NAME}]`)
  const given = slot?.content ?? ''
  if (slot === null || given === '') return keptKey()
  slot.content = ''
  try {
    localStorage.setItem(NAME, given)
  } catch {
    // Nothing can be kept here: this page works all the same, a reload leads back to the launch file.
  }
  history.replaceState(null, '', `/${location.hash}`)
  return given
}

function keptKey(): string {
  try {
    return localStorage.getItem(NAME) ?? ''
  } catch {
    return ''
  }
}
