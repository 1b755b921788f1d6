/** What `palier --help` says after the list of commands, in the order of a manual page; no line is longer than 80 characters. */
export const mainManual = `
EXAMPLES
  palier compare solo duo-lb trio-cache
      One instance, two behind a balancer, three with a cache, one minute each.
  palier compare duo-lb:baseline duo-lb:tuned --profile intensive \\
         --time-scale 0.2 --set API_CPUS=0.1
      The same load on two variants, every stage a fifth as long, a tenth of a
      core per instance.
  palier compare trio-cache trio-cache:tuned \\
         --set trio-cache:tuned/GUNICORN_WORKERS=2
      A value for one of the configurations only.
  palier run trio-cache:tuned --profile stress --json result.json
      One configuration, with its result as a file.
  palier compare solo duo-lb --repeat 3 --objectives server --fail-on target \\
         --pdf report.pdf --lang fr
      Three runs of each, interleaved, judged by targets, as a report in French.
  palier before-after copro --data-set large
      What a topology declares as before and after, three runs of each.
  palier load http://127.0.0.1:8000/products --users 50 --duration 30s
      Load on something that runs already.
  palier load http://127.0.0.1:8000/products --rate 200 --duration 30s
      200 requests a second, whatever becomes of earlier ones.
  palier seed copro realistic
      The stack with its data, until Ctrl+C, for curl or \`palier load\`.
  palier seed copro realistic --url http://127.0.0.1:8080
      The same data for a stack that runs already.
  palier runs show 20261121
      The run whose id begins like that.
  palier report 20261121-184700-c --pdf report.pdf --csv tables
      The report of a stored run or comparison.
  palier suite instances --time-scale 0.1
      Several comparisons one after the other, with one page about all of them.
  palier serve --open
      All of it in a browser.

CONFIGURATIONS
  A configuration is a topology and a variant, written topology:variant; without
  a variant it is topology:baseline. \`palier topologies\` lists them with every
  parameter that --set can change: KEY=VALUE in all configurations that have it,
  topology:variant/KEY=VALUE in one of them.

EXIT STATUS
  0  done
  1  done, but what --fail-on names happened: a crash, a missed target or an
     invalid run
  2  the command line or a file is wrong; nothing was started
  3  Docker cannot be used
  4  a run failed; what was measured until then is kept
  5  interrupted; everything was brought down

FILES
  Runs and comparisons are folders under the data folder (--out), each with the
  measured seconds, readings, events and evidence as text files, and a
  result.json that can be recomputed from them.

ENVIRONMENT
  DOCKER_HOST        the engine to use; when it does not answer, no other is
                     tried
  DOCKER_CONTEXT     likewise
  PALIER_CHROMIUM    the browser that prints reports, in place of an installed
                     one
  PALIER_NO_INSTALL  1: the set-up installs nothing by itself (Docker, Chromium,
                     Electron) and starts no engine
  PALIER_DEBUG       1: a failure is followed by where in the program it arose
`

export const seedManual = `
Brings the configuration up, loads the data set through its API as a run does,
and says how much was made and where it can be asked: a port of this machine.
It stays until Ctrl+C, or until standard input ends (Ctrl+D; at once where there
is none, as in a script), or for the time of --for, and is then removed. With
--for 0s nothing stays: the data is loaded, counted and gone. Nothing can be
compared by the same process meanwhile; \`palier load\` beside it can.
What a killed command leaves behind, the next one removes, or \`palier clean\`.

With --url nothing is brought up: the data set is loaded through the API of what
runs there, such as a stack by \`docker compose up\`, and stays. It replaces what
was there. The URL is treated as by \`palier load\`: a name is resolved once, only
addresses of this machine are accepted unless another one is confirmed by writing
it after --allow-address, a certificate must be valid, and over http:// no secret
goes to another machine without --allow-plain-secrets. A configuration's variant
means nothing there, and what a run does after loading (statistics of the
database, empty caches) is not done.
The administrator's password is read from the environment variable that the
topology names, for copro COPRO_ADMIN_PASSWORD (and COPRO_ADMIN_EMAIL for another
name than admin@koprogo.com). In a terminal it is asked for when it is not set,
without showing what is typed; elsewhere nothing is started. It is not kept and
not shown. The other accounts are test data and shown with their passwords.
`

export const compareManual = `
Configurations run one after the other, in an order drawn from the seed, each on
fresh containers and a network of its own. Progress goes to stderr, the table to
stdout. Ctrl+C stops, brings everything down and keeps what was measured; a
second one leaves at once and says what was left. With --repeat every round has
each configuration once, in an order of its own. --resume runs what is left of
a comparison that was stopped or interrupted, if its inputs are still the same.

--confirm-open, after all runs: for each configuration the highest plateau that
held is repeated at the rate it carried in the open model, which does not slow
down when answers do, and both are shown. It counts in no median.
Before it is measured each run is warmed up: the users or the rate of the first
plateau, at most 50, ask until service times and requests of four seconds agree,
for at most 20 s (less with --time-scale). None of it is in the figures.
--fault does something to a container on purpose, for once or for a time:
    --fault 'at=60s for=30s kill api-2' --fault 'at=2m memory=256m api-1'
kill (its address goes silent), crash (its address refuses), stop, pause,
restart, cut (off the network), cpu=N (so many busy processes), memory=SIZE
(filled), delay=TIME, loss=N%. Times count from the start of measuring, and
--time-scale shortens them like stages. Without for= it lasts until the end. A
profile can have faults of its own. The last two need root and, for delay, a
kernel with sch_netem; what cannot be done is told, and the run goes on.

--fail-on crash, target or invalid makes the command end with 1. A run is
invalid when it was completed and requests are not accounted for, or when the
generator itself was the limit.
`

