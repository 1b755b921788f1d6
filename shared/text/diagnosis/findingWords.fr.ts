import type { FormsOf } from '../forms.ts'
import type { en } from './findingWords.en.ts'

/** What findings say, in French. */
export const fr: Readonly<Record<FormsOf<keyof typeof en>, string>> = {
  'confidence.high': 'élevée',
  'confidence.medium': 'moyenne',
  'confidence.low': 'faible',

  'advice.raise': 'Augmenter {{parameter}}, actuellement {{from}}.',
  'advice.lower': 'Réduire {{parameter}}, actuellement {{from}}.',
  'advice.change': 'Changer {{parameter}}, actuellement {{from}}.',
  rulesOut: 'Écarte : {{names}}.',
  none: 'Aucune cause établie',
  byFault: 'Une panne injectée dans cet essai en est la cause.',
  byFaultAt: 'La panne injectée à {{faultAtMs}} en est la cause : {{faultDone}}.',

  'injectedFault.name': 'une panne injectée',
  'injectedFault.title': 'Une panne injectée l’explique : {{container}}, {{faultDone}}',
  'injectedFault.while': 'Elle a été injectée à {{faultAtMs}} et levée {{forMs}} plus tard.',
  'injectedFault.stayed': 'Elle a été injectée à {{faultAtMs}} et est restée jusqu’à la fin.',
  'injectedFault.own': '{{container}} a été en difficulté {{ownAfterMs}} après son début, pendant {{ownMs}}.',
  'injectedFault.clients': 'Les clients l’ont ressentie {{clientsAfterMs}} après son début, pendant {{clientsMs}}.',
  'injectedFault.atOnce': 'Tout allait de nouveau bien dès sa levée.',
  'injectedFault.over': 'Tout allait de nouveau bien {{lastsAfterMs}} après sa levée.',

  'generatorLimited.name': 'la limite du système mesuré',
  'generatorLimited.title': 'Le générateur était la limite',
  'generatorLimited.titleLate': 'Le générateur n’était pas toujours à l’heure',
  'generatorLimited.seconds':
    'Le générateur de charge était en retard, saturé ou à court de ressources (secondes invalides : {{invalidSeconds}} sur {{seconds}}, douteuses : {{suspectSeconds}} de plus) ; retard d’envoi jusqu’à {{sendLagP99Ms}}.',
  'generatorLimited.notSent_one': '{{notSent}} requête n’a pas été envoyée.',
  'generatorLimited.notSent_many': '{{notSent}} requêtes n’ont pas été envoyées.',
  'generatorLimited.notSent_other': '{{notSent}} requêtes n’ont pas été envoyées.',
  'generatorLimited.capacity':
    'Les lenteurs peuvent venir de lui ; les paliers où il était en retard ne disent rien de la capacité du système.',
  'generatorLimited.notSlow':
    'Ses retards ne suffisent pas à faire paraître les réponses lentes ; mais les paliers où il était en retard ne disent rien de la capacité du système.',

  'outOfMemory.name': 'le manque de mémoire',
  'outOfMemory.title': '{{container}} a manqué de mémoire',
  'outOfMemory.signals_one': '{{n}} signe l’indique.',
  'outOfMemory.signals_many': '{{n}} signes concordent.',
  'outOfMemory.signals_other': '{{n}} signes concordent.',
  'outOfMemory.kills_one': 'Le noyau a tué {{n}} processus.',
  'outOfMemory.kills_many': 'Le noyau a tué {{n}} processus.',
  'outOfMemory.kills_other': 'Le noyau a tué {{n}} processus.',
  'outOfMemory.memory': 'Juste avant, {{memoryBytes}} étaient utilisés, {{memoryOfLimitPercent}} de sa limite.',
  'outOfMemory.exit': 'Il s’est terminé avec le code de sortie {{exitCode}}.',

  'engineRestarted.name': 'la fin de tous les conteneurs ensemble',
  'engineRestarted.title': 'Le moteur de conteneurs a arrêté tous les conteneurs ensemble',
  'engineRestarted.ended':
    'Les {{containers}} conteneurs de l’essai se sont arrêtés en dix secondes, sans panne injectée.',
  'engineRestarted.down': 'Aucun n’a été relancé.',
  'engineRestarted.either':
    'Il a lui-même été arrêté ou relancé, ou quelqu’un les lui a fait arrêter tous : ce qui a été enregistré ne permet pas de trancher.',

  'processEnded.name': 'une fin pour une autre raison',
  'processEnded.title': '{{container}} s’est arrêté',
  'processEnded.signal':
    'Le signal {{signal}} l’a arrêté (code de sortie {{exitCode}}), et rien n’indique un manque de mémoire.',
  'processEnded.exit': 'Son processus s’est terminé de lui-même, avec le code de sortie {{exitCode}}.',
  'processEnded.foreign': 'Aucune panne injectée dans cet essai n’en est la cause.',
  'processEnded.gone': 'Il est resté absent {{goneMs}}.',
  'processEnded.starting':
    'Son processus tournait de nouveau depuis {{startingMs}} quand il a répondu pour la première fois.',

  'processFrozen.name': 'un processus figé',
  'processFrozen.title': '{{container}} a été figé',
  'processFrozen.while':
    'Le moteur l’a figé pendant {{frozenMs}} : il n’exécutait plus rien et gardait ce qu’il avait accepté.',
  'processFrozen.stayed':
    'Le moteur l’a figé jusqu’à la fin : il n’exécutait plus rien et gardait ce qu’il avait accepté.',
  'processFrozen.clients':
    'Les clients l’ont ressenti pendant {{clientsMs}}, à partir de {{clientsAfterMs}} après son début.',
  'processFrozen.unnoticed': 'Rien n’indique que les clients l’aient ressenti.',
  'processFrozen.foreign':
    'Aucune panne injectée dans cet essai n’en est la cause : un tiers l’a demandé (docker pause).',

  'blackholedInstance.name': 'une adresse muette',
  'blackholedInstance.title': 'L’adresse du conteneur {{container}} avale les paquets',
  'blackholedInstance.gone':
    'L’instance est restée absente {{goneMs}}, et qui s’adressait à elle n’était pas refusé mais laissé en attente.',
  'blackholedInstance.waits':
    'À chaque essai, le répartiteur attend jusqu’à {{connectTimeoutMs}} avant de s’adresser à une autre instance (dans Nginx : proxy_connect_timeout).',
  'blackholedInstance.p95': 'Le P95 est alors monté à {{p95Ms}}.',

  'deadAddressKept.name': 'une adresse morte qui refuse',
  'deadAddressKept.title': 'Le répartiteur a gardé l’adresse du conteneur {{container}}',
  'deadAddressKept.tried':
    'L’instance est restée absente {{goneMs}} et refusait les connexions ; {{lastTriedMs}} après sa fin, le répartiteur s’y adressait encore, {{lines}} lignes de journal en tout.',
  'deadAddressKept.failed_one': '{{failed}} requête a alors échoué.',
  'deadAddressKept.failed_many': '{{failed}} requêtes ont alors échoué.',
  'deadAddressKept.failed_other': '{{failed}} requêtes ont alors échoué.',

  'descriptorExhaustion.name': 'le manque de descripteurs de fichiers',
  'descriptorExhaustion.title': '{{container}} a manqué de descripteurs de fichiers',
  'descriptorExhaustion.open': '{{openFiles}} sur {{openFilesLimit}} étaient ouverts.',
  'descriptorExhaustion.lines_one': '{{lines}} ligne de journal dit « too many open files ».',
  'descriptorExhaustion.lines_many': '{{lines}} lignes de journal disent « too many open files ».',
  'descriptorExhaustion.lines_other': '{{lines}} lignes de journal disent « too many open files ».',

  'descriptorExhaustion.limit':
    'Cette limite est celle de son service dans le fichier Compose (ulimits : nofile) ou, sans elle, celle du moteur.',

  instances_one: '{{n}} instance',
  instances_many: '{{n}} d’instances',
  instances_other: '{{n}} instances',
  workers_one: '{{n}} worker',
  workers_many: '{{n}} de workers',
  workers_other: '{{n}} workers',

  'databaseConnections.name': 'le manque de connexions à la base',
  'databaseConnections.title': 'La base de données a manqué de connexions',
  'databaseConnections.titlePool': 'Les pools ont manqué de connexions à la base',
  'databaseConnections.budget':
    '{{instancesNamed}} × {{workersNamed}} × {{poolSize}} = {{poolConnections}} connexions que les pools peuvent ouvrir ; la base en a {{connectionsLimit}} pour eux, quelques autres étant réservées.',
  'databaseConnections.open': '{{connections}} étaient ouvertes au plus.',
  'databaseConnections.lines_one': '{{lines}} ligne de journal parle d’une connexion refusée.',
  'databaseConnections.lines_many': '{{lines}} lignes de journal parlent de connexions refusées.',
  'databaseConnections.lines_other': '{{lines}} lignes de journal parlent de connexions refusées.',
  'databaseConnections.pool':
    '{{instancesNamed}} × {{workersNamed}} × {{poolSize}} = {{poolConnections}} connexions n’ont pas suffi, alors que base et instances avaient du CPU de reste.',
  'databaseConnections.waited_one': '{{lines}} ligne de journal parle d’une requête qui a attendu en vain.',
  'databaseConnections.waited_many': '{{lines}} lignes de journal parlent de requêtes qui ont attendu en vain.',
  'databaseConnections.waited_other': '{{lines}} lignes de journal parlent de requêtes qui ont attendu en vain.',

  'databaseSaturation.name': 'une base de données occupée',
  'databaseSaturation.title': 'La base de données est la limite',
  'databaseSaturation.quota':
    'Son CPU était à {{cpuOfLimitPercent}} de sa limite ; le quota a été épuisé dans {{throttledPercent}} de ses périodes.',
  'databaseSaturation.cpu': 'Elle utilisait {{cpuPercent}} d’un cœur, la plus grande part de ce qu’il y a.',
  'databaseSaturation.spare': 'Une instance utilisait en moyenne {{apiCpuPercent}} d’un cœur.',
  'databaseSaturation.active_one': 'En moyenne, {{activeStatements}} requête SQL était en cours.',
  'databaseSaturation.active_many': 'En moyenne, {{activeStatements}} requêtes SQL étaient en cours.',
  'databaseSaturation.active_other': 'En moyenne, {{activeStatements}} requêtes SQL étaient en cours.',

  'dominatingQuery.name': 'une requête SQL coûteuse',
  'dominatingQuery.title': 'Une requête SQL prend la plus grande part du temps de la base',
  'dominatingQuery.share': 'Elle en a pris {{ofTimePercent}}, en {{calls}} appels de {{meanMs}} en moyenne.',

  'cpuThrottling.name': 'un quota CPU',
  'cpuThrottling.title': '{{container}} a épuisé son quota CPU',
  'cpuThrottling.titleMany': '{{containers}} conteneurs ont épuisé leur quota CPU',
  'cpuThrottling.throttled':
    'Le quota a été épuisé dans {{throttledPercent}} de ses périodes, pendant le reste desquelles le noyau ne laisse rien tourner ; le CPU était à {{cpuOfLimitPercent}} de la limite.',
  'cpuThrottling.queue': 'Les requêtes en cours sont passées de {{inFlightBefore}} à {{inFlight}}, le P95 à {{p95Ms}}.',

  'memoryLimit.name': 'une limite de mémoire',
  'memoryLimit.title': '{{container}} travaille à sa limite de mémoire',
  'memoryLimit.held': 'Il occupait {{memoryBytes}}, {{memoryOfLimitPercent}} de sa limite.',
  'memoryLimit.hits': 'Le noyau a dû reprendre de la mémoire jusqu’à {{limitHitsPerS}} fois par seconde.',

  'memoryLimit.reread':
    'Il lisait alors {{rereadBytes}} par seconde sur le disque : ce qu’il avait déjà lu n’a plus de place en mémoire.',

  'hostSaturation.name': 'des cœurs occupés',
  'hostSaturation.title_one': 'L’unique cœur des conteneurs était occupé',
  'hostSaturation.title_many': 'Les {{n}} cœurs des conteneurs étaient tous occupés',
  'hostSaturation.title_other': 'Les {{n}} cœurs des conteneurs étaient tous occupés',
  'hostSaturation.used':
    'Les conteneurs utilisaient {{cpuOfCoresPercent}} de ce qu’ils partagent ; le plus gros en avait {{largestPercent}}.',
  'hostSaturation.load': 'Jusqu’à {{stackLoad1}} de leurs threads tournaient ou voulaient tourner.',
  'hostSaturation.machine': 'La limite est la machine, pas celle d’un composant.',

  'hostSaturation.titleOthers': 'D’autres programmes occupaient la machine',
  'hostSaturation.others':
    'En dehors de l’essai, jusqu’à {{otherLoad}} threads tournaient ou voulaient tourner, sur {{hostCores}} cœurs.',

  'hostSaturation.ownThreads': 'Parmi les threads de l’essai lui-même, jusqu’à {{stackLoad1}} étaient dans ce cas.',

  'workerSaturation.name': 'trop peu de workers',
  'workerSaturation.title': 'Les workers n’arrivaient plus à suivre',
  'workerSaturation.queue':
    'Les requêtes en cours sont passées de {{inFlightBefore}} à {{inFlight}}, le P95 à {{p95Ms}}.',
  'workerSaturation.busy_one':
    'Une instance utilisait en moyenne {{cpuPercent}} d’un cœur, sur {{cpuUsablePercent}} que son unique worker peut utiliser.',
  'workerSaturation.busy_many':
    'Une instance utilisait en moyenne {{cpuPercent}} d’un cœur, sur {{cpuUsablePercent}} que ses {{workersPerInstance}} workers peuvent utiliser.',
  'workerSaturation.busy_other':
    'Une instance utilisait en moyenne {{cpuPercent}} d’un cœur, sur {{cpuUsablePercent}} que ses {{workersPerInstance}} workers peuvent utiliser.',
  'workerSaturation.idle_one':
    'Une instance n’utilisait en moyenne que {{cpuPercent}} d’un cœur : son unique worker ne calcule pas, il attend quelque chose, et pendant ce temps personne d’autre ne prend de requête.',
  'workerSaturation.idle_many':
    'Une instance n’utilisait en moyenne que {{cpuPercent}} d’un cœur : ses {{workersPerInstance}} workers ne calculent pas, ils attendent quelque chose, et pendant ce temps personne d’autre ne prend de requête.',
  'workerSaturation.idle_other':
    'Une instance n’utilisait en moyenne que {{cpuPercent}} d’un cœur : ses {{workersPerInstance}} workers ne calculent pas, ils attendent quelque chose, et pendant ce temps personne d’autre ne prend de requête.',
  'workerSaturation.listen': '{{listenQueue}} connexions attendaient d’être acceptées.',

  'ineffectiveCache.name': 'un cache peu efficace',
  'ineffectiveCache.title': 'Le cache est peu efficace',
  'ineffectiveCache.hits': '{{hitPercent}} des {{lookups}} lectures ont trouvé leur réponse.',
  'ineffectiveCache.evictions': 'Faute de place, il a jeté jusqu’à {{evictionsPerS}} entrées par seconde.',

  'unevenDistribution.name': 'des parts inégales',
  'unevenDistribution.title': 'Les instances n’ont pas des parts égales',
  'unevenDistribution.shares':
    'Leurs parts des requêtes vont de {{lowestSharePercent}} à {{highestSharePercent}} ; à parts égales, ce serait {{evenSharePercent}}.',
  'unevenDistribution.why':
    'La plus éloignée est {{container}}. C’est le choix du répartiteur qui décide : poids, adresse attachée à une instance, connexions gardées ouvertes.',

  'balancerExhaustion.name': 'un répartiteur sans connexions',
  'balancerExhaustion.title': 'Le répartiteur a épuisé ses connexions',
  'balancerExhaustion.open': '{{connectionsInUse}} sur {{connectionsLimit}} étaient ouvertes.',
  'balancerExhaustion.limit':
    'Chacun de ses processus en a {{connectionsLimit}}, deux par requête en cours, et jusqu’à {{inFlight}} étaient en cours.',
  'balancerExhaustion.lines_one': '{{lines}} ligne de journal dit « worker_connections are not enough ».',
  'balancerExhaustion.lines_many': '{{lines}} lignes de journal disent « worker_connections are not enough ».',
  'balancerExhaustion.lines_other': '{{lines}} lignes de journal disent « worker_connections are not enough ».',
  'balancerExhaustion.failed': 'Il a répondu à {{http5xx}} requêtes par une erreur et coupé {{reset}} connexions.',

  'balancerPressure.name': 'un répartiteur à court de connexions',
  'balancerPressure.title': 'Le répartiteur est à court de connexions',
  'balancerPressure.open': '{{connectionsInUse}} sur {{connectionsLimit}} étaient ouvertes.',
  'balancerPressure.lines':
    'Il a fermé des connexions inactives pour en ouvrir de nouvelles ({{lines}} lignes de journal « reusing connections ») : pression, pas encore épuisement.',

  'timeoutCascade.name': 'des délais d’attente',
  'timeoutCascade.title': 'Les requêtes ont atteint des délais d’attente et se sont accumulées',
  'timeoutCascade.timedOut_one': '{{timedOut}} requête a été abandonnée après un délai d’attente.',
  'timeoutCascade.timedOut_many': '{{timedOut}} requêtes ont été abandonnées après un délai d’attente.',
  'timeoutCascade.timedOut_other': '{{timedOut}} requêtes ont été abandonnées après un délai d’attente.',
  'timeoutCascade.upstream_one': 'Le répartiteur a renoncé {{upstreamTimedOut}} fois.',
  'timeoutCascade.upstream_many': 'Le répartiteur a renoncé {{upstreamTimedOut}} fois.',
  'timeoutCascade.upstream_other': 'Le répartiteur a renoncé {{upstreamTimedOut}} fois.',
  'timeoutCascade.worker_one': 'Gunicorn a arrêté {{workerTimeout}} worker qui ne répondait pas à temps.',
  'timeoutCascade.worker_many': 'Gunicorn a arrêté {{workerTimeout}} workers qui ne répondaient pas à temps.',
  'timeoutCascade.worker_other': 'Gunicorn a arrêté {{workerTimeout}} workers qui ne répondaient pas à temps.',
  'timeoutCascade.pool_one': '{{poolTimeout}} ligne de journal parle d’une connexion à la base attendue en vain.',
  'timeoutCascade.pool_many': '{{poolTimeout}} lignes de journal parlent d’une connexion à la base attendue en vain.',
  'timeoutCascade.pool_other': '{{poolTimeout}} lignes de journal parlent d’une connexion à la base attendue en vain.',
  'timeoutCascade.queue': 'Les requêtes en cours sont passées de {{inFlightBefore}} à {{inFlight}}.',

  'singlePointOfFailure.name': 'un point de défaillance unique',
  'singlePointOfFailure.title': 'Rien ne remplace {{container}}',
  'singlePointOfFailure.silent':
    'Il est seul de son espèce : pendant son absence, aucun client n’a eu de réponse durant {{noServiceMs}}.',
}
