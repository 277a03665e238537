import { describe, expect, it } from 'vitest'
import type { UnitId } from '#domain/ids.ts'
import { type ListedGroup, listedGroups, type RosterRow } from '#domain/roster/entry.ts'
import { nameListOf } from '#domain/roster/name-list.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { drawNameList } from '#views/prints/name-list.pdf.ts'
import { openPdf } from '../../pdf.ts'

const faces = openFaces(noFolders)

const person = (name: string, more: object = {}): RosterRow =>
  ({
    dossier: name,
    unit: 'tech',
    state: 'archived',
    who: { name, unit: 'tech', post: '星河重工有限公司技术部部长', rank: '部门正职' },
    identity: {
      sex: '男',
      birth: '19750312',
      nation: '汉族',
      nativePlace: '湖南长沙',
      partyDate: '1999.06',
      workStart: '199707',
    },
    career: { education: '大学', degree: '工学学士', title: '高级工程师', rankSince: '201908' },
    ...more,
  }) as unknown as RosterRow

const listOf = (rows: readonly RosterRow[], groups: readonly ListedGroup[] = listedGroups) =>
  nameListOf({
    title: '干部花名册',
    unit: '星河重工有限公司',
    until: '截至 2026年11月24日',
    madeBy: '方宁',
    rows,
    groups: new Set(groups),
    unitName: (unit: UnitId) => (unit === ('tech' as UnitId) ? '技术部' : ''),
  })

async function drawn(rows: readonly RosterRow[], groups?: readonly ListedGroup[]) {
  const drawing = await drawNameList(faces, { at: '2026-11-24T02:32:00.000Z' as never, list: listOf(rows, groups) })
  if (!drawing.ok) throw new Error(`No glyph for ${drawing.missing.join('')}`)
  const pdf = await openPdf(drawing.pdf)
  const text = (await pdf.text()).map((page) => page.replace(/\s/g, ''))
  const rules = await pdf.rules(1)
  await pdf.close()
  return { pdf: drawing.pdf, text, rules }
}

describe('the printed list of people', () => {
  it('says each person in a row, dates as months, degree below education', async () => {
    const { text } = await drawn([person('林致远')])
    expect(text[0]).toContain(
      '1林致远男汉族湖南长沙1975.031997.071999.06大学工学学士高级工程师星河重工有限公司技术部部长部门正职2019.08',
    )
    for (const words of [
      '干部花名册',
      '单位：星河重工有限公司',
      '截至2026年11月24日',
      '制表人：方宁',
      '共1人',
      '第1页，共1页',
    ])
      expect(text[0]).toContain(words)
  })

  it('has no column of what its reader may not list', () => {
    const { columns, rows } = listOf([person('林致远')], ['who'])
    expect(columns.map(({ label }) => label)).toEqual(['序号', '姓名', '工作单位及职务', '职务职级', '备注'])
    expect(JSON.stringify(rows)).not.toContain('1975')
  })

  it('is as wide as its sheet whatever columns it has, and rules them where their widths put them', async () => {
    for (const groups of [listedGroups, ['who'], ['who', 'career']] as const) {
      const { columns } = listOf([], groups)
      expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(257)
    }
    const { rules } = await drawn([person('林致远')])
    const edges = new Set(rules.filter(({ x1, x2 }) => Math.abs(x1 - x2) < 0.01).map(({ x1 }) => x1.toFixed(1)))
    let x = 25
    for (const { width } of listOf([]).columns) {
      expect(edges).toContain(x.toFixed(1))
      x += width
    }
    expect(edges).toContain((282).toFixed(1))
  })

  it('gives a row no more height than its words need, also where a column sets them small', async () => {
    const { rules } = await drawn([person('诸葛伟', { identity: { nativePlace: '内蒙古包头' } })])
    const lowest = Math.max(...rules.flatMap(({ y1, y2 }) => [y1, y2]))
    // The head of 12 mm stands at 36; the row below it is of two lines.
    expect(lowest - 36 - 12).toBeLessThan(12)
  })

  it('goes on on further pages in the order given, each with its head, and loses nobody', async () => {
    const rows = Array.from({ length: 90 }, (_, at) =>
      person(
        `林致远${at}`,
        at % 9 === 0
          ? { who: { name: `阿卜杜热合曼·买买提艾力·${at}`, unit: 'tech', post: '党委委员、副总经理，'.repeat(12) } }
          : {},
      ),
    )
    const { text } = await drawn(rows)
    expect(text.length).toBeGreaterThan(4)
    for (const page of text) expect(page).toContain('工作单位及职务')
    const all = text.join('')
    const places = rows.map(({ who }) => all.indexOf(who.name))
    expect(places.every((place, at) => place > (places[at - 1] ?? -1))).toBe(true)
    expect([...all].filter((char) => char === '副')).toHaveLength(10 * 12)
  })

  it('cuts nothing that is longer than a row may be high: it goes on in the next, and the unit takes the room it needs', async () => {
    const reason = Array.from({ length: 90 }, (_, at) => `第${at + 1}条理由；`).join('')
    const unit = '中国岚川重型装备制造集团有限责任公司西北分公司（伊犁哈萨克自治州察布查尔锡伯自治县）'
    const list = { ...listOf([person('林致远', { who: { name: '林致远', unit: 'tech', post: reason } })]), unit }
    const drawing = await drawNameList(faces, { at: '2026-11-24T02:32:00.000Z' as never, list })
    if (!drawing.ok) throw new Error(`No glyph for ${drawing.missing.join('')}`)
    const pdf = await openPdf(drawing.pdf)
    const text = (await pdf.text()).map((page) => page.replace(/\s/g, '')).join('')
    await pdf.close()
    for (const words of reason.split('；')) expect(text.replace('（接下行）2019.08', '')).toContain(words)
    expect(text.match(/条理由；/g)).toHaveLength(90)
    expect(text).toContain(`单位：${unit}截至2026年11月24日`)
    expect(text).not.toContain('接续页')
  })

  it('names the character that no face has, and is the same bytes for the same list', async () => {
    const drawing = await drawNameList(faces, {
      at: '2026-11-24T02:32:00.000Z' as never,
      list: listOf([person('𠮷田')]),
    })
    expect(drawing).toEqual({ ok: false, missing: ['𠮷'] })
    const [one, two] = [await drawn([person('吉田䶮')]), await drawn([person('吉田䶮')])]
    expect(Buffer.from(one.pdf).equals(Buffer.from(two.pdf))).toBe(true)
  })
})
