/**
 * What findings say, in English: `<rule>.title`, and sentences whose values are figures of the finding. A figure’s unit is in its name, and
 * a sentence of which one is not known is left out (`findingText.ts`).
 */
export const en = {
  'confidence.high': 'high',
  'confidence.medium': 'medium',
  'confidence.low': 'low',

  'advice.raise': 'Raise {{parameter}}, now {{from}}.',
  'advice.lower': 'Lower {{parameter}}, now {{from}}.',
  'advice.change': 'Change {{parameter}}, now {{from}}.',
  rulesOut: 'Rules out: {{names}}.',
  none: 'No cause established',
  byFault: 'A fault of this run did it.',
  byFaultAt: 'The fault that was injected at {{faultAtMs}} did it: {{faultDone}}.',

  'injectedFault.name': 'a fault that was injected',
  'injectedFault.title': 'An injected fault explains it: {{container}}, {{faultDone}}',
  'injectedFault.while': 'It was injected at {{faultAtMs}} and taken back after {{forMs}}.',
  'injectedFault.stayed': 'It was injected at {{faultAtMs}} and stayed until the end.',
  'injectedFault.own': '{{container}} was not well for {{ownMs}}, beginning {{ownAfterMs}} after it.',
  'injectedFault.clients': 'Clients noticed it for {{clientsMs}}, beginning {{clientsAfterMs}} after it.',
  'injectedFault.atOnce': 'All was well again as soon as it was taken back.',
  'injectedFault.over': 'All was well again {{lastsAfterMs}} after it was taken back.',

  'generatorLimited.name': 'the stack as the limit',
  'generatorLimited.title': 'The generator was the limit',
  'generatorLimited.titleLate': 'The generator was not always on time',
  'generatorLimited.seconds':
    'The load generator was late, full or short of resources (invalid seconds: {{invalidSeconds}} of {{seconds}}, in doubt: {{suspectSeconds}} more); send lag up to {{sendLagP99Ms}}.',
  'generatorLimited.notSent_one': '{{notSent}} request was not sent.',
  'generatorLimited.notSent_other': '{{notSent}} requests were not sent.',
  'generatorLimited.capacity':
    'What looks slow may be its own doing; plateaus on which it was late say nothing of the stack’s capacity.',
  'generatorLimited.notSlow':
    'It was never late enough to make answers look slow; but plateaus on which it was late say nothing of the stack’s capacity.',

  'outOfMemory.name': 'missing memory',
  'outOfMemory.title': '{{container}} ran out of memory',
  'outOfMemory.signals_one': '{{n}} sign says so.',
  'outOfMemory.signals_other': '{{n}} signs agree.',
  'outOfMemory.kills_one': 'The kernel killed {{n}} process.',
  'outOfMemory.kills_other': 'The kernel killed {{n}} processes.',
  'outOfMemory.memory': '{{memoryBytes}} were in use just before, {{memoryOfLimitPercent}} of its limit.',
  'outOfMemory.exit': 'It ended with exit code {{exitCode}}.',

  'engineRestarted.name': 'an end of all containers together',
  'engineRestarted.title': 'The container engine ended all containers together',
  'engineRestarted.ended':
    'All {{containers}} containers of the run ended within ten seconds, none by a fault of this run.',
  'engineRestarted.down': 'None of them was started again.',
  'engineRestarted.either':
    'It was ended or begun again itself, or somebody had it stop all of them: what was recorded does not tell which.',

  'processEnded.name': 'an end for another reason',
  'processEnded.title': '{{container}} ended',
  'processEnded.signal': 'Signal {{signal}} ended it (exit code {{exitCode}}), and nothing says that memory ran out.',
  'processEnded.exit': 'Its process ended by itself, with exit code {{exitCode}}.',
  'processEnded.foreign': 'No fault of this run did it.',
  'processEnded.gone': 'It was gone for {{goneMs}}.',
  'processEnded.starting': 'Its process ran again for {{startingMs}} before it answered anything.',

  'processFrozen.name': 'a frozen process',
  'processFrozen.title': '{{container}} was frozen',
  'processFrozen.while':
    'The engine froze it for {{frozenMs}}: it ran no instruction and held on to what it had accepted.',
  'processFrozen.stayed':
    'The engine froze it until the end: it ran no instruction and held on to what it had accepted.',
  'processFrozen.clients': 'Clients noticed it for {{clientsMs}}, beginning {{clientsAfterMs}} after it.',
  'processFrozen.unnoticed': 'Nothing shows that clients noticed it.',
  'processFrozen.foreign': 'No fault of this run did it: somebody else asked for it (docker pause).',

  'blackholedInstance.name': 'a silent address',
  'blackholedInstance.title': 'The address of {{container}} swallows packets',
  'blackholedInstance.gone':
    'It was gone for {{goneMs}}, and whoever tried its address was not refused but left waiting.',
  'blackholedInstance.waits':
    'The balancer waits up to {{connectTimeoutMs}} at each attempt before it asks another instance (in Nginx: proxy_connect_timeout).',
  'blackholedInstance.p95': 'P95 rose to {{p95Ms}} meanwhile.',

  'deadAddressKept.name': 'a dead address that refuses',
  'deadAddressKept.title': 'The balancer kept the address of {{container}}',
  'deadAddressKept.tried':
    'It was gone for {{goneMs}} and refused connections; {{lastTriedMs}} after its end the balancer still tried it, {{lines}} log lines in all.',
  'deadAddressKept.failed_one': '{{failed}} request failed meanwhile.',
  'deadAddressKept.failed_other': '{{failed}} requests failed meanwhile.',

  'descriptorExhaustion.name': 'missing file descriptors',
  'descriptorExhaustion.title': '{{container}} ran out of file descriptors',
  'descriptorExhaustion.open': '{{openFiles}} of {{openFilesLimit}} were open.',
  'descriptorExhaustion.lines_one': '{{lines}} log line says “too many open files”.',
  'descriptorExhaustion.lines_other': '{{lines}} log lines say “too many open files”.',

  'descriptorExhaustion.limit':
    'The limit is that of its service in the Compose file (ulimits: nofile), or the engine’s own without one.',

  instances_one: '{{n}} instance',
  instances_other: '{{n}} instances',
  workers_one: '{{n}} worker',
  workers_other: '{{n}} workers',

  'databaseConnections.name': 'missing database connections',
  'databaseConnections.title': 'The database ran out of connections',
  'databaseConnections.titlePool': 'The pools ran out of database connections',
  'databaseConnections.budget':
    '{{instancesNamed}} × {{workersNamed}} × {{poolSize}} = {{poolConnections}} connections that the pools may open; the database has {{connectionsLimit}} for them, a few more being reserved.',
  'databaseConnections.open': '{{connections}} were open at most.',
  'databaseConnections.lines_one': '{{lines}} log line tells of a refused connection.',
  'databaseConnections.lines_other': '{{lines}} log lines tell of refused connections.',
  'databaseConnections.pool':
    '{{instancesNamed}} × {{workersNamed}} × {{poolSize}} = {{poolConnections}} connections were too few, while database and instances had CPU to spare.',
  'databaseConnections.waited_one': '{{lines}} log line tells of a request that waited in vain.',
  'databaseConnections.waited_other': '{{lines}} log lines tell of requests that waited in vain.',

  'databaseSaturation.name': 'a busy database',
  'databaseSaturation.title': 'The database is the limit',
  'databaseSaturation.quota':
    'Its CPU was at {{cpuOfLimitPercent}} of its limit; the quota was used up in {{throttledPercent}} of its periods.',
  'databaseSaturation.cpu': 'It used {{cpuPercent}} of a core, the largest part of what there is.',
  'databaseSaturation.spare': 'An instance used {{apiCpuPercent}} of a core on average.',
  'databaseSaturation.active_one': 'On average {{activeStatements}} statement was at work.',
  'databaseSaturation.active_other': 'On average {{activeStatements}} statements were at work.',

  'dominatingQuery.name': 'one costly statement',
  'dominatingQuery.title': 'One statement takes most of the database’s time',
  'dominatingQuery.share': 'It took {{ofTimePercent}} of it, in {{calls}} calls of {{meanMs}} on average.',

  'cpuThrottling.name': 'a CPU quota',
  'cpuThrottling.title': '{{container}} used up its CPU quota',
  'cpuThrottling.titleMany': '{{containers}} containers used up their CPU quota',
  'cpuThrottling.throttled':
    'The quota was used up in {{throttledPercent}} of its periods, in the rest of which the kernel lets nothing run; CPU was at {{cpuOfLimitPercent}} of the limit.',
  'cpuThrottling.queue': 'Requests under way grew from {{inFlightBefore}} to {{inFlight}}, P95 to {{p95Ms}}.',

  'memoryLimit.name': 'a memory limit',
  'memoryLimit.title': '{{container}} works at its memory limit',
  'memoryLimit.held': 'It held {{memoryBytes}}, {{memoryOfLimitPercent}} of its limit.',
  'memoryLimit.hits': 'The kernel had to take memory back up to {{limitHitsPerS}} times a second.',

  'memoryLimit.reread':
    'It read {{rereadBytes}} a second from the disk meanwhile: what it had read before has no room to stay.',

  'hostSaturation.name': 'busy cores',
  'hostSaturation.title_one': 'The one core of the containers was busy',
  'hostSaturation.title_other': 'All {{n}} cores of the containers were busy',
  'hostSaturation.used':
    'The containers used {{cpuOfCoresPercent}} of what they share; the largest had {{largestPercent}} of that.',
  'hostSaturation.load': 'Up to {{stackLoad1}} of their threads ran or wanted to.',
  'hostSaturation.machine': 'The machine is the limit, not one component’s own.',

  'hostSaturation.titleOthers': 'Other programs kept the machine busy',
  'hostSaturation.others': 'Besides the run, up to {{otherLoad}} threads ran or wanted to, on {{hostCores}} cores.',

  'hostSaturation.ownThreads': 'Of the run’s own threads up to {{stackLoad1}} did.',

  'workerSaturation.name': 'too few workers',
  'workerSaturation.title': 'The workers could not keep up',
  'workerSaturation.queue': 'Requests under way grew from {{inFlightBefore}} to {{inFlight}}, P95 to {{p95Ms}}.',
  'workerSaturation.busy_one':
    'An instance used on average {{cpuPercent}} of the {{cpuUsablePercent}} of a core that its one worker can use.',
  'workerSaturation.busy_other':
    'An instance used on average {{cpuPercent}} of the {{cpuUsablePercent}} of a core that its {{workersPerInstance}} workers can use.',
  'workerSaturation.idle_one':
    'An instance used only {{cpuPercent}} of a core on average: its one worker does not compute, it waits for something, and nobody else takes a request meanwhile.',
  'workerSaturation.idle_other':
    'An instance used only {{cpuPercent}} of a core on average: its {{workersPerInstance}} workers do not compute, they wait for something, and nobody else takes a request meanwhile.',
  'workerSaturation.listen': '{{listenQueue}} connections waited to be accepted.',

  'ineffectiveCache.name': 'a cache that saves little',
  'ineffectiveCache.title': 'The cache saves little',
  'ineffectiveCache.hits': '{{hitPercent}} of {{lookups}} lookups were hits.',
  'ineffectiveCache.evictions': 'It threw away up to {{evictionsPerS}} entries a second for want of room.',

  'unevenDistribution.name': 'uneven shares',
  'unevenDistribution.title': 'The instances do not get even shares',
  'unevenDistribution.shares':
    'They answered between {{lowestSharePercent}} and {{highestSharePercent}} of the requests; {{evenSharePercent}} would be even.',
  'unevenDistribution.why':
    'The furthest off is {{container}}. What decides is how the balancer chooses: weights, an address that stays with one instance, connections kept open.',

  'balancerExhaustion.name': 'a balancer without connections',
  'balancerExhaustion.title': 'The balancer ran out of connections',
  'balancerExhaustion.open': '{{connectionsInUse}} of {{connectionsLimit}} were open.',
  'balancerExhaustion.limit':
    'Each of its processes has {{connectionsLimit}}, two for each request under way, and up to {{inFlight}} were under way.',
  'balancerExhaustion.lines_one': '{{lines}} log line says “worker_connections are not enough”.',
  'balancerExhaustion.lines_other': '{{lines}} log lines say “worker_connections are not enough”.',
  'balancerExhaustion.failed': 'It answered {{http5xx}} requests with an error and reset {{reset}} connections.',

  'balancerPressure.name': 'a balancer short of connections',
  'balancerPressure.title': 'The balancer is short of connections',
  'balancerPressure.open': '{{connectionsInUse}} of {{connectionsLimit}} were open.',
  'balancerPressure.lines':
    'It closed idle ones to make room for new ones ({{lines}} log lines “reusing connections”): pressure, not yet exhaustion.',

  'timeoutCascade.name': 'time limits',
  'timeoutCascade.title': 'Requests ran into time limits and piled up',
  'timeoutCascade.timedOut_one': '{{timedOut}} request was given up after a time limit.',
  'timeoutCascade.timedOut_other': '{{timedOut}} requests were given up after a time limit.',
  'timeoutCascade.upstream_one': 'The balancer gave up {{upstreamTimedOut}} time.',
  'timeoutCascade.upstream_other': 'The balancer gave up {{upstreamTimedOut}} times.',
  'timeoutCascade.worker_one': 'Gunicorn ended {{workerTimeout}} worker that did not answer in time.',
  'timeoutCascade.worker_other': 'Gunicorn ended {{workerTimeout}} workers that did not answer in time.',
  'timeoutCascade.pool_one': '{{poolTimeout}} log line tells of waiting in vain for a database connection.',
  'timeoutCascade.pool_other': '{{poolTimeout}} log lines tell of waiting in vain for a database connection.',
  'timeoutCascade.queue': 'Requests under way grew from {{inFlightBefore}} to {{inFlight}}.',

  'singlePointOfFailure.name': 'a single point of failure',
  'singlePointOfFailure.title': 'Nothing stands in for {{container}}',
  'singlePointOfFailure.silent':
    'There is only one of it: while it was gone, no client got an answer for {{noServiceMs}}.',
} as const
