import { create } from 'zustand'
import type { Settings } from '../../shared/contract/settings.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import type { Language } from '../../shared/domain/language.ts'
import { ask } from '../bridge.ts'

interface SettingsState {
  readonly settings: Settings
  /** What `system` stands for on this computer. */
  readonly shown: { readonly language: Language }
}

const defaults: Settings = { language: 'system', theme: 'system', singleKeys: true }

export const useSettings = create<SettingsState>(() => toState(defaults))

function toState(settings: Settings): SettingsState {
  const ofSystem: Language = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  return { settings, shown: { language: settings.language === 'system' ? ofSystem : settings.language } }
}

/** Before the first screen is drawn, so that nothing changes its language or colour under the eye. Gives what went wrong. */
export async function loadSettings(): Promise<Failure | undefined> {
  const read = await ask['settings.read']({})
  if (!read.ok) return read.failure
  useSettings.setState(toState(read.value))
  return undefined
}

/** Takes effect at once, also when it cannot be kept. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const settings = { ...useSettings.getState().settings, ...change }
  useSettings.setState(toState(settings))
  await ask['settings.save'](settings)
}
