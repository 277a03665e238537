import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange, type Change } from '#actions/dossiers/applying.ts'
import { saveRecord } from '#actions/dossiers/saving.ts'
import { type Command, commandOf } from '#db/commands.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { titles } from '#domain/dossiers/sections/titles.ts'
import type { Day } from '#domain/time.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { pastOf } from '#gate/roster/past.ts'
import { paths } from '#views/paths.ts'
import { type Cast, cast, type World, world } from '../world.ts'

let w: World

/** On 10 December one is promoted in two steps, another place is written down, and somebody new begins. */
beforeAll(async () => {
  w = await world()
  w.clock.set('2026-12-10T01:00:00.000Z')
  await save('ranks', { rank: { text: '七级职员' }, from: '202611' })
  await save('ranks', { rank: { text: '六级职员' }, from: '20261205' })
  const basic = (await contentsOf())['basic']?.[0]
  const { rank: _, ...fields } = basic?.fields ?? {}
  await save('basic', { ...fields, nativePlace: '湖南长沙' })
  await w.as('hr').post(paths.newDossier(), { name: '丁后来', unit: w.units.tech, post: '工程师' })
})
afterAll(() => w.close())

const contentsOf = async () =>
  (await readDossier(w.app, w.actor('hr'), w.dossiers.zhou, { act: 'dossier.read' }))?.contents ?? {}

async function save(section: string, fields: Fields) {
  const known = sectionOf(section)
  if (!known) throw new Error('No such section.')
  const command = commandOf(w.app.newId<Command['id']>(), [section])
  const saved = await saveRecord(w.app, w.actor('hr'), { dossier: w.dossiers.zhou, section: known, fields }, command)
  expect(saved).toMatchObject({ ok: true })
}

const list = async (query: string, who: Cast = 'hr') => (await w.as(who).get(`/dossiers?${query}`)).text

const names = (text: string) =>
  [...text.matchAll(/<th scope="row"[^>]*><a [^>]*>([^<]+)<\/a>/g)].map(([, name = '']) => name)

/** The cells of one person's row. */
const rowOf = (text: string, name: string) => {
  const row = text.split('<tr').find((one) => one.includes(`>${name}</a>`)) ?? ''
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''))
}
const columns = 'columns=rank&columns=rankSince&columns=nativePlace'

