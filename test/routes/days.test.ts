import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as audit from '#db/log/log.ts'
import { paths } from '#views/paths.ts'
import { type World, world } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const acts = async () => (await audit.search(w.app.db, {}, 50)).map(({ body }) => JSON.parse(body).act)

describe('a day that somebody asks for', () => {
  it.each([
    ['2026-02-29', '没有“2026-02-29”这一天'],
    ['2026-02-30', '没有“2026-02-30”这一天'],
    ['yesterday', '没有“yesterday”这一天'],
    ['2199-01-01', '“2199-01-01”还没有到'],
  ])('is refused in a sentence on a dossier instead of showing today: %s', async (asOf, sentence) => {
    const { status, text } = await w.as('hr').get(paths.dossier(w.dossiers.wang, { asOf }))
    expect([status, text.includes(sentence)]).toEqual([422, true])
    expect(text).not.toContain('王建国')
    expect(await acts()).not.toContain('dossier.read')
  })

  it('says the same of a dossier that the viewer may not see, so that it tells nothing', async () => {
    const plain = (text: string) =>
      text.replace(/nonce="[^"]*"|value="[0-9a-f-]{36}\.[^"]*"|\/dossiers\/[0-9a-f-]+/g, '')
    const gone = '00000000-0000-7000-8000-000000000000' as typeof w.dossiers.wang
    const [own, none] = await Promise.all(
      [w.dossiers.fang, gone].map((id) => w.as('hr').get(paths.dossier(id, { asOf: '2026-02-29' }))),
    )
    expect([own?.status, none?.status]).toEqual([422, 422])
    expect(plain(own?.text ?? '')).toBe(plain(none?.text ?? ' '))
  })

  it('is refused in the log’s filter with what was typed, and finds nothing meanwhile', async () => {
    const { text } = await w.as('auditor').get(`${paths.log()}?from=2026-02-30&until=2199-01-01`)
    expect(text).toContain('没有“2026-02-30”这一天')
    expect(text).toContain('“2199-01-01”还没有到')
    expect(text).toContain('value="2026-02-30"')
    expect(text).not.toMatch(/<tr data-row=/)
  })

  it('is read in the list as an input method types it, and each slip has its own sentence', async () => {
    const list = (query: string) => w.as('hr').get(`/dossiers?${query}`)
    const read = await list('from=1978。06&until=1978。06')
    expect([read.status, read.text.includes('王建国')]).toEqual([200, true])
    for (const [typed, sentence] of [
      ['1988.03.00', '月和日没有 00'],
      ['1988.2.30', '这个月没有这一天'],
      ['1988.13', '月份只有 1 到 12'],
      ['春天', '没有看懂这个日期'],
    ] as const) {
      const { status, text } = await list(`from=${encodeURIComponent(typed)}`)
      expect([status, text.includes(sentence), text.includes(`value="${typed}"`)], typed).toEqual([422, true, true])
    }
  })
})
