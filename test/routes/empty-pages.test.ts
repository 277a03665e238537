import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { crawl } from '../crawl.ts'
import { type Cast, newHouse, type World } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await newHouse()
})
afterAll(() => w.close())

/** What stands in place of rows, where a page has none. */
const emptyIn = (html: string): readonly string[] =>
  [...html.matchAll(/<div class="(?:table-)?empty">(.*?)<\/div>/gs)].map(([, inside = '']) => inside)

const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** One short sentence that nothing can be done about: it says that there is nothing, and not what would be there. */
const isBare = (inside: string) =>
  !/<(?:a|button) /.test(inside) &&
  textOf(inside)
    .split(/[。；]/)
    .filter(Boolean).length < 2

const starts: Readonly<Partial<Record<Cast, readonly string[]>>> = {
  hrLead: ['/', paths.setup(), paths.accounts()],
  hr: [paths.home(), paths.home('done'), paths.home('mine'), paths.home('copied'), paths.notices()],
  keeper: [paths.home(), paths.looseMaterials()],
  hr2: [paths.home(), paths.looseMaterials()],
  headTech: [paths.home(), paths.readings()],
  leaderTech: [paths.home(), paths.readings()],
  archivist: [paths.home(), paths.archive()],
  finance: [paths.home(), paths.pay()],
  legal: [paths.home(), paths.contracts()],
  it: [paths.system(), paths.copies()],
  auditor: [paths.log()],
}

describe('a page of a new house', () => {
  it.each(Object.entries(starts) as [Cast, readonly string[]][])(
    'teaches where it has nothing to show: as %s sees it',
    async (who, from) => {
      const pages = await crawl(w.as(who), from, { each: 3, isLeft: (path) => /sign-out|\.xlsx|\.csv/.test(path) })
      const drawn = pages.filter(({ status }) => status === 200)
      expect(drawn.length).toBeGreaterThan(2)
      const bare = drawn.flatMap(({ path, text }) =>
        emptyIn(text)
          .filter(isBare)
          .map((inside) => `${path}: ${textOf(inside)}`),
      )
      expect(bare).toEqual([])
    },
  )

  it('of each list says so', async () => {
    const seen = async (who: Cast, path: string) => emptyIn((await w.as(who).get(path)).text).length
    const lists: readonly (readonly [Cast, string])[] = [
      ['hr', paths.dossiers()],
      ['hr', paths.cases()],
      ['hr', paths.imports()],
      ['hr', paths.transfers()],
      ['hr', paths.arrivals()],
      ['hr', paths.batches()],
      ['hr', paths.notices()],
      ['hr', paths.readings()],
      ['hr2', paths.looseMaterials()],
      ['archivist', paths.archive()],
      ['legal', paths.contracts()],
      ['headTech', paths.home()],
    ]
    const counts = await Promise.all(lists.map(async ([who, path]) => [who, path, await seen(who, path)] as const))
    expect(counts.filter(([, , count]) => count === 0)).toEqual([])
  })
})
