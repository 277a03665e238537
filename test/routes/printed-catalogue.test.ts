import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { pdfText } from '../pdf.ts'
import { type World, world } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

/** hr2 keeps the catalogue. */
const enter = (...rows: readonly (readonly (string | number)[])[]) =>
  w.as('hr2').post(paths.materialEntry(w.dossiers.wang), {
    rows: rows.map((cells) => cells.join('\t')).join('\n'),
    step: 'save',
  })

const bare = (text: string) => text.replace(/\s/g, '')
const asked = { copies: '1', reason: '入卷', volume: 'original', blank: '1' }
const one = () => paths.hrPrint(w.dossiers.wang, 'catalogue')
const codes = async () =>
  (await w.app.db.selectFrom('print_pages').select('code').orderBy('id').execute()).map(({ code }) => code)

describe('the catalogue on paper', () => {
  it('is drawn from what is entered, under its classes and numbers, with all other headings', async () => {
    await enter(['4-1', '毕业生登记表', 1996, 7, 1, 1, 6], ['8', '关于给予警告处分的决定', 2003, 3, '', 1, 2])
    const { answer, bytes } = await w.as('hr').bytes(one(), asked)
    expect(answer.headers.get('Content-Disposition')).toContain('attachment')
    const text = bare(await pdfText(bytes))
    for (const words of [
      '干部人事档案目录',
      '4-1-1毕业生登记表19967116',
      '8-1关于给予警告处分的决定2003312',
      '十、其他可供',
    ])
      expect(text).toContain(words)
    expect((await w.app.db.selectFrom('print_runs').selectAll().execute())[0]).toMatchObject({ purpose: 'work' })
  })

  it('is current until the catalogue changes, then out of date, and replaced once it is printed anew', async () => {
    await enter(['3', '年度考核登记表', 2001, '', '', 1, 2])
    await w.as('hr').bytes(one(), asked)
    const [code = ''] = await codes()
    const standing = async () => (await w.as('hr').get(paths.codes(code))).text
    expect(await standing()).toContain('与系统一致')
    await enter(['3', '年度考核登记表', 2002, '', '', 1, 2])
    expect(await standing()).toContain('已失效')
    await w.as('hr').bytes(one(), asked)
    expect(await standing()).toContain('已被新页替代')
  })

  it('is previewed, found from the page of the catalogue, and printed for many', async () => {
    expect((await w.as('hr').get(paths.materials(w.dossiers.wang))).text).toContain(one())
    const { text } = await w.as('hr').get(one())
    for (const words of ['可以打印', '卷', '每类空行']) expect(text).toContain(words)
    expect(text).not.toContain('拟任')
    const dossier = [w.dossiers.wang, w.dossiers.chen]
    const { answer, bytes } = await w.as('hr').bytes(paths.hrPrints('catalogue'), { ...asked, dossier })
    expect(answer.status).toBe(200)
    expect(bare(await pdfText(bytes))).toContain('陈雨桐（正本）')
  })

  it('is not for administration, which stores boxes, nor for heads', async () => {
    for (const who of ['archivist', 'headTech', 'finance'] as const) {
      expect((await w.as(who).get(one())).status).toBe(403)
      expect((await w.as(who).post(one(), asked)).status).toBe(403)
    }
  })
})
