/**
 * A message of a program as a sentence: one line, without stack trace or "Error:", with a full stop. Its first letter
 * stays as it is, since it may be a name (`db is unhealthy`). Empty when there is nothing to say.
 */
export function sentence(message: string): string {
  const plain = message
    .split('\n')
    .filter((line) => !/^\s+at .*[:(]/.test(line))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
    .replace(/^(uncaught )?(\w*error|exception): /i, '')
  if (plain === '') return ''
  return /[.!?:…]$/.test(plain) ? plain : `${plain}.`
}

/** `Docker says: port is already allocated.` Empty when it said nothing. */
export function saying(who: string, message: string): string {
  const said = sentence(message)
  return said === '' ? '' : `${who} says: ${said}`
}
