import type { Language } from '../domain/language.ts'
import { sayIn } from './say.ts'

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
export function saying(who: string, message: string, language: Language = 'en'): string {
  const said = sentence(message)
  return said === '' ? '' : `${who} ${sayIn(language)('says:', 'répond :')} ${said}`
}

/** For messages that are words of ours or of the system, which never begin with a name. */
export function capitalised(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}`
}
