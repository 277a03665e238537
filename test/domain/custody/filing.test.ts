import { describe, expect, it } from 'vitest'
import { compareCodes } from '#domain/code-order.ts'
import {
  type Filing,
  isLastPage,
  mayChooseBox,
  pagesLeft,
  pagesOf,
  sheetsToPrint,
  stepOf,
} from '#domain/custody/filing.ts'
import { codesTo, readLocationCode } from '#domain/custody/location.ts'
import { isStale, type PrintPage } from '#domain/prints/print.ts'
import type { SheetKind } from '#domain/prints/sheets/index.ts'

const at = '2026-11-24T01:00:00.000Z' as never

const pageOf = (run: string, sheet: SheetKind, page: number, filed = false): PrintPage => ({
  id: `${run}-${sheet}-${page}` as never,
  run: run as never,
  sheet,
  page,
  pages: 1,
  code: '',
  contentHash: 'hash',
  ...(filed && { filed: { at, by: 'a' as never, box: 'b' as never } }),
})

const filing = (pages: readonly PrintPage[], box = false): Filing => ({
  id: 'f' as never,
  dossier: 'd' as never,
  volume: {
    id: 'v' as never,
    kind: 'original',
    serial: 1,
    ...(box && { box: { id: 'b' as never, kind: 'box', name: '', code: 'A-01-1-01' } }),
  },
  openedAt: at,
  pages,
})

const run = (name: string, filed = false) =>
  (['cover', 'basic', 'resume'] as const).map((sheet) => pageOf(name, sheet, 1, filed))

describe('a filing', () => {
  it('waits for print, then for a box, then for its pages', () => {
    expect(stepOf(filing([]))).toBe('print')
    expect(stepOf(filing(run('1')))).toBe('box')
    expect(stepOf(filing(run('1'), true))).toBe('file')
    expect(stepOf({ ...filing(run('1', true), true), endedAt: at })).toBe('done')
  })

  it('counts of each sheet the pages of the newest run that has it', () => {
    const again = filing([pageOf('2', 'resume', 1), ...run('1')])
    expect(pagesOf(again).map(({ id }) => id)).toEqual(['1-cover-1', '1-basic-1', '2-resume-1'])
  })

  it('prints again only sheets that do not lie in the box whole', () => {
    const [cover, basic, resume] = run('1')
    if (!cover || !basic || !resume) throw new Error()
    const filedCover = pageOf('1', 'cover', 1, true)
    expect(sheetsToPrint(filing([]))).toEqual(['cover', 'basic', 'resume'])
    expect(sheetsToPrint(filing([filedCover, basic, resume]))).toEqual(['basic', 'resume'])
    const half = [pageOf('1', 'resume', 1, true), pageOf('1', 'resume', 2)]
    expect(sheetsToPrint(filing([filedCover, pageOf('1', 'basic', 1, true), ...half]))).toEqual(['resume'])
    expect(sheetsToPrint({ ...filing(run('1', true)), endedAt: at })).toEqual([])
  })

  it('ends with the last page that is missing, and not before every sheet was printed', () => {
    const [cover, basic, resume] = [pageOf('1', 'cover', 1, true), pageOf('1', 'basic', 1), pageOf('1', 'resume', 1)]
    expect(isLastPage(filing([cover, basic, resume]), basic)).toBe(false)
    expect(isLastPage(filing([cover, pageOf('1', 'basic', 1, true), resume]), resume)).toBe(true)
    expect(isLastPage(filing([resume]), resume)).toBe(false)
    expect(pagesLeft(filing([cover, basic, resume]))).toHaveLength(2)
  })

  it('keeps its box once a page lies in it', () => {
    expect(mayChooseBox(filing(run('1'), true))).toBe(true)
    expect(mayChooseBox(filing([pageOf('1', 'cover', 1, true)], true))).toBe(false)
  })
})

describe('a page', () => {
  it('is stale when drawn again it says something else, or is no more', () => {
    const page = pageOf('1', 'resume', 1)
    expect(isStale(page, [{ sheet: 'resume', page: 1, contentHash: 'hash' }])).toBe(false)
    expect(isStale(page, [{ sheet: 'resume', page: 1, contentHash: 'other' }])).toBe(true)
    expect(isStale(page, [{ sheet: 'resume', page: 2, contentHash: 'hash' }])).toBe(true)
    expect(isStale(page, [{ sheet: 'cover', page: 1, contentHash: 'hash' }])).toBe(true)
  })
})

describe('places', () => {
  it('stand in the order of a walk along the shelves', () => {
    const codes = ['A-03-2-100', 'B-01-1-01', 'A-03-2-07', 'A-03-2', 'A-03-10-01', 'A-03-2-08']
    expect(codes.toSorted(compareCodes)).toEqual([
      'A-03-2',
      'A-03-2-07',
      'A-03-2-08',
      'A-03-2-100',
      'A-03-10-01',
      'B-01-1-01',
    ])
  })

  it('are counted from one box to another on the same shelf, sixty at most', () => {
    const codes = (first: string, to: string) => {
      const code = readLocationCode(first)
      return code && codesTo(code, to)?.map(({ code }) => code)
    }
    expect(codes('A-03-2-09', '11')).toEqual(['A-03-2-09', 'A-03-2-10', 'A-03-2-11'])
    expect(codes('A-03-2-09', '')).toEqual(['A-03-2-09'])
    expect(codes('A-03-2', '')).toEqual(['A-03-2'])
    expect(codes('A-03-2', '11')).toBeUndefined()
    expect(codes('A-03-2-09', '8')).toBeUndefined()
    expect(codes('A-03-2-01', '61')).toBeUndefined()
    expect(codes('A-03-2-01', 'x')).toBeUndefined()
  })
})
