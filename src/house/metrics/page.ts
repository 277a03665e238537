import { lastMade } from '#domain/copies/outcome.ts'
import type { State } from '#domain/health/check.ts'
import { examined } from '#domain/health/finding.ts'
import type { Measures } from '#domain/health/measures.ts'
import type { House } from '#routes/web/house.ts'
import { buckets, type Series, type Traffic } from './traffic.ts'

/**
 * 监控: one page of counts and durations in the text format of Prometheus (docs/decisions/0264). No name, no staff number, no id
 * and no address of a page; while the house is locked what can be said without it. Times are seconds, sizes bytes.
 */
export function metricsPage(house: House, traffic: Traffic, measures: Measures | undefined): string {
  const { most, p99 } = traffic.loopDelay()
  const { rss } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return [
    gauge('juanzong_info', 'Version of the program and of Node.', [
      [{ version: house.version, node: process.version }, 1],
    ]),
    gauge(
      'juanzong_state',
      'Whether it is locked, opening or open.',
      (['sealed', 'opening', 'open'] as const).map((state) => [{ state }, house.state.is === state ? 1 : 0]),
    ),
    gauge('juanzong_up_seconds', 'Seconds since the start.', [[{}, Math.round(process.uptime())]]),
    gauge('juanzong_memory_bytes', 'Memory of the process.', [[{}, rss]]),
    counter('juanzong_cpu_seconds_total', 'Processor time of the process.', [[{}, (user + system) / 1e6]]),
    gauge('juanzong_loop_delay_seconds', 'How long requests waited for each other since the last reading.', [
      [{ quantile: '0.99' }, p99],
      [{ quantile: '1' }, most],
    ]),
    requests(traffic.series()),
    ...(measures ? ofData(measures) : []),
  ]
    .flat()
    .join('\n')
    .concat('\n')
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number]

const family = (kind: 'gauge' | 'counter') => (name: string, help: string, samples: readonly Sample[]) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${kind}`,
  ...samples.map(([labels, value]) => line(name, labels, value)),
]
const [gauge, counter] = [family('gauge'), family('counter')]

function line(name: string, labels: Readonly<Record<string, string>>, value: number): string {
  const told = Object.entries(labels).map(([label, text]) => `${label}="${text.replace(/[\\"\n]/g, '_')}"`)
  return `${name}${told.length === 0 ? '' : `{${told.join(',')}}`} ${value}`
}

function requests(series: readonly Series[]): readonly string[] {
  const name = 'juanzong_request_seconds'
  return [
    `# HELP ${name} How long requests took, by method and kind of answer.`,
    `# TYPE ${name} histogram`,
    ...series.flatMap(({ method, status, count, seconds, within }) => {
      const labels = { method, status }
      return [
        ...buckets.map((end, at) => line(`${name}_bucket`, { ...labels, le: String(end) }, within[at] ?? 0)),
        line(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
        line(`${name}_sum`, labels, seconds),
        line(`${name}_count`, labels, count),
      ]
    }),
  ]
}

function ofData(measures: Measures): readonly string[] {
  const { disk, size, sessions = 0, refused = [], damages = 0, head, copies } = measures
  const states = examined(measures).map(({ state }) => state)
  const count = (state: State) => states.filter((each) => each === state).length
  const inSeconds = (at: string) => Math.round(Date.parse(at) / 1000)
  const drill = copies?.outcomes.find(({ kind }) => kind === 'drill')
  const places = (['first', 'second'] as const).filter((place) => copies?.named.includes(place))
  return [
    gauge(
      'juanzong_checks',
      'Checks of the check-up by what they say.',
      (['good', 'look', 'act'] as const).map((state) => [{ state }, count(state)]),
    ),
    gauge('juanzong_disk_free_bytes', 'Room on the disk of the data.', [[{}, disk.free]]),
    gauge('juanzong_data_bytes', 'Size of the data.', [
      [{ part: 'database' }, size.data],
      [{ part: 'files' }, size.files],
    ]),
    gauge('juanzong_log_entries', 'Entries of the log.', [[{}, head?.seq ?? 0]]),
    gauge('juanzong_sessions', 'People who are signed in.', [[{}, sessions]]),
    gauge('juanzong_refused_sign_ins', 'Sign-ins that were refused within a day.', [
      [{}, refused.reduce((sum, each) => sum + each.count, 0)],
    ]),
    gauge('juanzong_damages', 'Things that do not open or are not as written.', [[{}, damages]]),
    gauge(
      'juanzong_backup_made_timestamp_seconds',
      'When the last backup to a place was made; 0 for never.',
      places.map((place) => [{ place }, inSeconds(lastMade(copies?.outcomes ?? [], place) ?? '1970-01-01T00:00:00Z')]),
    ),
    gauge(
      'juanzong_backup_late',
      'Whether a place has had none for more than 26 hours.',
      places.map((place) => [{ place }, copies?.late.includes(place) ? 1 : 0]),
    ),
    gauge('juanzong_drill_timestamp_seconds', 'When the last drill was done; 0 for never.', [
      [{}, drill ? inSeconds(drill.at) : 0],
    ]),
    gauge('juanzong_drill_passed', 'Whether it passed.', [[{}, drill && !drill.trouble ? 1 : 0]]),
  ].flat()
}
