import { Hono } from 'hono'
import { createElement } from 'hono/jsx'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Rule } from '#domain/checks/rule.ts'
import { rules } from '#domain/checks/rules/index.ts'
import type { CodeTable } from '#domain/codes/code.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { Due } from '#domain/dues/due.ts'
import { dueKeys, dues } from '#domain/dues/kinds/index.ts'
import type { DossierId } from '#domain/ids.ts'
import { rollColumns } from '#domain/rolls/columns.ts'
import { rollKeys, rolls } from '#domain/rolls/kinds/index.ts'
import type { Roll, RollColumn } from '#domain/rolls/roll.ts'
import { type Column, columnKeys, columns } from '#domain/roster/column.ts'
import type { Measure } from '#domain/statistics/measure.ts'
import { measures } from '#domain/statistics/measures/index.ts'
import type { StandardTable } from '#domain/statistics/table.ts'
import { tableKeys, tables } from '#domain/statistics/tables/index.ts'
import { sources } from '#domain/suggestions/sources.ts'
import type { Web } from '#routes/web/web.ts'
import { dossiers as english } from '#views/i18n/en/dossiers.ts'
import { sections as englishSections } from '#views/i18n/en/sections.ts'
import { dossiers as chinese } from '#views/i18n/zh-Hans/dossiers.ts'
import { sections as chineseSections } from '#views/i18n/zh-Hans/sections.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import type { World } from '../world.ts'

/**
 * The recipes of docs/development.md §5, each tried with a fixture: a thing of its own and one line in a list. What a
 * section needs beyond that is shown by new-section.test.ts.
 */
const vehicles: CodeTable = {
  key: 'vehicle',
  codes: [
    { code: '1', name: '叉车', en: 'Forklift' },
    { code: '2', name: '门座起重机', en: 'Portal crane' },
  ],
}

const permits: Section = {
  key: 'permits',
  single: false,
  headline: ['vehicle'],
  fields: [
    { key: 'vehicle', kind: 'code', group: 'training', codes: vehicles, open: false },
    { key: 'yard', kind: 'text', group: 'training' },
  ],
  expects: [{ is: 'answer' }],
}

/** Whether somebody's post is an engineer's. */
const calling: Measure = {
  name: '岗位性质',
  en: 'Calling',
  group: 'who',
  means: { name: '职务写明工程师的', en: 'Whoever’s post says engineer' },
  values: [
    { code: 'engineer', name: '工程师岗', en: 'Engineer' },
    { code: 'other', name: '其他岗', en: 'Other' },
  ],
  of: ({ who }) => (who.post?.includes('工程师') ? 'engineer' : 'other'),
}

const callings: StandardTable = {
  name: '各部门岗位性质',
  en: 'Callings by department',
  chapter: 'units',
  means: { name: '在这里的全部人员', en: 'Everybody here' },
  of: 'present',
  rows: ['department'],
  columns: [{ is: 'parts', measure: 'calling' as 'unit' }],
}

/** A permit is for one kind of vehicle only. */
const permitTwice: Rule = {
  key: 'permit-twice',
  severity: 'doubt',
  section: 'permits',
  source: 'docs/law/codes.md §1',
  reads: ['permits.vehicle'],
  find: ({ records }) => {
    const permits = records('permits').map(({ id, fields }) => ({ id, kind: JSON.stringify(fields['vehicle']) }))
    return permits
      .filter(({ kind }, at) => permits.findIndex((other) => other.kind === kind) < at)
      .map(({ id }) => ({ field: 'vehicle', record: id }))
  },
}

const surname: Column = { group: 'identity', order: 'text', value: ({ who }) => `${who.name.slice(0, 1)}姓` }

