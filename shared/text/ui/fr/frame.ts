import type { FormsOf } from '../../forms.ts'
import type { frame as en } from '../en/frame.ts'

export const frame: Readonly<Record<FormsOf<keyof typeof en>, string>> = {
  'frame.screens': 'Écrans',
  'frame.bench': 'Banc',
  'frame.live': 'Direct',
  'frame.result': 'Résultat',
  'frame.history': 'Historique',
  'frame.setup': 'Réglages',
  'frame.commands': 'Commandes',
  'frame.copy': 'Copier',
  'frame.copied': 'Copié',
  'frame.notCopied': 'Sélectionnez et copiez',
  'frame.copyCommand': 'Copier {{command}}',
  'frame.log': 'Dernières lignes du journal',
}
