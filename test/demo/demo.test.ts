import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookUp } from '#actions/prints/looking-up.ts'
import * as cases from '#db/cases/cases.ts'
import { drawnOf } from '#db/proposals/proposals.ts'
import type { Surroundings } from '#demo/life.ts'
import { standingIn } from '#demo/standing-in.ts'
import { filling } from '#demo/templates.ts'
import { outcomeOf } from '#domain/cases/case.ts'
import { counted, openRuns } from '#domain/cases/standing.ts'
import { countsOf } from '#domain/templates/filled.ts'
import { dayOf } from '#domain/time.ts'
import { valuesOf } from '#gate/proposals/reader.ts'
import { countTemplate } from '#gate/templates/counting.ts'
import { listTemplates } from '#gate/templates/reader.ts'
import { type DemoWorld, demoWorld, today } from '../demo-world.ts'

let demo: DemoWorld
let all: readonly cases.Case[]

beforeAll(async () => {
  demo = await demoWorld()
  const ids = await demo.app.db.selectFrom('cases').select('id').execute()
  all = (await Promise.all(ids.map(({ id }) => cases.find(demo.app, id)))).filter((found) => found !== undefined)
})

afterAll(() => demo.close())

const ofKind = (kind: string) => all.filter(({ route }) => route.key === kind)

const nameOf = ({ dossier }: cases.Case) => demo.app.roster.entry(dossier)?.columns.who.name

