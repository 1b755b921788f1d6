import { describe, expect, test } from 'vitest'
import type { DockerAttempt, Failure } from '../domain/failure.ts'
import { failureLine, failureText } from './failureText.ts'

function shown(failure: Failure, platform = 'linux'): string {
  const { title, details, fix } = failureText(failure, platform, 'fr')
  return [title, ...details.map((line) => `  ${line}`), ...(fix ? [`  > ${fix}`] : [])].join('\n')
}

/** No-break spaces as people see them. */
const seen = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

const attempt = (reason: DockerAttempt['reason'], changes: Partial<DockerAttempt> = {}): DockerAttempt => {
  return { source: '/var/run/docker.sock', address: '/var/run/docker.sock', reason, message: '', ...changes }
}

// A record over all kinds: one that is missing does not compile.
const failures: { [K in Failure['kind']]: readonly [Extract<Failure, { kind: K }>, string][] } = {
  secretsMissing: [
    [
      { kind: 'secretsMissing', variables: ['SHOP_PASSWORD'], scenario: 'shop' },
      `Un secret manque
  Le scénario shop le lit dans la variable d’environnement SHOP_PASSWORD, qui n’est pas définie.
  > Définissez SHOP_PASSWORD là où Palier est lancé, puis relancez-le.`,
    ],
    [
      { kind: 'secretsMissing', variables: ['SHOP_PASSWORD', 'SHOP_KEY'], scenario: 'shop' },
      `Des secrets manquent
  Le scénario shop les lit dans les variables d’environnement SHOP_PASSWORD, SHOP_KEY, qui ne sont pas définies.
  > Définissez-les là où Palier est lancé, puis relancez-le.`,
    ],
  ],
  badInput: [
    [
      {
        kind: 'badInput',
        problems: [
          { where: 'a.yaml', line: 4, field: 'x', found: 'true', expected: 'no such key', fix: 'remove it' },
          { where: '--set', field: 'WORKERS', found: '"9"', expected: 'a whole number from 1 to 8' },
        ],
      },
      `2 problèmes dans a.yaml et --set
  a.yaml:4  x  trouvé true, attendu no such key ; remove it
  --set  WORKERS  trouvé "9", attendu a whole number from 1 to 8`,
    ],
  ],
  unknownName: [
    [
      { kind: 'unknownName', what: 'topology', name: 'trio-cahe', known: ['solo', 'trio-cache'] },
      `Aucune topologie ne s’appelle « trio-cahe »
  Il y a : solo, trio-cache.
  > Vouliez-vous dire trio-cache ? \`palier topologies\` en donne la liste.`,
    ],
    [
      { kind: 'unknownName', what: 'run', name: '2026', known: ['20261121-a', '20261121-b'] },
      `« 2026 » est le début de plusieurs essais
  Ce sont 20261121-a, 20261121-b.
  > Écrivez-en davantage.`,
    ],
    [
      { kind: 'unknownName', what: 'discarded run', name: 'x', known: [] },
      `Aucun essai supprimé ne s’appelle « x »
  Il n’y en a pas du tout.`,
    ],
  ],
  dockerUnreachable: [
    [
      { kind: 'dockerUnreachable', explicit: false, tried: [] },
      `Aucun moteur Docker n’a été trouvé
  > Installez Docker (sous Debian et Ubuntu : \`sudo apt-get install docker.io\`), ou lancez-le s’il est installé.`,
    ],
    [
      {
        kind: 'dockerUnreachable',
        explicit: true,
        tried: [
          attempt('refused', {
            source: 'DOCKER_HOST',
            address: 'tcp://10.0.0.9:2375',
            message: 'nothing listens there',
          }),
          attempt('other', { message: 'it answered with status 500' }),
        ],
      },
      `Docker ne tourne pas à tcp://10.0.0.9:2375
  DOCKER_HOST est définie : aucun autre moteur n’est essayé.
  DOCKER_HOST (tcp://10.0.0.9:2375) : rien n’y écoute
  /var/run/docker.sock : it answered with status 500
  > Lancez le moteur qui écoute là, ou corrigez DOCKER_HOST, ou retirez-la pour utiliser le moteur de cette machine.`,
    ],
  ],
  dockerUnfit: [
    [
      { kind: 'dockerUnfit', why: 'its API is version 1.39', fix: 'Update Docker' },
      `Docker n’est pas utilisable tel quel
  Its API is version 1.39.
  > Update Docker.`,
    ],
  ],
  baseImageMissing: [
    [
      { kind: 'baseImageMissing', reference: 'palier/base:trixie', reasons: ['No registry answers'], fix: '' },
      `L’image de base palier/base:trixie manque
  No registry answers.`,
    ],
  ],
  imageBuildFailed: [
    [
      { kind: 'imageBuildFailed', image: 'palier/nginx', step: 'RUN false', message: 'Exit code 1', tail: [] },
      `L’image palier/nginx n’a pas pu être construite
  L’étape était : RUN false.
  Exit code 1.
  > Corrigez cette étape du Dockerfile ; si un téléchargement a échoué, relancez.`,
    ],
  ],
  imageMissing: [
    [
      { kind: 'imageMissing', image: 'redis:7', message: 'manifest unknown' },
      `L’image redis:7 n’est pas sur cette machine
  Docker répond : manifest unknown.
  > Téléchargez-la avec \`docker pull redis:7\`, ou nommez-en une autre dans la topologie.`,
    ],
    [
      {
        kind: 'imageMissing',
        image: 'traefik:v3.6.15',
        message: 'no such host',
        neededBy: 'palier/edge-traefik:latest',
        unanswered: true,
        alternatives: { parameter: 'EDGE_PROXY', values: ['nginx', 'haproxy'] },
      },
      `L’image traefik:v3.6.15 n’est pas sur cette machine, et palier/edge-traefik en dépend
  Aucun registre n’a répondu.
  Docker répond : no such host.
  > Choisissez EDGE_PROXY=nginx ou haproxy ; ou, là où un registre est joignable, téléchargez-la avec \`docker pull traefik:v3.6.15\`.`,
    ],
  ],
  noFreeSubnet: [
    [
      { kind: 'noFreeSubnet', tried: 32, lastMessage: 'Pool overlaps' },
      `Aucun réseau n’est libre pour l’essai
  32 réseaux de 198.18.0.0/15 ont été essayés ; la dernière réponse était : Pool overlaps.
  > \`palier clean\` supprime ce que des essais terminés ont laissé ; \`docker network ls\` montre le reste.`,
    ],
  ],
  portTaken: [
    [
      { kind: 'portTaken', container: 'lb', port: 8080, message: '' },
      `Le port 8080 de lb est pris
  > Arrêtez le programme qui utilise le port, ou relancez : des ports libres sont choisis à chaque essai.`,
    ],
  ],
  containerRefused: [
    [
      { kind: 'containerRefused', container: 'api-1', message: 'range of CPUs' },
      `Docker refuse de lancer api-1
  Docker répond : range of CPUs.
  > Corrigez le service de api-1 dans la topologie.`,
    ],
  ],
  containerExited: [
    [
      { kind: 'containerExited', container: 'db', exitCode: 137, oomKilled: true, logTail: [] },
      `db a manqué de mémoire
  Il lui fallait plus de mémoire que sa limite n’en permet et il a été tué (code de sortie 137).
  > Relevez sa limite de mémoire (\`deploy.resources.limits.memory\`), ou faites-le démarrer avec moins, par exemple moins de workers.`,
    ],
    [
      { kind: 'containerExited', container: 'api-1', exitCode: 3, oomKilled: false, logTail: [] },
      `api-1 n’est pas resté en marche
  Il s’est terminé avec le code de sortie 3 ; un service doit continuer de tourner.
  > Son journal dit pourquoi ; il est conservé en entier avec l’essai.`,
    ],
  ],
  neverReady: [
    [
      { kind: 'neverReady', container: 'api-2', waitedMs: 4500, lastTest: 'HTTP 503', logTail: [] },
      `api-2 n’a jamais été prêt
  Attente de 4,5 s.
  Son dernier test de santé disait : HTTP 503.
  > Son journal dit ce qu’il attendait ; il est conservé en entier avec l’essai.`,
    ],
    [
      {
        kind: 'neverReady',
        container: 'db',
        waitedMs: 4500,
        lastTest: '',
        logTail: [],
        outsideRun: { configuration: 'copro:before' },
      },
      `db n’a jamais été prêt
  Attente de 4,5 s.
  > Son journal dit ce qu’il attendait ; hors d’un essai il n’est pas conservé : \`palier run copro:before\` le garde en entier.`,
    ],
  ],
  notVerified: [
    [
      { kind: 'notVerified', problems: ['api-2 gave no answer'] },
      `La topologie ne répond pas comme le scénario l’attend
  api-2 gave no answer.
  > Rien n’a été mesuré. Corrigez la topologie, ou les chemins et les statuts du scénario.`,
    ],
    [
      { kind: 'notVerified', problems: [], url: 'http://x/' },
      `http://x/ ne répond pas comme attendu
  > Rien n’a été mesuré. Vérifiez que le serveur tourne, et le chemin ; un scénario apporte ses propres chemins.`,
    ],
  ],
  dataNotLoaded: [
    [
      { kind: 'dataNotLoaded', set: 'realistic', problem: 'POST /seed/realistic (seed): status 403, expected 201' },
      `Le jeu de données realistic n’a pas pu être chargé par l’API
  POST /seed/realistic (seed): status 403, expected 201.
  > Rien n’a été mesuré. Corrigez les étapes de \`x-palier.data\` dans la topologie, ou ce qui y répond.`,
    ],
    [
      { kind: 'dataNotLoaded', set: 'minimal', problem: 'status 500', outsideRun: { configuration: 'copro' } },
      `Le jeu de données minimal n’a pas pu être chargé par l’API
  status 500.
  > Tout a été supprimé. Corrigez les étapes de \`x-palier.data\` dans la topologie, ou ce qui y répond.`,
    ],
    [
      { kind: 'dataNotLoaded', set: 'minimal', problem: 'status 401', url: 'https://shop.test/' },
      `Le jeu de données minimal n’a pas pu être chargé sur https://shop.test/
  status 401.
  > Les étapes précédentes ne sont pas annulées. Vérifiez que le serveur tourne et qu’il a l’API de la topologie, ainsi que le nom et le mot de passe de l’administrateur.`,
    ],
  ],
  tlsRefused: [
    [
      { kind: 'tlsRefused', url: 'https://shop.test/', name: 'shop.test', problem: { kind: 'expired' } },
      `https://shop.test/ ne peut pas être interrogée en TLS
  Le certificat de shop.test a expiré.
  > Renouvelez-le sur le serveur.`,
    ],
    [
      { kind: 'tlsRefused', url: 'https://shop.test/', name: 'shop.test', problem: { kind: 'selfSigned' } },
      `https://shop.test/ ne peut pas être interrogée en TLS
  Le certificat de shop.test n’est signé que par lui-même.
  > S’il est de vous, donnez-le comme celui auquel se fier : --ca FICHIER, en PEM.`,
    ],
    [
      { kind: 'tlsRefused', url: 'https://shop.test/', name: 'shop.test', problem: { kind: 'wrongName', names: [] } },
      `https://shop.test/ ne peut pas être interrogée en TLS
  Le certificat reçu n’est pas celui de shop.test, et ne nomme personne.
  > Mettez dans l’URL un nom qui figure dans le certificat, ou corrigez le certificat.`,
    ],
  ],
  generatorUnfit: [
    [
      { kind: 'generatorUnfit', why: 'too few open files', fix: '' },
      `La charge ne peut pas être générée d’ici
  Too few open files.`,
    ],
    [
      {
        kind: 'generatorUnfit',
        why: '',
        fix: '',
        shortages: [
          { of: 'descriptors', users: 900, needed: 1100, reserved: 200, allowed: 1024 },
          { of: 'cores', threads: 2, cores: 1 },
        ],
      },
      `La charge ne peut pas être générée d’ici
  900 connexions exigent 1 100 descripteurs ouverts (un par connexion, et 200 pour le reste) ; ce processus peut en ouvrir 1 024.
  2 fils de charge veulent chacun un cœur ; ce processus peut en utiliser 1.
  > Lancez « ulimit -n 1100 » dans le même terminal avant de démarrer, en relevant d’abord la limite dure en cas de refus, ou gardez le profil à 824 utilisateurs ou moins (modèle ouvert : autant en cours). Accordez 2 cœurs à ce processus (taskset, limites de son conteneur).`,
    ],
  ],
  serverUnfit: [
    [
      {
        kind: 'serverUnfit',
        misfits: [{ configuration: 'small:a', misfit: { of: 'cores', cpus: 2, generatorCores: 0, engineCores: 1 } }],
      },
      `Le serveur que la topologie déclare n’est pas disponible ici
  small:a : le serveur a 2 cœurs, mais le moteur en a 1.
  > Déclarez 1 dans x-palier.server.cpus, ou prenez une machine plus grande.`,
    ],
  ],
  serverNotKept: [
    [
      { kind: 'serverNotKept', breaches: [{ of: 'cpuset', container: 'api', asked: '0', held: '0-1' }] },
      `Docker ne maintient pas les conteneurs dans leur serveur
  api devait utiliser l’ensemble de CPU 0 ; Docker répond 0-1.
  > Rien n’a été mesuré. Utilisez un moteur qui applique les ensembles de CPU et les limites de mémoire.`,
    ],
  ],
  generatorFailed: [
    [
      { kind: 'generatorFailed', message: 'worker 1 ended' },
      `Le générateur de charge a échoué
  worker 1 ended.
  > Relancez ; ce qui a été mesuré jusque-là est conservé.`,
    ],
  ],
  wrongPeer: [
    [
      { kind: 'wrongPeer', confirmed: '0.0.0.0', reached: '127.0.0.1' },
      `Les connexions à 0.0.0.0 mènent à 127.0.0.1
  Seule 0.0.0.0 a été confirmée ; rien n’a été envoyé à 127.0.0.1.
  > Donnez 127.0.0.1 comme adresse si c’est elle qu’il faut mesurer.`,
    ],
  ],
  diskFull: [
    [
      { kind: 'diskFull', path: '/data/x' },
      `Le disque est plein
  /data/x ne peut pas être écrit ; tout ce qui a été enregistré avant est conservé.
  > Libérez de l’espace, ou choisissez un dossier sur un autre disque avec \`--out\`.`,
    ],
  ],
  storeUnreadable: [
    [
      { kind: 'storeUnreadable', path: '/data/x', message: 'the file is missing' },
      `/data/x ne peut pas être lu
  The file is missing.`,
    ],
  ],
  storeUnwritable: [
    [
      { kind: 'storeUnwritable', path: '/etc/x/palier/installation-id', message: 'permission denied' },
      `/etc/x/palier/installation-id ne peut pas être écrit
  Le système répond : permission denied.
  > Il est dans votre dossier de configuration : donnez dans \`XDG_CONFIG_HOME\` un dossier où vous pouvez écrire.`,
    ],
    [
      { kind: 'storeUnwritable', path: '/data/x', message: 'permission denied' },
      `/data/x ne peut pas être écrit
  Le système répond : permission denied.
  > Choisissez avec \`--out\` un dossier où vous pouvez écrire.`,
    ],
  ],
  stillOn: [
    [
      { kind: 'stillOn', id: 'r', pid: 12 },
      `r est encore en cours
  Le processus 12 s’en occupe.
  > Attendez la fin, ou arrêtez-le.`,
    ],
  ],
  archiveRefused: [
    [
      { kind: 'archiveRefused', file: 'a.tgz', message: 'It ends too early.' },
      `a.tgz a été refusé
  It ends too early.`,
    ],
  ],
  noBrowser: [
    [
      { kind: 'noBrowser', chosen: false, tried: ['chromium'] },
      `Aucun navigateur capable d’imprimer un PDF n’a été trouvé
  Cherchés : chromium.
  > Installez Chromium (sous Debian : \`sudo apt-get install chromium\`), ou écrivez le rapport en HTML avec \`--html\` et imprimez-le depuis un navigateur.`,
    ],
    [
      { kind: 'noBrowser', chosen: true, tried: ['/opt/chrome'] },
      `Le navigateur pour le PDF n’est pas là
  PALIER_CHROMIUM vaut /opt/chrome.
  > Corrigez PALIER_CHROMIUM, retirez-la pour utiliser le navigateur de cette machine, ou écrivez le rapport en HTML avec \`--html\` et imprimez-le depuis un navigateur.`,
    ],
  ],
  pdfFailed: [
    [
      { kind: 'pdfFailed', browser: '/usr/bin/chromium', message: 'it was not done after 60 s' },
      `Le PDF n’a pas pu être imprimé
  /usr/bin/chromium : it was not done after 60 s.
  > Nommez un autre navigateur avec PALIER_CHROMIUM, ou écrivez le rapport en HTML avec \`--html\` et imprimez-le depuis un navigateur.`,
    ],
  ],
  engineFailed: [
    [
      { kind: 'engineFailed', doing: 'creating the network', message: 'Error: socket hang up' },
      `Docker a échoué (creating the network)
  Docker répond : socket hang up.
  > Lancez \`docker info\` pour voir son état.`,
    ],
  ],
  faultRefused: [
    [
      { kind: 'faultRefused', fault: 'kill api-2', why: { kind: 'notRunning', container: 'api-2' } },
      `« kill api-2 » n’a pas été fait
  api-2 ne tourne pas. Annulez d’abord ce qui l’a arrêté.`,
    ],
    [
      {
        kind: 'faultRefused',
        fault: 'kill api-2',
        why: { kind: 'unknownContainer', container: 'api-2', known: ['lb', 'api-1'] },
      },
      `« kill api-2 » n’a pas été fait
  Il n’y a pas de conteneur api-2 dans cet essai : il y a lb, api-1.`,
    ],
  ],
  busy: [
    [
      { kind: 'busy', comparisonId: 'c' },
      `Une autre comparaison est en cours
  C’est c ; deux à la fois se mesureraient l’une l’autre.
  > Attendez sa fin, ou arrêtez-la.`,
    ],
    [
      { kind: 'busy', comparisonId: 's', holdsData: 'copro:baseline' },
      `Une pile avec ses données est en marche
  C’est copro:baseline ; à côté d’elle, rien ne peut être mesuré.
  > Supprimez-la d’abord.`,
    ],
  ],
  notResumable: [
    [
      { kind: 'notResumable', comparisonId: 'c', reasons: ['The profile quick has changed since it was started.'] },
      `La comparaison c ne peut pas être reprise
  The profile quick has changed since it was started.`,
    ],
    [
      { kind: 'notResumable', comparisonId: 's', isSuite: true, reasons: ['All of its 2 comparisons are complete.'] },
      `La suite s ne peut pas être reprise
  All of its 2 comparisons are complete.`,
    ],
  ],
  notOurWindow: [
    [
      { kind: 'notOurWindow' },
      `Palier ne connaît pas cette page
  Elle a été ouverte avant le dernier démarrage de Palier, ou sans passer par son fichier d’accès.
  > Ouvrez le fichier indiqué dans le terminal où Palier a été démarré, puis rechargez cette page.`,
    ],
  ],
  hostGone: [
    [
      { kind: 'hostGone' },
      `Palier ne répond pas
  Le programme derrière cette fenêtre s’est terminé ou a été relancé ; les essais en cours sont gardés comme interrompus.
  > Relancez-le et ouvrez la fenêtre qu’il propose.`,
    ],
  ],
  unexpected: [
    [
      { kind: 'unexpected', message: 'TypeError: x is not a function' },
      `Palier a rencontré quelque chose d’inattendu
  x is not a function.
  > Signalez-le avec ce message.`,
    ],
  ],
}