describe('the list of a past day', () => {
  it('shows what held then by its own date, however late it was learned, and else what was known then', async () => {
    expect(rowOf(await list(`${columns}&asOf=2026-11-30`), '周契')).toEqual(['七级职员', '2026.11', '山东青岛'])
    expect(rowOf(await list(`${columns}&asOf=2026-12-09`), '周契')).toEqual(['六级职员', '2026.12.05', '山东青岛'])
    expect(rowOf(await list(columns), '周契')).toEqual(['六级职员', '2026.12.05', '湖南长沙'])
  })

  it('has nobody of whom there was no dossier yet', async () => {
    expect(names(await list(''))).toContain('丁后来')
    const then = await list('asOf=2026-11-30')
    expect(names(then)).not.toContain('丁后来')
    expect(names(then)).toHaveLength(5)
    expect(names(await list('asOf=2026-11-01'))).toEqual([])
    expect(await list('asOf=2026-11-01')).toContain('2026-11-01 还没有您能看到的档案。')
  })

  it('shows each viewer no line that today would not', async () => {
    for (const who of Object.keys(cast) as Cast[]) {
      const [now, then] = [names(await list('', who)), names(await list('asOf=2026-11-30', who))]
      expect(then.sort(), who).toEqual(now.filter((name) => name !== '丁后来').sort())
    }
  })

  it('is filtered, ordered and offers its choices by what held then', async () => {
    expect(names(await list('rank=七级职员&asOf=2026-11-30'))).toEqual(['周契'])
    expect(names(await list('rank=七级职员'))).toEqual([])
    expect(names(await list('sort=rankSince&asOf=2026-11-30'))[0]).toBe('周契')
    expect(await list('asOf=2026-11-30')).toContain('rank=%E4%B8%83%E7%BA%A7%E8%81%8C%E5%91%98')
    expect(names(await list('q=顾&asOf=2026-11-30'))).toEqual(['顾远'])
  })

  it('leaves out what is known of today alone, and says so', async () => {
    const text = await list('columns=complete&columns=box&columns=state&columns=post&state=archived&asOf=2026-11-30')
    expect(text).toContain('2026-11-30 的名单')
    expect(rowOf(text, '周契')).toHaveLength(1)
    expect(names(text)).toContain('周契')
    expect(text).toContain('当天未归档')
    for (const column of ['complete', 'box', 'state'])
      expect(text).not.toContain(`href="/dossiers?columns=post&amp;columns=${column}`)
  })

  it('keeps its day along every way out of it, and leads back to today', async () => {
    const text = await list('q=周&asOf=2026-11-30')
    expect(text).toContain(
      `href="${paths.dossier(w.dossiers.zhou, { asOf: '2026-11-30', from: 'q=%E5%91%A8&asOf=2026-11-30' })}"`.replaceAll(
        '&',
        '&amp;',
      ),
    )
    expect(text).toContain('<input type="hidden" name="asOf" value="2026-11-30"/>')
    expect(text).toContain(`href="/dossiers?q=%E5%91%A8"`)
    const from = new URLSearchParams({ from: 'asOf=2026-11-30' })
    const dossier = await w.as('hr').get(`${paths.dossier(w.dossiers.zhou)}?asOf=2026-11-30&${from}`)
    expect(dossier.text).toMatch(/5/)
    expect(dossier.text).toContain('asOf%3D2026-11-30')
  })

  it('of a figure shows the columns of its own day by its own clock, and those of today for the asking', async () => {
    const { chen } = w.dossiers
    const learn = (change: Omit<Change, 'dossier'>) =>
      inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), { dossier: chen, ...change }))
    const contents = (await readDossier(w.app, w.actor('hr'), chen, { act: 'dossier.read' }))?.contents ?? {}
    const [basicOf, titleOf] = [contents['basic']?.[0], contents['titles']?.[0]]
    const place = `${basicOf?.fields['nativePlace'] ?? ''}`
    await learn({
      section: titles,
      ...(titleOf && { record: titleOf.id }),
      fields: { title: '工程师', date: '202606' },
    })
    await learn({
      section: basic,
      ...(basicOf && { record: basicOf.id }),
      fields: { ...basicOf?.fields, nativePlace: '湖南长沙' },
    })
    const cell = (clock: string) => `figure=present.2026-12-09.${clock}.who&columns=title&columns=nativePlace`
    const text = await list(cell('effective'))
    expect(rowOf(text, '陈雨桐')).toEqual([place, '工程师'])
    expect(text).toContain('各栏是 2026-12-09 的情况')
    const [exports] = paths.newExport('').split('?')
    expect(text).not.toContain(`href="${exports}?`)
    expect(text).toContain(`href="${paths.nameList()}?`)
    const [toNow = ''] = /\/dossiers\?[^"]*asOf=now[^"]*/.exec(text) ?? []
    const now = (await w.as('hr').get(toNow.replaceAll('&amp;', '&'))).text
    expect(rowOf(now, '陈雨桐')).toEqual(['湖南长沙', '工程师'])
    expect(now).toContain('各栏是今天的情况')
    expect(now).toContain(`href="${exports}?`)
    // What was recorded on the tenth nobody knew on the ninth.
    expect(rowOf(await list(cell('known')), '陈雨桐')).toEqual([place, '高级工程师'])
  })

  it('follows what is learned of that day afterwards', async () => {
    await list('asOf=2026-11-27')
    await save('titles', { title: '高级工程师', date: '202606' })
    expect(rowOf(await list('columns=title&asOf=2026-11-27'), '周契')).toEqual(['高级工程师'])
    expect(rowOf(await list('columns=title&asOf=2026-11-30'), '周契')).toEqual(['高级工程师'])
  })

  it.each([
    ['2026-02-30', 422],
    ['2199-01-01', 422],
    ['2026-12-10', 200],
    ['', 200],
  ])('of %s is answered %i', async (asOf, status) => {
    expect((await w.as('hr').get(`/dossiers?asOf=${asOf}`)).status).toBe(status)
  })

  it('goes on paper under its own day', async () => {
    const { text } = await w.as('hr').get(paths.nameList('asOf=2026-11-30'))
    expect(text).toContain('按 2026-11-30 的名单打印')
    expect(text).toContain('5 人')
  })

  it('is logged like every list, and says what was asked for by a print alone', async () => {
    await list('asOf=2026-11-29')
    const { body } = await w.app.db.selectFrom('log').select('body').orderBy('seq', 'desc').executeTakeFirstOrThrow()
    expect(JSON.parse(body)).toMatchObject({ act: 'dossier.listed', about: { rows: 5, term: expect.any(String) } })
    expect(body).not.toContain('2026-11-29')
  })
})