describe('the demo', () => {
  it('has forty dossiers, most of them archived under a number of the series', () => {
    const entries = demo.app.roster.all()
    expect(entries).toHaveLength(40)
    const archived = entries.filter(({ subject }) => subject.state === 'archived')
    expect(archived).toHaveLength(31)
    expect(archived.every(({ columns }) => /^LC-\d{4}$/.test(columns.who.number ?? ''))).toBe(true)
  })

  it('has a case waiting at each step of the way, and one returned, rejected and withdrawn', () => {
    const waiting = ofKind('create').flatMap((one) => {
      const [run] = openRuns(one.state)
      return run ? [[nameOf(one), run.block, run.level?.split('/')[0]]] : []
    })
    expect(waiting).toEqual(
      expect.arrayContaining([
        ['葛沛然', 'check', undefined],
        ['令狐晨', 'head', undefined],
        ['吉克阿依', 'leaders', 'leader'],
        ['阿依努尔·吐尔逊', 'leaders', 'head'],
      ]),
    )
    expect(waiting).toHaveLength(4)
    const ended = (outcome: string) =>
      ofKind('create')
        .filter(({ state }) => state.status === outcome)
        .map(nameOf)
    expect([ended('returned'), ended('rejected'), ended('withdrawn')]).toEqual([['乐思远'], ['扎西顿珠'], ['朴贤淑']])
  })

  it('has changes of dossiers on the shelf gathered, and asked of several at once', async () => {
    const waiting = ofKind('update').map((one) => [nameOf(one), openRuns(one.state).map(({ block }) => block)])
    expect(waiting).toEqual(
      expect.arrayContaining([
        ['解春雨', ['checker', 'head']],
        ['雷长河', ['finance', 'legal']],
      ]),
    )
    expect(waiting).toHaveLength(2)
    const drawn = await drawnOf(demo.app.db, demo.dossierOf('马克勤'), 'update')
    expect(drawn && new Set((await valuesOf(demo.app, drawn)).map(({ section }) => section))).toEqual(
      new Set(['titles', 'training', 'contact']),
    )
  })

  it('had each archived dossier checked, confirmed and signed by somebody at every level', () => {
    for (const one of all.filter(({ state }) => outcomeOf(state) === 'approved')) {
      const blocks = new Set(counted(one.state).map(({ block }) => block))
      expect([...blocks], nameOf(one)).toEqual(['check', 'head', 'leaders'])
    }
  })

  it('was lived through before today, in order and on working days', async () => {
    const entries = await demo.app.db.selectFrom('log').select('body').orderBy('seq').execute()
    const moments = entries.map(({ body }) => JSON.parse(body).at as string)
    expect(moments).toEqual([...moments].sort())
    expect(moments.at(-1)?.slice(0, 10)).toBe('2026-11-23')
    const days = new Set(moments.map((at) => new Date(`${dayOf(at as never)}T00:00:00Z`).getUTCDay()))
    expect([...days].sort()).toEqual([1, 2, 3, 4, 5])
    expect(today.getUTCDay()).toBe(2)
  })

  it('has paper on the shelf, some of it printed and not filed, one dossier not printed yet, and a sheet to swap', async () => {
    const filings = await demo.app.db
      .selectFrom('filings as f')
      .leftJoin('print_runs as r', 'r.filing_id', 'f.id')
      .select(['f.id', 'f.dossier_id', 'f.swaps', 'f.ended_at', 'r.id as run'])
      .execute()
    const fresh = filings.filter(({ swaps }) => swaps === null)
    const count = (of: (filing: (typeof filings)[number]) => boolean) => fresh.filter(of).length
    expect(fresh).toHaveLength(31)
    expect(count(({ ended_at }) => ended_at !== null)).toBe(28)
    expect(count(({ ended_at, run }) => ended_at === null && run !== null)).toBe(2)
    expect(count(({ run }) => run === null)).toBe(1)
    expect(filings.flatMap(({ dossier_id, swaps }) => (swaps ? [[dossier_id, swaps]] : []))).toContainEqual([
      demo.dossierOf('王伟', 'LC-CW'),
      'basic',
    ])
    expect(demo.app.roster.entry(demo.dossierOf('沈㛃'))?.columns.custody.box).toMatch(/^A-0\d-\d-\d\d$/)
  })

  it('has one sheet on its shelf that says less than the dossier by now', async () => {
    const standing = async (name: string, unit: string, sheet: string) => {
      const pages = await demo.app.db
        .selectFrom('print_pages as p')
        .innerJoin('print_runs as r', 'r.id', 'p.run_id')
        .select('p.code')
        .where('r.dossier_id', '=', demo.dossierOf(name, unit))
        .where('p.sheet', '=', sheet)
        .execute()
      return (await lookUp(demo.app, demo.actor('任素梅'), pages[0]?.code ?? ''))?.standing
    }
    expect(await standing('王伟', 'LC-CW', 'basic')).toBe('stale')
    expect(await standing('王伟', 'LC-CW', 'resume')).toBe('current')
    expect(await standing('王伟', 'LC-SC-ZZ', 'basic')).toBe('current')
  })

  it('lets nobody act on the own dossier or on that of a relative', async () => {
    const entries = await demo.app.db.selectFrom('log').select('body').execute()
    for (const { body } of entries) {
      const { actor, about } = JSON.parse(body)
      const subject = demo.app.roster.entry(about.dossier)?.subject
      if (actor === 'system' || !subject) continue
      const person = demo.app.directory.personOf(actor)
      expect(person, body).not.toBe(subject.person)
      expect(subject.kin.has(person), body).toBe(false)
    }
  })

  it('keeps the dossiers of HR people and their relatives with the deputy', () => {
    const deputys = demo.app.roster.all().filter(({ subject }) => subject.keeper === 'deputy')
    expect(deputys.map(({ columns }) => columns.who.name).sort()).toEqual(
      ['尉迟峰', '曾明达', '苏雅琴', '邹雨桐'].sort(),
    )
  })

  it('knows its relatives both ways', () => {
    const kinOf = (name: string) => demo.app.roster.entry(demo.dossierOf(name))?.subject.kin
    expect(kinOf('解春雨')).toEqual(new Set([demo.company.personOf('解春霖')]))
    expect(kinOf('苏雅琴')).toEqual(new Set([demo.company.personOf('尉迟峰')]))
  })

  it('lets heads name on the evening before who acts for them: one from the next day on, one a week later for changes', async () => {
    for await (const _ of standingIn({ ...demo, today } as unknown as Surroundings));
    demo.forward(86_400)
    const { directory } = demo.app
    const { nameOf } = directory
    expect(directory.standingIn().map(({ principal, proxy }) => [nameOf(principal), nameOf(proxy)])).toEqual([
      ['石铁成', '马克勤'],
    ])
    expect(directory.proxies.map(({ principal, kind }) => [nameOf(principal), kind])).toContainEqual([
      '纪若兰',
      'update',
    ])
  })

  it('has a superior’s workbook that stands filled in, but for the column that the house does not record', async () => {
    for await (const _ of filling({ ...demo, today }));
    const maker = demo.actor('邹雨桐')
    const [template, ...others] = await listTemplates(demo.app, maker)
    if (!template || others.length > 0) throw new Error('The demo has one workbook of a superior.')
    const filled = await countTemplate(demo.app, maker, template, { day: dayOf(demo.app.now()), clock: 'effective' })
    const counts = countsOf(filled)
    expect(counts).toMatchObject({ open: 0, withheld: 0, off: 0 })
    expect(counts.filled).toBeGreaterThan(90)
    const blank = filled.flatMap(({ cells }) => cells.filter(({ binding }) => binding.is === 'blank'))
    expect(new Set(blank.map(({ column }) => column))).toEqual(new Set([12]))
  })
})