/** Who is of a permit, with what the section says: a column that opens dossiers, and a roll that has it. */
const permit: RollColumn = {
  label: '操作证',
  width: 30,
  group: 'appraisal',
  opens: true,
  value: ({ contents }) => [String(contents['appraisals']?.length ?? 0)],
}
const drivers: Roll = {
  heading: '操作证名册',
  lying: false,
  always: ['name', 'permit' as never],
  usual: [],
  more: ['sex'],
  arrange: (people) => ({ parts: [{ heading: '全体', people }], notes: [] }),
}

/** Whoever was born long ago: a number of the start page. */
const elders: Due = {
  when: 'soon',
  by: 'birth',
  of: () => ({ chosen: {}, spans: { birth: { until: '1979' as never } } }),
}

let w: World
beforeAll(async () => {
  sections.push(permits)
  rules.push(permitTwice)
  Object.assign(columns, { surname })
  Object.assign(sources, { 'permits.yard': columns.post })
  ;(columnKeys as string[]).push('surname')
  Object.assign(rollColumns, { permit })
  Object.assign(rolls, { drivers })
  ;(rollKeys as string[]).push('drivers')
  Object.assign(measures, { calling })
  Object.assign(tables, { callings })
  ;(tableKeys as string[]).push('callings')
  Object.assign(dues, { elders })
  ;(dueKeys as string[]).push('elders')
  Object.assign(chineseSections, {
    'section.permits': '操作证',
    'field.permits.vehicle': '车种',
    'field.permits.yard': '场地',
  })
  Object.assign(englishSections, {
    'section.permits': 'Permits',
    'field.permits.vehicle': 'Vehicle',
    'field.permits.yard': 'Yard',
  })
  Object.assign(chinese, {
    'doubt.permit-twice': '同一车种记了两次',
    'list.column.surname': '姓氏',
    'yard.title': '厂内车辆',
    'rolls.kind.drivers': '操作证名册',
    'rolls.kind.drivers.hint': '谁有操作证。',
    'rolls.column.permit': '操作证',
    'dues.elders': '早年出生',
  })
  Object.assign(english, {
    'doubt.permit-twice': 'Entered twice',
    'list.column.surname': 'Surname',
    'yard.title': 'Vehicles',
    'rolls.kind.drivers': 'Drivers',
    'rolls.kind.drivers.hint': 'Who has a permit.',
    'rolls.column.permit': 'Permit',
    'dues.elders': 'Born long ago',
  })
  // The catalogues are joined when the views are first loaded, so the world comes after the words.
  w = await (await import('../world.ts')).world()
  const [{ page }, { Card }] = await Promise.all([import('#routes/web/respond.tsx'), import('#views/kit/card.tsx')])
  const yard = new Hono<Web>()
  yard.get('/yard', (c) =>
    page(c, c.var.t('yard.title' as never), createElement(Card, { title: vehicles.codes[0]?.name })),
  )
  w.web.route('/', yard)
})
afterAll(async () => {
  await w.close()
  sections.splice(sections.indexOf(permits), 1)
  rules.splice(rules.indexOf(permitTwice), 1)
})

/** Somebody of whom nothing is on file yet. */
async function draft(name: string): Promise<DossierId> {
  const typed = { name, unit: w.units.tech, post: '工程师', sex: '男', birth: '1990.02' }
  return (await w.as('hr').post(paths.newDossier(), typed)).location?.split('/').at(-1) as DossierId
}

describe('a code table', () => {
  it('is what its field offers, refuses and keeps, in each language', async () => {
    const form = (await w.as('hr').get(paths.section(w.dossiers.zhou, 'permits'))).text
    for (const { name } of vehicles.codes) expect(form).toContain(`<option value="${name}">${name}</option>`)
    const records = paths.sectionRecords(w.dossiers.zhou, 'permits')
    expect((await w.as('hr').post(records, { vehicle: '马车' })).status).toBe(422)
    expect((await w.as('hr').post(records, { vehicle: '叉车' })).status).toBe(303)
    const read = async (language: string) =>
      (await w.as('hr').get(paths.dossier(w.dossiers.zhou), { 'Accept-Language': language })).text
    expect([(await read('zh')).includes('叉车'), (await read('en')).includes('Forklift')]).toEqual([true, true])
  })
})

