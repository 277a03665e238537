import { describe, expect, it } from 'vitest'
import { groups, materialGroups } from '#domain/access/groups.ts'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import type { AccountId, MaterialId, RecordId } from '#domain/ids.ts'
import { expectations, type Known, lackingIn } from '#domain/materials/lacking.ts'
import type { Entry, Material } from '#domain/materials/material.ts'
import { filedBy, kinds, mayBecome, standingOf } from '#domain/materials/material.ts'
import { twinsIn } from '#domain/materials/twins.ts'
import type { Day, Instant, PartialDate } from '#domain/time.ts'

const paper = (key: Entry['class'], title: string, date?: string, more: Partial<Entry> = {}): Entry => ({
  class: key,
  title,
  copies: 1,
  pages: 2,
  form: 'original',
  volume: 'original',
  ...(date && { date: date as PartialDate }),
  ...more,
})

const records = (...fields: Fields[]) => fields.map((one, at) => ({ id: `${at}` as RecordId, fields: one }))
const knowing = (contents: Contents, kind?: string): Known => ({
  groups: new Set(groups),
  contents: { ...contents, ...(kind && { entry: records({ kind: { code: kind, text: '' } }) }) },
})
const keysOf = (known: Known, filed: readonly Entry[] = []) =>
  lackingIn(known, filed).map(({ key, of }) => (of ? `${key} ${of}` : key))

describe('what a dossier lacks', () => {
  it('is what everybody has, where nothing is filed', () => {
    expect(keysOf(knowing({}))).toEqual(['resume', 'schooling', 'audit', 'pay', 'employment'])
  })

  it('depends on the kind of person', () => {
    expect(keysOf(knowing({}, '10'))).toContain('autobiography')
    expect(keysOf(knowing({}, '32'))).not.toContain('audit')
  })

  it('follows from what the dossier says: party, degree, title, reward, punishment, the years appraised, appointed and abroad', () => {
    const contents = {
      basic: records({ politics: { code: '01', text: '中共党员' } }),
      education: records({ degree: { text: '工学学士' } }),
      titles: records({ title: '工程师' }),
      rewards: records({ text: '先进生产者' }),
      appraisals: records({ year: '2024' as PartialDate }, { year: '2025' as PartialDate }),
      appointments: records({ from: '202406' as PartialDate }),
      punishments: records({ text: '党内警告' }),
      abroad: records({ place: '德国', from: '201205' as PartialDate }),
    }
    expect(keysOf(knowing(contents))).toEqual([
      'resume',
      'appraisal 2024',
      'appraisal 2025',
      'schooling',
      'degree',
      'title',
      'audit',
      'party-joining',
      'party-application',
      'party-regular',
      'reward',
      'punishment',
      'pay',
      'employment',
      'appointment 2024',
      'abroad 2012',
    ])
  })

  it('asks a probationary member for no 转正申请书', () => {
    const keys = keysOf(knowing({ basic: records({ politics: { code: '02', text: '中共预备党员' } }) }))
    expect(keys).toContain('party-joining')
    expect(keys).not.toContain('party-regular')
  })

  it('is no longer what was filed, also signed in the year after', () => {
    const known = knowing({ appraisals: records({ year: '2024' as PartialDate }, { year: '2025' as PartialDate }) })
    const filed = [paper('3', '年度考核登记表', '202501'), paper('1', '干部履历表'), paper('4-1', '毕业生登记表')]
    expect(keysOf(known, filed)).toEqual(['audit', 'pay', 'employment'])
    expect(keysOf(known, [paper('3', '2024年度考核登记表', '202501')])).toContain('appraisal 2025')
  })

  it('is not met by a paper of another class', () => {
    expect(keysOf(knowing({}), [paper('10', '干部履历表')])).toContain('resume')
  })

  it('says nothing of a class, or of a section, that the viewer may not see', () => {
    const contents = { basic: records({ politics: { code: '01', text: '中共党员' } }) }
    expect(lackingIn({ groups: new Set(materialGroups), contents }, []).map(({ key }) => key)).not.toContain(
      'party-joining',
    )
    expect(lackingIn({ groups: new Set(['materials-3', 'identity']), contents }, [])).toEqual([])
  })

  it('is told in the order of the catalogue', () => {
    const order = Object.values(expectations).map(({ class: key }) => key.split('-').map(Number))
    expect(order).toEqual(order.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d))
  })
})

const line = (id: string, entry: Entry): Material => ({
  id: id as MaterialId,
  version: 1,
  kind: 'filed',
  at: '2026-11-24T01:00:00.000Z' as Instant,
  by: 'account' as AccountId,
  entry,
})

describe('a paper that is there twice', () => {
  const [one, two] = [paper('3', '年度考核登记表', '2011'), paper('3', '年度考核登记表 ', '2011')]

  it('is one of the same class, title, date and length', () => {
    expect(twinsIn([line('a', one), line('b', two)]).map((own) => own.map(({ id }) => id))).toEqual([['a', 'b']])
  })

  it('is none of another year, length or volume, and none without a date', () => {
    for (const other of [
      { ...two, date: '2012' as PartialDate },
      { ...two, pages: 3 },
      { ...two, volume: 'duplicate' as const },
      { ...two, form: 'copy' as const },
    ])
      expect(twinsIn([line('a', one), line('b', other)])).toEqual([])
    const { date: _, ...undated } = one
    expect(twinsIn([line('a', undated), line('b', undated)])).toEqual([])
  })

  it('is not asked about again once somebody keeps it, until a third one comes', () => {
    const [a, b] = [line('a', one), line('b', { ...two, distinct: true })]
    expect(twinsIn([a, b])).toEqual([])
    expect(twinsIn([a, b, line('c', one)])).toHaveLength(1)
  })
})

describe('the life of a paper', () => {
  it('is received, examined and filed or given back, and ends where it was given back or removed', () => {
    const ways = kinds.map((now) => [now, kinds.filter((then) => mayBecome(now, then))])
    expect(Object.fromEntries(ways)).toEqual({
      received: ['received', 'examined', 'returned'],
      examined: ['examined', 'returned', 'filed'],
      returned: [],
      filed: ['mended', 'moved', 'removed'],
      mended: ['mended', 'moved', 'removed'],
      moved: ['mended', 'moved', 'removed'],
      removed: [],
    })
    expect(kinds.map(standingOf)).toEqual(['loose', 'loose', 'gone', 'filed', 'filed', 'filed', 'gone'])
  })

  it('should be in its volume a month after it came', () => {
    expect(['2026-01-31', '2026-11-18', '2026-12-31', '2028-01-30'].map((day) => filedBy(day as Day))).toEqual([
      '2026-02-28',
      '2026-12-18',
      '2027-01-31',
      '2028-02-29',
    ])
  })
})
