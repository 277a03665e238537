import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import * as log from '#db/log/log.ts'
import * as returns from '#db/returns/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import type { ReturnId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { changedCells, changedMeans, columnsIn } from '#domain/returns/changes.ts'
import { frozenOf } from '#domain/returns/return.ts'
import { numberOf, type TableKey } from '#domain/statistics/tables/index.ts'
import { paths } from '#views/paths.ts'
import { organisation } from '../domain/statistics/people.ts'
import { cast, type World, world } from '../world.ts'
import { signed } from './returns.ts'

let w: World
let [before, now]: [ReturnId, ReturnId] = ['' as ReturnId, '' as ReturnId]

const tables = ['by-rank', 'by-sex', 'by-department', 'pay-department'] as const satisfies readonly TableKey[]

async function file(seed: number, count: number) {
  const places = [w.units.tech, w.units.finance, w.units.office]
  for (const [at, { versions }] of organisation(seed, count).people.entries()) {
    const records = Object.entries(versions.at(-1)?.contents ?? {}).flatMap(([section, records]) =>
      (records ?? []).map(({ fields }) => ({
        section,
        fields:
          section === 'basic' ? { ...fields, name: `己某${seed}${at}`, unit: places[at % places.length] } : fields,
      })),
    )
    await inTransaction(w.app, async (app) => {
      const asked = { entity: w.units.company, keeper: 'hr', records: records as never } as const
      const made = expected(await createDraft(app, w.actor('hr'), asked))
      for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, made, state)
    })
  }
}

beforeAll(async () => {
  w = await world(undefined, 'enterprise')
  await file(11, 14)
  before = await signed(w, { table: [...tables] })
  await file(12, 6)
  now = await signed(w, { name: '2026 年年报', day: '2026-11-24', table: [...tables] })
})

afterAll(() => w.close())

type Row = readonly (string | number | null)[]
type Sheets = readonly { readonly sheet: string; readonly data: readonly Row[] }[]

const book = async (id: ReturnId) => {
  const { answer, bytes } = await w.as('hr').bytes(paths.returnAct(id, 'sheet'), { as: 'xlsx' })
  expect(answer.status).toBe(200)
  return { bytes, sheets: (await readXlsx(Buffer.from(bytes))) as unknown as Sheets }
}

const nameOfSheet = (key: TableKey) => `表 ${numberOf(key)}`

const words = (html: string) =>
  html
    .replace(/<a class="share".*?<\/a>/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .trim()

/** The lines of the table on the screen, label and cells. */
const linesIn = (text: string) => {
  const table = text.slice(text.indexOf('class="figure-table"'), text.indexOf('</table>'))
  const body = /<tbody>(.*?)<\/tbody>/s.exec(table)?.[1] ?? ''
  return [...body.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<(th|td).*?<\/\1>/gs)].map(([cell]) => words(cell)),
  )
}

const frozen = async (id: ReturnId, key: TableKey) => {
  const one = await returns.find(w.app, id)
  const table = one && (await returns.table(w.app, one, key))
  if (!one || !table) throw new Error('It is not frozen.')
  return { one, table }
}