/** What programs and readers of files say is English, and keeps its own typography. */
const typography = / [:;!?%»]|« |[a-z]'[a-z]|[“”]/i

describe.each(Object.entries(failures))('%s', (_, examples) => {
  test.each(examples.map(([failure, text]) => ({ failure: failure as Failure, text, title: text.split('\n')[0] })))(
    '$title',
    ({ failure, text }) => {
      expect(seen(shown(failure))).toBe(text)
      expect(shown(failure)).not.toMatch(typography)
    },
  )
})

const reasons: Readonly<Record<DockerAttempt['reason'], true>> = {
  missing: true,
  denied: true,
  refused: true,
  silent: true,
  tooOld: true,
  unsupported: true,
  other: true,
}
const allReasons = Object.keys(reasons) as readonly DockerAttempt['reason'][]

test.each(allReasons)('Docker that cannot be used (%s) is told in French as it is in English', (reason) => {
  for (const platform of ['linux', 'darwin', 'win32']) {
    for (const source of [undefined, 'DOCKER_HOST', 'context colima']) {
      const failure: Failure = {
        kind: 'dockerUnreachable',
        explicit: source !== undefined,
        tried: [attempt(reason, source === undefined ? {} : { source })],
      }
      const [en, fr] = [failureText(failure, platform, 'en'), failureText(failure, platform, 'fr')]
      expect(fr.details).toHaveLength(en.details.length)
      const commands = (text = ''): string[] => text.match(/`[^`]+`/g) ?? []
      expect(commands(fr.fix)).toEqual(commands(en.fix))
      for (const part of ['title', 'fix'] as const) expect(fr[part]).not.toBe(en[part])
      expect(shown(failure, platform)).not.toMatch(typography)
    }
  }
})

test.each([
  [0, 'Il s’est terminé sans erreur (code de sortie 0) ; un service doit continuer de tourner.'],
  [126, 'Sa commande ne peut pas être exécutée (code de sortie 126).'],
  [127, 'Sa commande n’existe pas dans l’image (code de sortie 127).'],
  [137, 'Il a été tué (code de sortie 137), et non à sa propre limite de mémoire : la machine en manque peut-être.'],
])('a container that ends with %i', (exitCode, words) => {
  const failure: Failure = { kind: 'containerExited', container: 'x', exitCode, oomKilled: false, logTail: [] }
  expect(seen(shown(failure))).toContain(words)
  expect(shown(failure)).not.toMatch(typography)
})

test('on one line', () => {
  expect(seen(failureLine({ kind: 'diskFull', path: '/x' }, 'linux', 'fr'))).toBe(
    'Le disque est plein. /x ne peut pas être écrit ; tout ce qui a été enregistré avant est conservé.',
  )
})
