import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sections } from '#domain/dossiers/sections/index.ts'
import { linesOf, writeLines } from '#domain/grid/lines.ts'
import { hasGrid } from '#domain/grid/records.ts'
import { readTable } from '#domain/grid/table.ts'
import type { DossierId } from '#domain/ids.ts'
import { columnsOf } from '#views/grid/section.tsx'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type World, world } from '../world.ts'

let w: World
let id: DossierId
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

let serial = 0
beforeEach(async () => {
  serial += 1
  const typed = { name: `丁表格${serial}`, unit: w.units.tech, post: '工程师', sex: '男', birth: '1990.02' }
  const { location } = await w.as('hr').post(paths.newDossier(), typed)
  id = (location ?? '').split('/').at(-1) as DossierId
})

const grid = (section = 'appraisals') => paths.sectionGrid(id, section)
const form = async (who: Cast = 'hr', section = 'appraisals') =>
  drawnForm((await w.as(who).get(grid(section))).text, grid(section))
const send = async (rows: string, step = 'save', who: Cast = 'hr', section = 'appraisals') =>
  w.as(who).post(grid(section), { ...(await form(who, section)), rows, step })
const shown = async () => (await w.as('hr').get(paths.dossier(id))).text

/** What the field of the form holds. */
const rowsIn = (text: string) =>
  (/<textarea[^>]*name="rows"[^>]*>([\s\S]*?)<\/textarea>/.exec(text)?.[1] ?? '').replaceAll('&quot;', '"')

/** The lines that the script would write for what is on file. */
const onFile = async (who: Cast = 'hr') => {
  const { text } = await w.as(who).get(grid())
  return [...text.matchAll(/<tr data-mark="([^"]+)">.*?<\/th>(.*?)<\/tr>/gs)].map(([, mark, cells = '']) =>
    [mark, ...[...cells.matchAll(/<td>(.*?)<\/td>/gs)].map(([, words]) => words)].join('\t'),
  )
}
const head = '#\t年度\t结果\t说明'

describe('a grid', () => {
  it('saves what is pasted into it, under whatever order of headings', async () => {
    const saved = await send('结果\t年度\n称职\t2021\n优秀\t2022')
    expect([saved.status, saved.location]).toEqual([303, `${paths.dossier(id)}#appraisals`])
    const text = await shown()
    for (const words of ['2021', '称职', '2022', '优秀']) expect(text).toContain(words)
  })

  it('looks through the rows before they are saved, and says beside each cell what is wrong', async () => {
    const rows = '2021\t称职\n去年\t优秀\n2023\t良好\n2024.05\t称职'
    const checked = await send(rows, 'check')
    expect(checked.status).toBe(200)
    expect(checked.text).toContain('2 行可以保存，2 行要改。')
    expect(checked.text).toContain('年度：没有看懂这个日期。')
    expect(checked.text).toContain('第 4 行')
    const refused = await send(rows)
    expect(refused.status).toBe(422)
    expect(rowsIn(refused.text).split('\n')).toHaveLength(5)
    expect(await shown()).not.toContain('良好')
  })

  it('saves the rows that are right and keeps the rest', async () => {
    const kept = await send('2021\t称职\n去年\t优秀\n2023\t称职', 'save-right')
    expect(kept.text).toContain('已保存 2 行，其余 1 行还留在下面。')
    expect(rowsIn(kept.text)).toContain('去年')
    expect(rowsIn(kept.text)).not.toContain('2021')
    expect(await shown()).toContain('2021')
  })

  it('writes no row twice that stands there word for word', async () => {
    await send('2021\t称职\n2022\t优秀')
    const again = await send('2021\t称职\n2022\t优秀\n2023\t称职\n2023\t称职', 'check')
    expect(again.text).toContain('有 3 行与已有的完全一样')
    await send('2021\t称职\n2022\t优秀\n2023\t称职\n2023\t称职')
    expect(await onFile()).toHaveLength(3)
  })

  it('changes and takes away rows that are on file, and leaves the others alone', async () => {
    await send('2021\t称职\n2022\t优秀\n2023\t称职')
    const [first = '', second = ''] = await onFile()
    const saved = await send([head, first.replace('称职', '优秀'), `-${second}`].join('\n'))
    expect(saved.status).toBe(303)
    expect((await onFile()).map((line) => line.split('\t').slice(1, 3))).toEqual([
      ['2021', '优秀'],
      ['2023', '称职'],
    ])
  })

  it('asks about a cell that somebody else has changed meanwhile, and takes over the others', async () => {
    await send('2021\t称职')
    const [drawn = ''] = await onFile()
    await send([head, `${drawn.split('\t').slice(0, 2).join('\t')}\t基本称职\t两个月病假`].join('\n'), 'save', 'hr2')
    const asked = await send([head, drawn.replace('称职', '优秀')].join('\n'))
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('对方改成了“基本称职”。')
    const line = rowsIn(asked.text).split('\n')[1] ?? ''
    expect(line).toMatch(/\?result\t2021\t优秀\t两个月病假$/)
    expect((await send([head, line].join('\n'))).status).toBe(422)
    expect((await send([head, line.replace('?result', '')].join('\n'))).status).toBe(303)
    expect((await onFile())[0]).toMatch(/2021\t优秀\t两个月病假$/)
  })

  it('takes no row away that somebody else has changed since it was seen', async () => {
    await send('2021\t称职')
    const [drawn = ''] = await onFile()
    await send([head, drawn.replace('称职', '优秀')].join('\n'), 'save', 'hr2')
    const refused = await send([head, `-${drawn}`].join('\n'))
    expect([refused.status, refused.text.includes('看过再撤除')]).toEqual([422, true])
    expect(await onFile()).toHaveLength(1)
  })

  it('takes 2,000 rows and no more', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => `项目${at}\t2020.01`).join('\n')
    const refused = await send(rows(2_001), 'check', 'hr', 'training')
    expect([refused.status, refused.text.includes('一次最多 2000 行，这里有 2001 行。')]).toEqual([422, true])
    expect((await send(rows(2_000), 'save', 'hr', 'training')).status).toBe(303)
    const { text } = await w.as('hr').get(paths.sectionGrid(id, 'training', undefined, 20))
    expect(text).toContain('项目1999')
  })

  it('is found from its section, for whoever may write there, while it is a draft', async () => {
    expect(await shown()).toContain(`href="${grid()}"`)
    expect((await w.as('headTech').get(grid())).status).toBe(404)
    expect((await w.as('hr').get(grid('basic'))).status).toBe(404)
  })

  it('of a dossier that is no draft shows its rows, says why, and offers nothing to write into', async () => {
    const { status, text } = await w.as('hr').get(paths.sectionGrid(w.dossiers.wang, 'appraisals'))
    expect([status, text.includes('这里只能看'), text.includes('您写的还在下面')]).toEqual([200, true, false])
    expect(text).not.toMatch(/data-grid|name="rows"|name="step"/)
  })

  it('is there for every section whose records can be written in a line, and its own texts read as themselves', () => {
    for (const section of sections.filter(hasGrid)) {
      const columns = columnsOf(section, 'en')
      const line = { mark: { record: 'a', stamp: '', undecided: [] }, cells: { [columns[0]?.key ?? '']: '甲' } }
      expect(linesOf(readTable(writeLines([line], columns)), columns)).toEqual({ lines: [line], unknown: [] })
    }
    expect(sections.filter(hasGrid).length).toBeGreaterThan(15)
  })
})
