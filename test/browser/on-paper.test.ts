import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { openPdf } from '../pdf.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'

/** What comes out where somebody prints the page that he sees, on A4 as the browser offers it. */

let house: DemoHouse

beforeAll(async () => {
  house = await demoHouse()
})

afterAll(() => house.close())

/**
 * The words of each printed page, and the share of ink in a part of it where one is to be looked at. Without blanks, since a
 * line breaks anywhere; the radicals that the browser embeds are read as the characters that they are.
 */
async function printed(who: string, path: string, look?: { x: number; y: number; width: number; height: number }) {
  const { page, context } = await house.as(who)
  await page.goto(path)
  const pdf = await openPdf(await page.pdf({ preferCSSPageSize: true }))
  const pages = (await pdf.text()).map((text) => text.normalize('NFKC').replace(/\s/g, ''))
  const ink = look ? await pdf.ink(look) : []
  await Promise.all([pdf.close(), context.close()])
  return { pages, ink }
}

const archived = async () => {
  const rows = await house.demo.app.db.selectFrom('dossiers').select('id').where('state', '=', 'archived').execute()
  const [first] = rows
  if (!first) throw new Error('Nobody is on file.')
  return first.id
}

describe('a page printed from the browser', () => {
  it('has every column of the list, its head on each sheet, the filter, the page and who printed', async () => {
    const columns = 'unit,post,rank,rankSince,sex,birth,nation,nativePlace,education,politics,number,box'
    const asked = `columns=${columns.split(',').join('&columns=')}&state=archived`
    const { pages } = await printed('邹雨桐', paths.dossierList(asked))
    expect(pages.length).toBeGreaterThan(1)
    for (const [index, text] of pages.entries()) {
      for (const head of ['姓名', '籍贯', '政治面貌', '档案编号', '盒号']) expect(text).toContain(head)
      expect(text).toContain(`${index + 1}/${pages.length}`)
    }
    expect(pages[0]).toContain('邹雨桐(人力资源')
    expect(pages[0]).toContain('状态:在册')
    expect(pages.join('')).toContain('LC-0001')
    expect(pages.join('')).not.toContain('清除全部条件')
  })

  it('has neither a filter without a condition nor a form that enters something new', async () => {
    const all = (await printed('任素梅', paths.resources({ q: '' }))).pages.join('')
    for (const words of ['工位与设备', 'A-301-01', '使用人']) expect(all).toContain(words)
    for (const words of ['编号、名称或位置', '连号登记的']) expect(all).not.toContain(words)
    const some = (await printed('任素梅', paths.resources({ q: 'A-301', state: 'free' }))).pages.join('')
    for (const words of ['编号、名称或位置', 'A-301-06']) expect(some).toContain(words)
  })

  it('has the log whole: every group that was read, the chain of each entry, and what was asked', async () => {
    await house.demo.as('邹雨桐').get(paths.dossier(await archived()))
    const { pages } = await printed('强文思', paths.log({ number: '1207' }))
    const text = pages.join('')
    for (const words of ['工号1207', '链值', '家庭', '健康', '强文思(']) expect(text).toContain(words)
    expect(text).not.toContain('清除条件')
    for (const sheet of pages) expect(sheet).toContain('链值')
  })

  it('begins a dossier on its first sheet, with the photo, and fills it', async () => {
    const { pages, ink } = await printed('邹雨桐', paths.dossier(await archived()), {
      ...{ x: 12, y: 20, width: 40, height: 40 },
    })
    expect(pages[0]).toContain('基本信息')
    expect(pages[0]).toContain('本单位工作年限')
    expect(pages.join('')).toContain('家庭成员')
    expect(ink[0]).toBeGreaterThan(0.1)
  })

  it('has no box to write in and nothing to press on a case', async () => {
    const [one] = await house.demo.app.db.selectFrom('cases').select('id').execute()
    if (!one) throw new Error('There is no case.')
    const text = (await printed('邹雨桐', paths.case(one.id))).pages.join('')
    expect(text).toContain('经过与去向')
    for (const words of ['写意见', '发送', '撤回审批', '审批意见']) expect(text).not.toContain(words)
  })
})
