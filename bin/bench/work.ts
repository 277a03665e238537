import { dice, nameFrom, surname } from './people.ts'

/** A kind of work that is measured: what is asked of the server, and the share of the bare stack to reach. */
export type Work = { readonly work: string; readonly goal: number; readonly urls: readonly string[] }

/** The one work of which the server keeps more than for all the others. */
export const figures = 'statistics by department'

/** What is asked, the same in every run: `ids` are those of all dossiers. */
export function workOn(ids: readonly string[], many: number): readonly Work[] {
  const rolls = dice(66)
  const { of, below } = rolls
  const times = <Value>(make: () => Value) => Array.from({ length: many }, make)
  const sorts = ['', 'birth', '-birth', 'name', 'unit', '-rank', 'education', 'complete']
  const columns = ['', '', 'columns=unit&columns=post&columns=complete']
  const filters = [
    '',
    'education=大学',
    'politics=中共党员',
    'rank=专员',
    'from=1975&until=1990',
    'rank=主管&politics=群众',
  ]
  const pages = Math.max(1, Math.floor(ids.length / 50 / 8))

  const list = () =>
    `/dossiers?${encodeURI([of(filters), of(columns), `sort=${of(sorts)}`, `page=${1 + below(pages)}`].filter(Boolean).join('&'))}`
  const part = () => {
    const name = [...nameFrom(rolls)]
    const at = below(name.length)
    return name.slice(at, at + 1 + below(2)).join('')
  }
  const pinyin = () =>
    of(['z', 'zh', 'w', 'wa', 'li', 'lx', 'zw', 'ch', 'y', 'ya', 'hj', 'sy', 'ou', 'yc', 'm', 'gx', 'xm', 'jh'])
  const anything = () =>
    of([
      part,
      part,
      pinyin,
      () => surname(rolls),
      () => `BN-${String(below(ids.length)).padStart(6, '0')}`,
      () => String(1000 + below(9000)),
    ])()
  return [
    { work: 'list of 50, sorted, filtered, random page', goal: 0.5, urls: times(list) },
    {
      work: 'name search, 1–2 characters, anywhere (suggestions)',
      goal: 0.5,
      urls: times(() => `/dossiers/suggestions?q=${encodeURIComponent(of([part, part, part, pinyin])())}`),
    },
    {
      work: 'search over everything the viewer may see',
      goal: 0.4,
      urls: times(() => `/search?q=${encodeURIComponent(anything())}`),
    },
    {
      work: 'one dossier with its ten records (read logged first)',
      goal: 0.55,
      urls: times(() => `/dossiers/${of(ids)}`),
    },
    {
      work: 'one dossier, each for the first time',
      goal: 0.5,
      urls: shuffled(ids, below).map((id) => `/dossiers/${id}`),
    },
    // Last, since figures hold much in memory as long as somebody asks for them.
    {
      work: figures,
      goal: 0.5,
      urls: times(() => `/statistics/tables/${of(['by-department', 'department-rank', 'department-age'])}`),
    },
  ]
}

/** Every one once, in an order that is no order of writing. */
function shuffled(ids: readonly string[], below: (most: number) => number): readonly string[] {
  const left = [...ids]
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = below(at + 1)
    ;[left[at], left[other]] = [left[other] ?? '', left[at] ?? '']
  }
  return left
}
