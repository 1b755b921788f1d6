import type { FormsOf } from '../forms.ts'
import type { en } from './en.ts'

/** The report in French. It also has the form for whole millions, `_many`. */
export const fr: Readonly<Record<FormsOf<keyof typeof en>, string>> = {
  'word.none': 'aucun',
  'word.yes': 'oui',
  'word.no': 'non',
  'word.clients': 'clients',
  'word.baseline': 'référence',
  'word.same': 'identique',

  'head.configuration': 'Configuration {{letter}}',
  'head.summary': 'Synthèse',
  'head.method': 'Méthode et environnement',
  'foot.page': 'Page',
  'foot.of': 'sur',
  'foot.printed': 'Imprimé le {{date}}',
  'title.comparison_one': '{{profile}}, {{n}} configuration',
  'title.comparison_many': '{{profile}}, {{n}} de configurations',
  'title.comparison_other': '{{profile}}, {{n}} configurations',
  'title.run': '{{profile}}, {{name}}',

  'lead.nothing': 'Rien n’a été mesuré.',
  'lead.holdsInterval': '**{{name}}** tient {{atLeast}} utilisateurs, mais pas {{below}}.',
  'lead.holdsAll': '**{{name}}** tient {{atLeast}} utilisateurs, le maximum essayé.',
  'lead.holdsNone': '**{{name}}** ne tient pas même {{below}} utilisateurs.',
  'lead.mostInterval': '**{{name}}** tient le plus d’utilisateurs : {{atLeast}}, mais pas {{below}}.',
  'lead.holdsJudged': '**{{name}}** tient {{atLeast}} utilisateurs ; davantage a été essayé, sans pouvoir être jugé.',
  'lead.mostJudged':
    '**{{name}}** tient le plus d’utilisateurs : {{atLeast}} ; davantage a été essayé, sans pouvoir être jugé.',
  'lead.mostAll': '**{{name}}** tient le plus d’utilisateurs : {{atLeast}}, et davantage n’a pas été essayé.',
  'lead.noneHolds': 'Aucune ne tient même {{below}} utilisateurs.',
  'lead.tie': '{{names}} tiennent le plus d’utilisateurs : {{atLeast}} chacune.',
  'lead.rate.holdsInterval': '**{{name}}** tient {{atLeast}} requêtes par seconde, mais pas {{below}}.',
  'lead.rate.holdsAll': '**{{name}}** tient {{atLeast}} requêtes par seconde, le maximum essayé.',
  'lead.rate.holdsNone': '**{{name}}** ne tient pas même {{below}} requêtes par seconde.',
  'lead.rate.mostInterval': '**{{name}}** tient le plus de requêtes par seconde : {{atLeast}}, mais pas {{below}}.',
  'lead.rate.holdsJudged':
    '**{{name}}** tient {{atLeast}} requêtes par seconde ; davantage a été essayé, sans pouvoir être jugé.',
  'lead.rate.mostJudged':
    '**{{name}}** tient le plus de requêtes par seconde : {{atLeast}} ; davantage a été essayé, sans pouvoir être jugé.',
  'lead.rate.mostAll':
    '**{{name}}** tient le plus de requêtes par seconde : {{atLeast}}, et davantage n’a pas été essayé.',
  'lead.rate.noneHolds': 'Aucune ne tient même {{below}} requêtes par seconde.',
  'lead.rate.tie': '{{names}} tiennent le plus de requêtes par seconde : {{atLeast}} chacune.',
  'lead.next': 'Vient ensuite **{{name}}** avec {{atLeast}}.',
  'lead.nextTie': 'Viennent ensuite {{names}} avec {{atLeast}}.',
  'lead.fastest': 'Parmi elles, **{{name}}** répond le plus vite : P95 de {{p95}} ms, contre {{others}}.',
  'lead.mostAnswers': '**{{name}}** répond le plus : {{rate}} requêtes réussies par seconde.',
  'lead.figures':
    'Sur tout l’essai, elle a répondu à {{rate}} requêtes par seconde, 95 % en moins de {{p95}} ms, et {{errors}} % ont échoué.',
  'lead.broke': '**{{name}}** est tombée à {{time}} : {{what}}.',
  'lead.brokeWithUsers': '**{{name}}** est tombée à {{time}}, à {{users}} utilisateurs : {{what}}.',
  'lead.brokeWithInFlight': '**{{name}}** est tombée à {{time}}, avec {{users}} requêtes en cours : {{what}}.',
  'lead.brokeMany': '{{names}} sont tombées sous la charge.',
  'lead.noneBroke': 'Aucune n’est tombée.',
  'lead.notBroken': 'Elle n’est pas tombée.',
  'lead.invalid': 'Ces chiffres ne sont pas fiables : la mesure est invalide, pour les raisons indiquées plus bas.',
  'lead.unranked': 'Hors classement, la mesure étant invalide : {{names}}.',
  'lead.notMeasured': '**{{name}}** n’a pas été mesurée.',

  'crash.outOfMemory': '{{container}} a été tué faute de mémoire',
  'crash.exit': '{{container}} s’est arrêté',
  'crash.probesFailed': '{{container}} n’a plus répondu à trois sondes de suite',
  'crash.noAnswers': 'les clients n’ont reçu aucune réponse valable pendant trois secondes',
  'crash.unknown': 'le signe n’a pas été enregistré',
  'crash.cell': '{{container}}, {{time}}',
  'crash.inRuns': 'dans {{runs}} essais sur {{of}}',
  'crash.until': 'revenu à {{time}}',
  'crash.mark': '{{time}} premier signe',

  'facts.profile': 'Profil de charge',
  'facts.profileText': '{{id}}, {{duration}}, {{users}} utilisateurs',
  'facts.profileRateText': '{{id}}, {{duration}}, {{rates}} req/s',
  'facts.model': 'Modèle de charge',
  'facts.modelText':
    'fermé : chaque utilisateur attend la réponse, réfléchit {{think}} s (± {{spread}} %), puis redemande ; {{connections}}',
  'facts.cycleText':
    'fermé : chaque utilisateur demande toutes les {{cycle}} s (± {{spread}} %), ou dès qu’une réponse tardive est là ; {{connections}}',
  'facts.openModelText':
    'ouvert : les requêtes partent au débit du profil, {{arrivals}}, quoi qu’il advienne des précédentes ; au plus {{most}} en cours, le reste est abandonné et compté ; {{connections}}',
  'arrivals.even': 'à intervalles égaux',
  'arrivals.poisson': 'par bouffées, comme des clients indépendants (Poisson)',
  'connections.perUser': 'une connexion chacun',
  'connections.perRequest': 'une connexion par requête en cours',
  'connections.shared': '{{count}} connexions pour tous',
  'connections.fresh': 'une nouvelle connexion à chaque requête',
  'facts.timeScale': 'Échelle de temps',
  'facts.timeScaleText': '{{scale}} : chaque étape a duré {{scale}} de son temps',
  'facts.scenario': 'Scénario',
  'facts.scenarioText_one': '{{id}} ({{n}} requête)',
  'facts.scenarioText_many': '{{id}} ({{n}} de requêtes)',
  'facts.scenarioText_other': '{{id}} ({{n}} requêtes)',
  'facts.objectives': 'Objectifs',
  'facts.runs': 'Essais',
  'facts.runsText': '{{total}} : {{configurations}} × {{repeats}}, graine {{seed}}',
  'facts.configurations_one': '{{n}} configuration',
  'facts.configurations_many': '{{n}} de configurations',
  'facts.configurations_other': '{{n}} configurations',
  'facts.repeats_one': '{{n}} essai',
  'facts.repeats_many': '{{n}} de répétitions, entrelacées',
  'facts.repeats_other': '{{n}} répétitions, entrelacées',
  'facts.measured': 'Mesuré',
  'facts.machine': 'Machine',
  'facts.machineText': '{{cpu}}, {{cores}}, {{memory}} Gio ; {{engine}} {{version}}, cgroup v{{cgroup}}',
  'facts.cores_one': '{{n}} cœur',
  'facts.cores_many': '{{n}} de cœurs',
  'facts.cores_other': '{{n}} cœurs',
  'facts.path': 'Chemin',
  'facts.path.bridge': 'direct, vers les adresses des conteneurs',
  'facts.path.published': 'par des ports publiés sur la boucle locale',
  'facts.path.loopback': 'vers une adresse de cette machine, sans conteneurs à nous',
  'facts.path.remote': 'vers une autre machine, sans conteneurs à nous',

  'summary.result': 'Résultat',
  'summary.configuration': 'Configuration',
  'summary.outcome': 'Essais',
  'summary.crash': 'Panne observée',
  'summary.capacity': 'Capacité, utilis.',
  'summary.capacityOpen': 'Capacité',
  'summary.goodput': 'réussies, req/s',
  'summary.p50': 'P50, ms',
  'summary.p95': 'P95, ms',
  'summary.p99': 'P99, ms',
  'summary.errors': 'Erreurs, %',
  'summary.cache': 'Cache, % trouvés',
  'summary.noteRepeated':
    'Médiane de {{repeats}} essais chacune. La latence est le temps de réponse des requêtes réussies, sur tout l’essai.',
  'summary.noteSingle_one': 'La latence est le temps de réponse des requêtes réussies, sur tout l’essai.',
  'summary.noteSingle_many':
    'Un essai chacune. La latence est le temps de réponse des requêtes réussies, sur tout l’essai.',
  'summary.noteSingle_other':
    'Un essai chacune. La latence est le temps de réponse des requêtes réussies, sur tout l’essai.',
  'summary.noteMissing': '« – » signale ce qui n’a pas été mesuré, ou l’absence de cache.',
  'outcome.completed': 'complet',
  'outcome.stopped': 'arrêté',
  'outcome.failed': 'échoué',
  'outcome.interrupted': 'interrompu',
  'outcome.some': '{{done}} complets sur {{of}}',

  'trust.title': 'Peut-on se fier à ces chiffres ?',
  'trust.runs': 'Essais',
  'trust.allCompleted_one': '{{n}} essai complet',
  'trust.allCompleted_many': '{{n}} d’essais, tous complets',
  'trust.allCompleted_other': '{{n}} essais, tous complets',
  'trust.someCompleted':
    '{{done}} essais complets sur {{of}} ; les autres sont nommés ci-dessous et n’entrent dans aucune médiane',
  'trust.missed': 'essai {{repeat}} : arrêté à {{time}}, l’objectif {{target}} ayant été manqué',
  'trust.stopped': 'essai {{repeat}} : arrêté par une personne à {{time}}',
  'trust.stoppedBefore': 'essai {{repeat}} : {{ended}}',
  'trust.failed': 'essai {{repeat}} : {{message}}',
  'trust.interrupted': 'essai {{repeat}} : le programme s’est terminé à {{time}}',
  'trust.generator': 'Générateur',
  'trust.verdicts_one': '{{valid}} essai valide sur {{n}}',
  'trust.verdicts_many': '{{valid}} essais valides sur {{n}}',
  'trust.verdicts_other': '{{valid}} essais valides sur {{n}}',
  'trust.doubtful': 'essai {{repeat}} {{verdict}}',
  'trust.leftOut': 'essai {{repeat}} {{verdict}} ; n’entre dans aucune médiane',
  'trust.notJudged': 'non jugé : mesuré par une version qui ne se surveillait pas encore',
  'trust.generatorText':
    'retard d’envoi d’au plus {{lag}} ms (P99 de la pire seconde) ; ses fils ont pris au plus {{cpu}} % d’un cœur',
  'trust.ceiling': 'Plafond',
  'trust.ceilingUnknown':
    'on ne sait pas à quelle distance de son plafond était le générateur : « palier doctor --generator » le mesure, et les essais suivants le disent',
  'trust.ceilingUnknown.tls':
    'on ne sait pas à quelle distance de son plafond était le générateur avec TLS : il est mesuré sans, et chaque requête coûte plus au générateur lui-même avec',
  'trust.ceilingUnknown.fresh':
    'on ne sait pas à quelle distance de son plafond était le générateur avec des connexions neuves : il est mesuré sur des connexions gardées, et en ouvrir une par requête coûte plus au générateur lui-même',
  'trust.ceilingPartly': 'on ne le sait pas de tous les essais : rien n’avait encore été mesuré sur cette machine',
  'ceiling.text_one':
    'dans la seconde la plus chargée, {{rate}} req/s sont parties, soit {{share}} % des {{ceiling}} req/s qu’un fil de charge peut envoyer ici ({{path}}, vérifié {{age}} avant)',
  'ceiling.text_many':
    'dans la seconde la plus chargée, {{rate}} req/s sont parties, soit {{share}} % des {{ceiling}} req/s que {{n}} fils de charge peuvent envoyer ici ({{path}}, vérifié {{age}} avant)',
  'ceiling.text_other':
    'dans la seconde la plus chargée, {{rate}} req/s sont parties, soit {{share}} % des {{ceiling}} req/s que {{n}} fils de charge peuvent envoyer ici ({{path}}, vérifié {{age}} avant)',
  'ceiling.floor':
    'la part du chemin dans une latence est de {{p50}} au P50 et {{p99}} au P99, mesurée une requête à la fois',
  'ceiling.path.loopback': 'par la boucle locale',
  'ceiling.path.bridge': 'vers l’adresse propre d’un conteneur',
  'ceiling.path.published': 'par un port publié',
  'trust.stolen': 'Cœurs',
  'trust.stolenText':
    'd’autres machines sur le même matériel ont pris jusqu’à {{share}} % du temps des cœurs de celle-ci pendant un essai ({{most}} % dans sa pire seconde) : les temps de réponse s’en ressentent',
  'trust.count': 'Comptes',
  'trust.countText':
    'commencées = réussies + échouées + coupées, exactement, dans chaque essai ; les instances ont compté {{counted}} requêtes, {{answered}} réponses les nommaient',
  'trust.countAlone': 'commencées = réussies + échouées + coupées, exactement, dans chaque essai',
  'trust.countOff': '{{unaccounted}} requêtes sans explication',
  'trust.scale': 'Échelle de temps',
  'trust.scaleText':
    'chaque étape a duré {{scale}} de son temps : moins de temps que prévu pour se stabiliser, remplir les caches et tomber',
  'trust.indicative': 'Capacité',
  'trust.indicativeText': 'indicative pour {{names}} : un plateau décisif a duré moins de 30 s',
  'trust.repeats': 'Hasard',
  'trust.repeatsText_one': 'un seul essai : rien ne dit jusqu’où va le hasard',
  'trust.repeatsText_many': 'un seul essai chacune : on ne peut distinguer une différence du bruit',
  'trust.repeatsText_other': 'un seul essai chacune : on ne peut distinguer une différence du bruit',
  'trust.closed': 'Modèle de charge',
  'trust.closedText':
    'un modèle fermé ne montre pas de surcharge au-delà de ses {{users}} utilisateurs : qui attend ne demande pas, des réponses lentes ralentissent la charge, et ses percentiles sont plus cléments que ceux de clients qui viennent quoi qu’il arrive',
  'trust.openText':
    'un modèle ouvert : les requêtes sont parties jusqu’à {{rate}} req/s quoi qu’il advienne des précédentes, au plus {{most}} en cours ; {{dropped}} étaient dues et ne sont pas parties',
  'trust.warning': 'Avertissement',

  'evidence.logs': 'Dans les journaux',

  'environment.machine': 'Machine',
  'environment.processor': 'Processeur',
  'environment.memory': 'Mémoire',
  'environment.memoryText': '{{gib}} Gio',
  'environment.mebibytesText': '{{mib}} Mio',
  'environment.coresText': '{{cores}} cœur',
  'environment.kernel': 'Système',
  'environment.engine': 'Moteur de conteneurs',
  'environment.engineText': '{{name}} {{version}}, API {{api}}, cgroup v{{cgroup}}, {{system}}',
  'environment.source': 'Trouvé par',
  'environment.cpuSets': 'Cœurs',
  'environment.cpuSetsFloating':
    'conteneurs {{containers}} ; {{generator}} laissés au générateur, qui n’a pas pu y être maintenu',
  'environment.cpuSetsText': 'conteneurs {{containers}}, générateur {{generator}}',
  'environment.node': 'Palier',
  'environment.nodeText': '{{palier}} sur Node {{node}}',
  'environment.statePolicy': 'État avant un essai',
  'environment.freshState': 'conteneurs neufs, données telles que dans les images',
  'environment.emptyState': 'conteneurs neufs, sans autres données que celles de leurs images',
  'environment.loadedState': 'jeu de données {{set}} chargé par l’API',
  'environment.warmedDataState':
    'échauffés par une charge légère, puis le jeu de données et les mêmes commandes encore une fois',
  'environment.data': 'Données',
  'environment.warmedState': 'échauffés par une charge légère, puis les mêmes commandes encore une fois',
  'environment.unknown': 'Aucun essai n’est allé jusqu’à décrire la machine.',
  'environment.parameters': 'Paramètres',
  'environment.parameter': 'Paramètre',
  'environment.images': 'Images',
  'environment.image': 'Image',
  'environment.imageId': 'Identifiant',
  'environment.usedBy': 'Utilisée par',
  'environment.limits': 'Limites',
  'environment.limit': 'Limite',
  'environment.asked': 'Demandé',
  'environment.effective': 'En vigueur',
  'environment.state': 'État',
  'environment.limitsNote': '« sécurité » est un plafond propre à Palier là où la topologie n’en demande pas.',
  'limit.cpus': 'CPU',
  'limit.memory': 'mémoire',
  'limit.pids': 'processus',
  'limit.cpuset': 'cœurs',
  'limit.reservation': 'réservation',
  'limitState.enforced': 'appliquée',
  'limitState.partial': 'partielle',
  'limitState.notApplied': 'non appliquée',
  'limitState.safety': 'sécurité',

  'method.title': 'Comment cela a été mesuré',
  'method.model':
    '**Modèle de charge.** Fermé : chaque utilisateur envoie, attend la réponse, réfléchit et recommence. Un système lent reçoit donc moins de requêtes : jamais plus que ses utilisateurs n’en ont à la fois, moins souvent dans les moments où il est lent, et les percentiles sont plus cléments que ceux d’un système ouvert, dont les clients viennent quoi qu’il advienne des précédents.',
  'method.openModel':
    '**Modèle de charge.** Ouvert : les requêtes partent à des moments fixés avant la première, quoi qu’il advienne des précédentes. Un système lent en a donc de plus en plus en cours, jusqu’à un plafond ; ce qui est dû au-delà ne part pas et compte comme abandonné. Un plateau dont plus de 1 % a été abandonné, ou moins de 95 % répondu tant qu’il durait, ne tient pas.',
  'method.ceiling':
    '**Le plafond du générateur** est ce qu’un fil de charge envoie à une cible qui ne fait presque rien, fois les fils de l’essai ; « palier doctor --generator » le mesure, chaque essai garde la dernière vérification de sa machine. De vraies réponses lui coûtent plus que celles-là, c’est donc une borne supérieure : dire si le générateur était la limite revient au verdict.',
  'method.time':
    '**Temps.** Temps de service = fin − début réel. Temps de réponse = fin − début prévu : c’est lui que montre ce rapport, sauf indication contraire. Charge, mesures et sondes partagent une horloge monotone.',
  'method.warmUp':
    '**Échauffement.** Avant la mesure, les utilisateurs ou le débit du premier plateau, au plus 50, interrogent jusqu’au régime stable ou jusqu’au temps accordé ; dans aucun chiffre. Stable : sur les quatre dernières secondes, temps de service moyen et nombre de requêtes ont un coefficient de variation d’au plus 0,02 (Georges, Buytaert, Eeckhout, OOPSLA 2007), ou ne diffèrent pas plus que ne l’explique le hasard au sein de ces secondes (analyse de variance à un facteur, 5 %). Puis caches et statistiques sont vidés de nouveau, comme avant chaque essai ; code, réserves de connexions et tampons de la base restent chauds.',
  'method.logins':
    '**Connexions.** Les utilisateurs se connectent avant la mesure, au plus dix à la fois et au plus 30 s ; ces connexions ont leur propre ligne et ne sont dans aucun autre chiffre. Qui n’en a pas alors se connecte à la première requête, qui l’attend.',
  'method.percentiles':
    '**Percentiles.** Rang le plus proche, d’histogrammes HDR à trois chiffres, un par seconde, point d’accès, issue et instance ; fusionnés, jamais moyennés. Les échecs n’entrent jamais dans la latence des requêtes réussies.',
  'method.missing':
    '**Une donnée absente** est un trou dans une courbe et « pas de données » dans un tableau, jamais zéro.',
  'method.order':
    '**Ordre.** Chaque essai a ses propres conteneurs, données et réseau, neufs. Les répétitions sont entrelacées dans un ordre tiré d’une graine, avec une pause entre les essais.',
  'method.cpu':
    '**Le CPU** est en pour cent d’un cœur : 100 est un cœur. **La mémoire** est l’usage sans cache de pages inactif. **La charge moyenne** est lue sur la machine qui porte les conteneurs et comprend le générateur ; la charge de la pile est la même moyenne sur ses propres fils.',
  'method.capacity':
    '**La capacité** est un intervalle : le plus haut plateau qui a tenu, avec tous ceux d’en dessous, et le plus bas qui n’a pas tenu. Les premiers 20 % d’un plateau sont écartés. Un plateau de moins de 30 s la rend indicative.',
  'method.crash':
    '**Une panne** est un conteneur tué ou arrêté, trois sondes de suite sans réponse, ou trois secondes sans réponse valable aux clients. Elle compte dès que la charge est là.',
  'method.cache':
    '**Le cache** est compté d’après l’en-tête X-Cache. Si aucune réponse ne le porte, il est déduit : sous 50 ms trouvé, au-dessus de 200 ms manqué, le reste non classé.',
  'method.failover':
    '**Le basculement** se lit dans la topologie : quel conteneur, s’il manque seul, laisse tout sans réponse.',
  'glossary.title': 'Vocabulaire',
  'glossary.configuration':
    '**Configuration** : une topologie avec des valeurs de paramètres ; ce que l’on essaie et compare.',
  'glossary.run': '**Essai** : une configuration mesurée une fois.',
  'glossary.goodput':
    '**réussies, req/s** : requêtes par seconde qui ont bien fini ; le débit compte toutes celles qui ont fini.',
  'glossary.percentile': '**P95** : 95 % des requêtes réussies ont été au moins aussi rapides.',
  'glossary.phase':
    '**Palier** : la part d’un essai qui revient à une étape du profil ; un plateau garde ses utilisateurs ou son débit, une rampe les change.',
  'glossary.errorRate':
    '**Taux d’erreur** : requêtes échouées parmi toutes celles qui ont fini ; celles que notre arrêt a coupées n’y sont pas.',
  'glossary.throttled': '**Bridé** : temps où un conteneur voulait du CPU alors que sa limite était épuisée.',
  'glossary.baseline': '**Référence** : la configuration à laquelle se rapportent les écarts.',
  'again.title': 'Refaire la mesure',
  'again.note':
    'La même graine donne le même ordre des essais et les mêmes tirages de chaque utilisateur. Essais : {{ids}}.',
  'again.otherDeal':
    'Ces essais viennent d’une version qui tire d’autres requêtes de la même graine, ou qui ne dit pas comment elle le faisait : refaite, la mesure porte sur une charge de même nature, pas exactement la même. Essais : {{ids}}.',
}