describe('the workbook of a whole return', () => {
  it('has a cover, what changed, and each table cell by cell as on the screen', async () => {
    const { sheets, bytes } = await book(now)
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['封面', '变化', ...tables.map(nameOfSheet)])
    for (const key of tables) {
      const shown = linesIn((await w.as('hr').get(paths.returnTable(now, key))).text)
      const data = sheets.find(({ sheet }) => sheet === nameOfSheet(key))?.data ?? []
      const from = data.findIndex(([label]) => label === shown[0]?.[0])
      const text = (cell: string | number | null, on: string | undefined) =>
        typeof cell === 'number' ? cell.toFixed(on?.includes('.') ? 1 : 0) : cell
      expect(shown.length, key).toBeGreaterThan(1)
      const own = data.slice(from, from + shown.length)
      expect(
        own.map((line, row) => line.map((cell, at) => text(cell, shown[row]?.[at]))),
        key,
      ).toEqual(shown)
    }
    expect(Buffer.compare((await book(now)).bytes, bytes)).toBe(0)
  })

  it('says on its cover what was frozen, by whom it was signed and the digest of it', async () => {
    const { one } = await frozen(now, 'by-sex')
    const [cover] = (await book(now)).sheets
    const facts = new Map(cover?.data.map(([label, text]) => [label, text]))
    expect(facts.get('数字摘要')).toBe(frozenOf(one)?.frozen.digest)
    for (const [role, who] of [
      ['制表人', 'hr'],
      ['审核人', 'hrLead'],
      ['单位负责人', 'manager'],
    ] as const)
      expect(facts.get(role)).toMatch(new RegExp(`^${cast[who].name}，2026-11-24`))
    expect(facts.get('与哪一份对比')).toBe('2025 年统计年报')
    for (const key of tables) {
      const row = cover?.data.find(([label]) => label === nameOfSheet(key))
      const [old, { table }] = [(await frozen(before, key)).table, await frozen(now, key)]
      const changed = changedCells(old, table).length + changedMeans(old, table).length
      expect(row?.slice(2), key).toEqual([table.people, changed])
    }
    const [first, second] = (await book(before)).sheets
    expect([first?.sheet, second?.sheet]).toEqual(['封面', nameOfSheet(tables[0])])
  })

  it('tells of every cell that changed by how much, and of how many people for which reason', async () => {
    const changes = (await book(now)).sheets[1]?.data ?? []
    const from = changes.findIndex(([label]) => label === '表') + 1
    const lines = changes.slice(from).filter(([label, row]) => /^表 \d/.test(String(label)) && row !== null)
    const cells = []
    for (const key of tables) {
      const [old, { table }] = [(await frozen(before, key)).table, await frozen(now, key)]
      cells.push(...changedCells(old, table), ...changedMeans(old, table))
    }
    expect(lines.length).toBe(cells.length)
    let explained = 0
    for (const [, row, column, was, is, by, why] of lines) {
      if (!Number.isInteger(was) || String(why).includes('人，合计') || String(why).includes('居中')) continue
      const each = String(why).match(/[+−]\d+ /g) ?? []
      const sum = each.reduce((sum, one) => sum + Number(one.replace('−', '-')), 0)
      expect(sum, `${row} ${column}`).toBe(Number(is) - Number(was))
      expect(by).toBe(Number(is) - Number(was))
      explained += 1
    }
    expect(explained).toBeGreaterThan(10)
    // In numbers alone: the file is read by people who may not list everybody in it.
    expect(changes.flat().join('')).not.toContain('己某')
  })

  it('is in the log by the number of its tables, and is not there for whoever may not see the return', async () => {
    await book(now)
    const [entry] = await log.search(w.app.db, { act: 'return.printed' }, 1)
    expect(JSON.parse(entry?.body ?? '{}').about).toEqual({ return: now, tables: tables.length, format: 'xlsx' })
    expect((await w.as('legal').post(paths.returnAct(now, 'sheet'), { as: 'xlsx' })).status).toBe(404)
  })
})

describe('an average that changed', () => {
  it('says what made it before and now, with whoever came to its row and left it', async () => {
    const [old, { table }] = [(await frozen(before, 'by-rank')).table, await frozen(now, 'by-rank')]
    const mean = changedMeans(old, table).find(({ path }) => path.length === 0)
    if (!mean?.was?.of || !mean.is?.of) throw new Error('No average changed.')
    expect(columnsIn(table)[mean.column]?.is).toBe('mean')
    const href = paths.returnChange(now, 'by-rank', { row: '', column: mean.column })
    const page = (await w.as('hr').get(paths.returnTable(now, 'by-rank'))).text
    expect(page).toContain(href.replaceAll('&', '&amp;'))
    const { text } = await w.as('hr').get(href)
    for (const { of, value } of [mean.was, mean.is]) {
      if (of?.sum === undefined) throw new Error('Nothing made it.')
      expect(of.sum / of.people).toBeCloseTo(value, 9)
      expect(text).toContain(`${of.people} 人，合计 ${of.sum.toFixed(1)}，平均 ${value.toFixed(1)}`)
    }
    expect(text).toContain('这是平均数')
    expect(text).toMatch(/增加 \d+ 人/)
    const none = paths.returnChange(now, 'by-rank', { row: '~nowhere', column: mean.column })
    expect((await w.as('hr').get(none)).status).toBe(404)
  })

  it('in the middle has no sum, and one over nobody says so', async () => {
    const { table } = await frozen(now, 'pay-department')
    const means = table.rows.flatMap(({ means = [] }) => means)
    expect(means.some(({ sum }) => sum === undefined)).toBe(true)
    expect(means.some(({ sum }) => sum !== undefined)).toBe(true)
    const without = { ...table, rows: table.rows.map(({ means: _, ...row }) => row) }
    const gone = { ...without, rows: without.rows.map((row) => ({ ...row, cells: row.cells.map(() => null) })) }
    const changed = changedMeans(gone, without)
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.every(({ was, is }) => was === undefined && is?.of === undefined)).toBe(true)
    expect(changedMeans(table, table)).toEqual([])
  })
})
