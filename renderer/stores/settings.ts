import { create } from 'zustand'
import type { Settings } from '../../shared/contract/requests.ts'
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

/** Before the first screen is drawn, so that nothing changes its language or colour under the eye. */
export async function loadSettings(): Promise<void> {
  const read = await ask['settings.read']({})
  if (read.ok) useSettings.setState(toState(read.value))
}

/** Takes effect at once, also when it cannot be kept. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const settings = { ...useSettings.getState().settings, ...change }
  useSettings.setState(toState(settings))
  await ask['settings.save'](settings)
}