it('of many is made in turns, once for everybody, and afterwards follows what changed alone', async () => {
  for (let at = 0; at < 120; at += 1)
    await w.as('hr').post(paths.newDossier(), { name: `丁众人${at}`, unit: w.units.tech, post: '工程师' })
  w.clock.forward(3 * 24 * 60)
  const { app, most } = countedByTurn()
  const day = '2026-12-11' as Day
  expect((await pastOf(app, day)).rows.size).toBeGreaterThan(120)
  const first = most()
  expect(first.inOneTurn).toBeLessThanOrEqual(100)
  expect(first.all).toBeGreaterThan(240)
  await pastOf(app, day)
  expect(most().all).toBe(first.all)
  await save('titles', { title: '正高级工程师', date: '202607' })
  await pastOf(app, day)
  expect(most().all - first.all).toBe(2)
})

/** The house with an eye on how many envelopes are opened, and how many in one turn of the event loop. */
function countedByTurn() {
  let [all, inThis, inOneTurn, isWatched] = [0, 0, 0, false]
  const next = () => {
    isWatched = false
    inThis = 0
  }
  const vault: World['app']['vault'] = {
    ...w.app.vault,
    opening: (dossiers) => {
      const opening = w.app.vault.opening(dossiers)
      return {
        ...opening,
        open: (...given) => {
          if (!isWatched) setImmediate(next)
          isWatched = true
          all += 1
          inThis += 1
          inOneTurn = Math.max(inOneTurn, inThis)
          return opening.open(...given)
        },
      }
    },
  }
  return { app: { ...w.app, vault }, most: () => ({ all, inOneTurn }) }
}

describe('a list of today or of a past day', () => {
  it('is put in its order in turns before it is cut, whatever it is asked by', async () => {
    const { roster } = w.app
    const did: string[] = []
    const telling: typeof roster = {
      ...roster,
      version: roster.version,
      inOrder: async (viewer, query, past) => {
        await roster.inOrder(viewer, query, past)
        if (query) did.push(`ordered ${query.sort?.column ?? 'officially'}${past ? ` on ${past.day}` : ''}`)
      },
      list: (viewer, query, past) => {
        did.push('cut')
        return roster.list(viewer, query, past)
      },
    }
    Object.assign(w.app, { roster: telling })
    await list('sort=birth')
    await list('asOf=2026-11-30&sort=rank')
    await list('figure=staff.2026-11-30.effective.who&asOf=2026-11-30')
    Object.assign(w.app, { roster })
    expect(did).toEqual(
      ['ordered birth', 'ordered rank on 2026-11-30', 'ordered officially on 2026-11-30'].flatMap((one) => [
        one,
        'cut',
      ]),
    )
  })
})
