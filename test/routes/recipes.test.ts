import { Hono } from 'hono'
import { createElement } from 'hono/jsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Rule } from '#domain/checks/rule.ts'
import { rules } from '#domain/checks/rules/index.ts'
import type { CodeTable } from '#domain/codes/code.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { type Column, columnKeys, columns } from '#domain/roster/column.ts'
import type { Web } from '#routes/web/web.ts'
import { dossiers as english } from '#views/i18n/en/dossiers.ts'
import { sections as englishSections } from '#views/i18n/en/sections.ts'
import { dossiers as chinese } from '#views/i18n/zh-Hans/dossiers.ts'
import { sections as chineseSections } from '#views/i18n/zh-Hans/sections.ts'
import { paths } from '#views/paths.ts'
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
  fields: [{ key: 'vehicle', kind: 'code', group: 'training', codes: vehicles, open: false }],
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

let w: World
beforeAll(async () => {
  sections.push(permits)
  rules.push(permitTwice)
  Object.assign(columns, { surname })
  ;(columnKeys as string[]).push('surname')
  Object.assign(chineseSections, { 'section.permits': '操作证', 'field.permits.vehicle': '车种' })
  Object.assign(englishSections, { 'section.permits': 'Permits', 'field.permits.vehicle': 'Vehicle' })
  Object.assign(chinese, {
    'doubt.permit-twice': '同一车种记了两次',
    'list.column.surname': '姓氏',
    'yard.title': '厂内车辆',
  })
  Object.assign(english, {
    'doubt.permit-twice': 'Entered twice',
    'list.column.surname': 'Surname',
    'yard.title': 'Vehicles',
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