describe('a check rule', () => {
  it('speaks on the page of the section, in its menu and where the draft is submitted', async () => {
    const records = paths.sectionRecords(w.dossiers.zhou, 'permits')
    await w.as('hr').post(records, { vehicle: '叉车' })
    const { text } = await w.as('hr').get(paths.dossier(w.dossiers.zhou))
    expect(text).toContain('同一车种记了两次')
    expect(/<nav class="section-menu"[^>]*>(.*?)<\/nav>/s.exec(text)?.[1]).toMatch(/操作证<\/span><small[^>]*>1 处待核/)
    expect((await w.as('hr').get(paths.submission(w.dossiers.zhou))).text).toMatch(/操作证.*1 处待核/s)
  })
})

describe('a column of the list', () => {
  it('is offered, shown and sorted by for whoever may see its group, and for nobody else', async () => {
    const list = async (who: 'hr' | 'finance') =>
      (await w.as(who).get(paths.dossiers({ columns: 'surname', sort: 'surname' }))).text
    expect([(await list('hr')).includes('王姓'), (await list('hr')).includes('姓氏')]).toEqual([true, true])
    expect([(await list('finance')).includes('王姓'), (await list('finance')).includes('姓氏')]).toEqual([false, false])
  })
})

describe('a roll', () => {
  it('is offered, made of its columns as a workbook, and read through the gate where a column opens dossiers', async () => {
    expect((await w.as('hr').get(paths.rolls())).text).toContain('操作证名册')
    const { answer, bytes } = await w.as('hr').bytes(paths.roll('drivers'), {
      ...{ from: '', heading: '操作证名册', as: 'xlsx', lie: 'upright', reason: '安全检查', columns: 'sex' },
    })
    expect(answer.status).toBe(200)
    const rows = (await readSheet(Buffer.from(bytes))).map((row) => row.filter(Boolean).join('|'))
    expect(rows[2]).toBe('序号|姓名|操作证|性别')
    expect(rows.some((row) => /^\d\|王建国\|\d+\|男$/.test(row))).toBe(true)
    const body = await w.app.db.selectFrom('log').select('body').where('dossier', '=', w.dossiers.wang).execute()
    expect(body.some(({ body }) => body.includes('"dossier.exported"'))).toBe(true)
    expect((await w.as('finance').get(paths.roll('drivers'))).status).toBe(403)
  })
})

describe('a number of the start page', () => {
  it('is there for whoever may list what it asks about, and leads to as many', async () => {
    const line = /<li>(?:(?!<\/li>).)*早年出生.*?<\/li>/s.exec((await w.as('hr').get(paths.home())).text)?.[0] ?? ''
    const href = /href="([^"]*)"/.exec(line)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const rows = (await w.as('hr').get(href)).text.match(/<tr data-row="[^"]/g)
    expect(line).toContain(`${rows?.length} 人`)
    expect((await w.as('finance').get(paths.home())).text).not.toContain('早年出生')
  })
})

describe('a message', () => {
  it('is said in the language of whoever reads, 繁體 derived', async () => {
    const { translator } = await import('#views/i18n/index.ts')
    const said = (['zh-Hans', 'zh-Hant', 'en'] as const).map((language) => translator(language)('yard.title' as never))
    expect(said).toEqual(['厂内车辆', '廠內車輛', 'Vehicles'])
  })
})

describe('a page', () => {
  it('stands in the frame for whoever is signed in, and asks everybody else to sign in', async () => {
    const { status, text } = await w.as('finance').get('/yard')
    expect([status, text.includes('叉车'), text.includes('aria-label="主要入口"')]).toEqual([200, true, true])
    expect((await w.as(undefined).get('/yard')).location).toMatch(/^\/sign-in/)
  })
})

