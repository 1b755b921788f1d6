import type { FormsOf } from '../../forms.ts'
import type { log as en } from '../en/log.ts'

export const log: Readonly<Record<FormsOf<keyof typeof en>, string>> = {
  'log.title': 'Journal de {{container}}',
  'log.open': 'Ouvrir le journal de {{container}} à {{time}}',
  'log.shown': 'Lignes {{from}} à {{to}} sur {{all}} ; les temps sont ceux de l’essai',
  'log.none': 'Rien n’a été conservé du journal de ce conteneur.',
  'log.earlier': 'Lignes précédentes',
  'log.later': 'Lignes suivantes',
  'log.close': 'Fermer le journal',
  'log.lines': 'Lignes de journal',
  'log.soFar_one': '{{n}} ligne de journal se plaint jusqu’ici',
  'log.soFar_many': '{{n}} de lignes de journal se plaignent jusqu’ici',
  'log.soFar_other': '{{n}} lignes de journal se plaignent jusqu’ici',
  'log.soFarNote': 'Lignes WARN, ERROR ou lentes ; le journal entier est conservé à la fin de l’essai.',
}
