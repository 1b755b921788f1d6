import type { FormsOf } from '../../forms.ts'
import type { curves as en } from '../en/curves.ts'

export const curves: Readonly<Record<FormsOf<keyof typeof en>, string>> = {
  'curves.at': 'à {{time}}',
  'curves.latest': 'dernière valeur',
  'curves.followLive': 'suivre le direct',
  'curves.showTable': 'Afficher en tableau',
  'curves.showChart': 'Afficher en courbes',
  'curves.copyCsv': 'Copier en CSV',
  'curves.copied': 'Copié',
  'curves.notCopied': 'Non copié : le navigateur refuse',
  'curves.time': 'Temps',
  'curves.doubt': 'En doute',
  'curves.mean': 'moyenne sur {{seconds}} s',
  'curves.highestOf': 'maximum sur {{seconds}} s',
  'curves.switch': '{{name}} : un clic masque, Alt+clic isole',
  'curves.noErrors': 'aucune',
  'curves.keys': 'Les flèches déplacent le curseur de 1 s, avec Maj de 10 s ; T affiche un tableau.',
}