describe('a grid', () => {
  it('stands where a section is a list, and saves what is pasted under its headings', async () => {
    const dossier = await draft('丁表格')
    const at = paths.sectionGrid(dossier, 'permits')
    expect((await w.as('hr').get(paths.dossier(dossier))).text).toContain(at)
    const form = drawnForm((await w.as('hr').get(at)).text, at)
    const saved = await w.as('hr').post(at, { ...form, rows: '场地\t车种\n一号堆场\t叉车', step: 'save' })
    expect(saved.status).toBe(303)
    expect((await w.as('hr').get(paths.dossier(dossier))).text).toContain('一号堆场')
  })
})

describe('a suggestion', () => {
  it('comes from what the viewer’s own list shows, and is offered by its field', async () => {
    const asked = async (who: 'hr' | 'headFinance') =>
      (await w.as(who).get(`${paths.suggestions('permits', 'yard')}?q=技术部主任`)).text
    expect(await asked('hr')).toContain('技术部主任工程师')
    expect(await asked('headFinance')).not.toContain('技术部主任工程师')
    const form = (await w.as('hr').get(paths.section(w.dossiers.zhou, 'permits'))).text
    expect(form).toContain(paths.suggestions('permits', 'yard'))
  })
})

describe('what a section expects', () => {
  it('is missing on the page of a dossier until it is answered, and stops nobody', async () => {
    const dossier = await draft('丁齐全')
    const card = async () =>
      /<h2[^>]*>完整度<\/h2>.*?<\/section>/s.exec((await w.as('hr').get(paths.dossier(dossier))).text)?.[0]
    const way = `href="${paths.section(dossier, 'permits')}"`
    expect(await card()).toContain(way)
    await w.as('hr').post(paths.sectionRecords(dossier, 'permits'), { vehicle: '叉车' })
    expect(await card()).not.toContain(way)
  })
})

describe('an aside', () => {
  it('is asked for on the page of whatever a rule finds, and comes back when that changes', async () => {
    const dossier = await draft('丁搁置')
    const records = paths.sectionRecords(dossier, 'permits')
    for (const vehicle of ['叉车', '叉车']) await w.as('hr').post(records, { vehicle })
    const found = async () => (await w.as('hr').get(paths.dossier(dossier))).text
    const at = /\/dossiers\/[^"]*\/findings\/permit-twice[^"]*/.exec(await found())?.[0]?.replaceAll('&amp;', '&') ?? ''
    const form = drawnForm((await w.as('hr').get(at)).text, at)
    expect((await w.as('hr').post(at, { ...form, reason: '两张证都有效，原件在 9-2-1。' })).status).toBe(303)
    expect(await found()).toContain('等另一个人同意')
    const record = new URL(at, 'http://house').searchParams.get('record')
    const mending = (await w.as('hr').get(`${paths.section(dossier, 'permits')}?record=${record}`)).text
    await w.as('hr').post(records, { ...drawnForm(mending, records), vehicle: '门座起重机' })
    expect(await found()).not.toContain('等另一个人同意')
  })
})

describe('a measure and a standard table', () => {
  it('are listed, counted and checked, open their names and become a file, for whoever may list the group', async () => {
    const at = paths.statisticsTable('callings')
    expect((await w.as('hr').get(paths.statistics())).text).toContain('各部门岗位性质')
    const { text } = await w.as('hr').get(at)
    expect(text).toContain('职务写明工程师的')
    const [, figure = '', number] =
      /<a href="\/dossiers\?figure=([^"]*calling:engineer[^"]*)">(\d+)<\/a>/.exec(text) ?? []
    const names = (await w.as('hr').get(`/dossiers?figure=${figure}`)).text
    expect([...names.matchAll(/data-row="[^"]+"/g)]).toHaveLength(Number(number))
    expect((await w.as('hr').get('/statistics/cross?rows=calling&count=people')).text).toContain('工程师岗')
    expect((await w.as('it').get(at)).status).toBe(403)
  })
})
