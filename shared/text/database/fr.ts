import type { FormsOf } from '../forms.ts'
import type { database as en } from './en.ts'

export const database: Readonly<Record<FormsOf<keyof typeof en>, string>> = {
  'debug.title': 'Débogage',

  'statements.title': 'Requêtes SQL les plus lentes',
  'statements.query': 'Requête',
  'statements.calls': 'Appels',
  'statements.total': 'Total, ms',
  'statements.mean': 'Moyenne, ms',
  'statements.rows': 'Lignes',
  'statements.callsOf': 'Appels {{letter}}',
  'statements.totalOf': 'Total {{letter}}, ms',
  'statements.meanOf': 'Moyenne {{letter}}, ms',
  'statements.rowsOf': 'Lignes {{letter}}',
  'statements.change': 'Moyenne {{before}} → {{after}}',
  'statements.times': '× {{factor}}',
  'statements.note':
    'Celles qui ont pris le plus de temps à la base pendant la mesure, d’après pg_stat_statements. La barre est la part de toutes celles de la liste.',
  'statements.comparedNote':
    'Les plus lentes de l’une ou de l’autre, rapprochées par leur texte ; « – » : hors des dix premières de cette configuration. Le nombre d’appels dépend du débit : c’est la moyenne qui se compare.',

  'plans.title': 'Plans des requêtes déclarées',
  'plans.query': 'Requête',
  'plans.plan': 'Ce que fait la base',
  'plans.time': 'Exécution, ms',
  'plans.pages': 'Pages lues',
  'plans.comparedNote': 'EXPLAIN (ANALYZE, BUFFERS) après la mesure.',
  'plans.note':
    'EXPLAIN (ANALYZE, BUFFERS), exécuté puis annulé avant et après la mesure ; durée et pages de celui d’après. Une page fait 8 Kio.',
  'plans.changed': 'avant la mesure : {{before}} ; après : {{after}}',
  'plans.onlyBefore': 'avant la mesure : {{before}}',
  'plans.cost': '{{ms}} ms, {{pages}} pages',
  'plans.before': 'avant la mesure',
  'plans.after': 'après la mesure',

  'plan.index': 'utilise l’index {{index}}',
  'plan.indexAnd': 'utilise l’index {{index}} ({{rows}})',
  'plan.whole': 'lit toute la table {{table}} ({{rows}})',
  'plan.part': 'lit {{table}} sans index jusqu’à en avoir assez ({{rows}})',
  'plan.nothing': 'ne lit aucune table',
  'plan.rows_one': '{{n}} ligne',
  'plan.rows_many': '{{n}} de lignes',
  'plan.rows_other': '{{n}} lignes',
  'plan.thrownAway': '{{rows}}, dont {{removed}} écartées',
  'plan.then': '{{one}} ; {{other}}',

  'hints.title': 'Index',
  'hints.missing':
    '**{{table}}** a été lue en entier {{wholeReads}} fois, {{rows}} lignes à chaque fois, et {{indexReads}} fois par un index : il manque peut-être un index.',
  'hints.unused': '**{{index}}** sur {{table}} ({{size}} Kio) n’a jamais été lu pendant la mesure.',
  'hints.missingCaution':
    'Les colonnes qu’il lui faut se voient dans les plans et dans ce que filtrent et trient les requêtes les plus lentes.',
  'hints.unusedCaution':
    'Une autre charge, ou une clé étrangère quand des lignes sont supprimées, peut en avoir besoin : observer plus longtemps avant de le supprimer. Chaque index rend les écritures plus chères.',
  'hints.none': 'Tous les index ont été lus, et aucune grande table n’a été lue en entier de façon répétée.',

  'problems.title': 'Non lu dans la base',

  'compared.title': 'Bases côte à côte',
  'compared.plans': 'Plans côte à côte',
  'compared.statements': 'Requêtes SQL les plus lentes côte à côte',
  'compared.head': 'Base de données, {{before}} et {{after}}',
  'compared.with': 'Comparé à {{name}}',

  'lines.title': 'Lignes de journaux',
  'lines.error': 'erreur',
  'lines.warn': 'avertissement',
  'lines.slow': 'lenteur',
  'lines.all': 'Toutes',
  'lines.everyContainer': 'tous les conteneurs',
  'lines.class': 'Classe',
  'lines.container': 'Conteneur',
  'lines.time': 'Première à',
  'lines.last': 'Dernière à',
  'lines.count': 'Lignes',
  'lines.line': 'Première ligne de ce genre',
  'lines.times': '× {{n}}',
  'lines.none': 'Aucun conteneur n’a écrit de ligne qui dise WARN, ERROR ou slow.',
  'lines.noneOfThese': 'Aucune ligne de ce genre.',
  'lines.further': 'lignes d’autres genres',
  'lines.note':
    'Lignes qui disent WARN, ERROR (ou pire) ou slow, réunies par ce qu’elles ont en commun sans nombres ni guillemets. La bande compte les lignes par seconde, {{most}} au plus ; sa hauteur est logarithmique.',
  'lines.strip': 'Lignes par seconde de {{name}} : {{list}}.',
  'lines.more_one': '{{n}} autre genre est gardé avec l’essai.',
  'lines.more_many': '{{n}} d’autres genres sont gardés avec l’essai.',
  'lines.more_other': '{{n}} autres genres sont gardés avec l’essai.',
}