export const beforeAfterManual = `
The same as \`palier compare\` of the two variants that the topology names in
x-palier.beforeAfter, with the table of their difference: median and range of
the repeats, what exceeds the noise of the repeats, and which targets are met.
A topology with a server of its own is judged by the objectives \`server\` under
the profile \`server\`: 300 requests a second for two minutes.
`

export const loadManual = `
A name is resolved once, before anything is sent, and load goes to the address
it stands for. Only addresses of this machine are accepted, unless another one
is confirmed by writing it after --allow-address. On another machine there are
never more than 1,000 users, with pauses (--think) that keep them below 2,000
requests a second, or that many with 1,000 under way; what a pause of the
generator's own has left over is not caught up with any faster.
Without a scenario the URL itself is asked for, over and over, and must answer
200; with one, its paths are put behind that of the URL. The run is stored like
any other: \`palier runs list\` and \`palier report\` know it.

Users wait for an answer before they ask again (the closed model): a slow server
is asked less. With --rate requests are sent at moments that were decided before
the first one (the open model): a slow server gets further and further behind,
until --max-in-flight are under way; what is due then is dropped and counted.
--connections: one kept by each user (with --rate: by each request under way),
N kept for all, or a new one for every request.

With https the certificate must be of the name in the URL, by an authority that
Node trusts or, with --ca, by one of those in the file; that may be a
certificate that signed itself. Making a connection includes its TLS handshake,
and each user resumes their own session.

--containers names what runs behind the URL, with what each is for:
    --containers api-1=api,db=database
Their CPU and memory and what becomes of them are then read from their Docker
engine, wherever it is: unix://, tcp:// (with TLS as for docker), or ssh://, for
which your own ssh must get in without a question. Nothing there is changed. The
engine is the one that docker would take, or that of --context. The load average
of its machine cannot be had that way.

Nothing is warmed up unless --warm-up asks for it. Users of a scenario with a
login are logged in before the first second, ten at once.

Secrets of a scenario, such as a password, come from the environment variables
that it names. In a terminal those that are not set are asked for, without
showing what is typed; elsewhere nothing is started. They are not kept. Over
http:// they would be readable by everybody on the way to another machine: that
is refused unless --allow-plain-secrets says that nobody else is there.
`

export const suiteManual = `
A suite is a file of comparisons, in a folder suites/ beside the profiles or any
other place. Everything it names is checked before the first one starts. Its
results go into one folder: index.html, with figures, verdicts and targets of
every comparison; suite.json; and for each comparison a folder with its report,
comparison.json, tables as CSV and a plain-text monitoring log of each run, a
line a second:

    grep ' db.cpu=9' */monitoring-*.log

A comparison that fails does not keep the next one from running. Ctrl+C stops
all of it, brings everything down, keeps what was measured and writes the index;
--resume goes on as the suite was started, whatever its file says by now, with
every comparison that was not completed, with runs that failed, and with files
that could not be written. A completed comparison that somebody removed from the
history is not run again.

  palier suite instances --time-scale 0.1
  palier suite ./mine.yaml --folder results --lang fr --fail-on target
  palier suite --resume results
`

export const serveManual = `
Only this machine is listened to, and only browsers that were let in: the first
line on stdout is the path of a file that only you can read. Opened in a
browser, it lets that browser in, once; a new one then takes its place. A
browser that cannot read it (some are shut off from parts of your files, or run
on another computer) takes the address that stands in it.

Over SSH, forward the same port: ssh -L 8123:127.0.0.1:8123 you@there, with
palier serve --port 8123 on the other side.

Docker is needed when a comparison starts, not before. Ctrl+C stops a comparison
that is on, brings everything down and ends with 5; otherwise with 0.
`

export const doctorManual = `
--generator loads targets that do next to nothing, so that what is measured is
the generator: how many requests a second one thread makes with everything
recorded, and how long a request takes at least. Targets are a responder of our
own and, where Docker can be used, Nginx in a container by both paths. The
result is kept, for this machine; nothing else should run meanwhile.

--freeze asks only whether the percentiles can be believed: a target of our own
stands still for 1 s in every 5 s, three times, and p50 to the maximum of both
models are put beside what arithmetic says of them. Docker is not needed. Ends
with 0 when all agree within 50 ms, 5 % of a standstill, otherwise with 1.
`
