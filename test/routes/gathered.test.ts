import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecordId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const wang = () => w.dossiers.wang
const page = async (who: Cast) => (await w.as(who).get(paths.dossier(wang()))).text
const recordOf = async (section: string): Promise<RecordId | undefined> =>
  (await openForWork(w.app, 'compare', wang(), { silent: true })).opened.contents[section]?.[0]?.id

/** What stands in one section of the page, in plain words: `-was-` and `+now+` about what is struck and what is new. */
async function block(who: Cast, section: string): Promise<string> {
  const text = await page(who)
  const [, inside = ''] =
    new RegExp(`<section class="card"[^>]* id="${section}">(.*?)</section></div></section>`, 's').exec(text) ?? []
  return inside
    .replace(/<span class="visually-hidden">.*?<\/span>/g, '')
    .replace(/<del>(.*?)<\/del>/g, '-$1-')
    .replace(/<ins>(.*?)<\/ins>/g, '+$1+')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

describe('what is gathered on a dossier', () => {
  it('stands old beside new in its block, and a bar says how much there is and leads to where it is sent', async () => {
    const { draw } = proposer(w, wang())
    await draw('titles', { title: '正高级工程师' }, await recordOf('titles'))
    expect(await block('hr', 'titles')).toMatch(/1 处修改 .*-高级工程师-\+正高级工程师\+/)
    await draw('titles', { title: '研究员' })
    expect(await block('hr', 'titles')).toMatch(/2 处修改 .*-高级工程师-\+正高级工程师\+.*\+研究员\+.*新增一条 修改/)
    const text = await page('hr')
    expect(text).toMatch(/class="gathered".*2 处修改，未提交.*专业技术职务 2.*查看并提交/s)
    expect(text).toContain(`href="${paths.proposal(wang())}"`)
  })

  it('is told of a record that is to go, which can be changed no more', async () => {
    const record = await recordOf('family')
    if (!record) throw new Error('Nobody of the family is on file.')
    const { text } = await w.as('hr').get(paths.section(wang(), 'family', record))
    const action = paths.recordRetraction(wang(), 'family', record)
    await w.as('hr').post(action, { ...drawnForm(text, action), evidence: '户口簿第 3 页' })
    const family = await block('hr', 'family')
    expect(family).toMatch(/-许明舟-.*撤销这一条/)
    expect(family).not.toMatch(/撤销这一条 修改/)
  })

  it('is on the page of whoever changes the dossier, and of nobody else', async () => {
    for (const who of ['hr', 'hr2'] as const) expect(await page(who)).toContain('正高级工程师')
    for (const who of ['headTech', 'leaderTech'] as const) expect(await page(who)).not.toContain('data-edit')
    for (const who of ['headTech', 'leaderTech', 'archivist', 'finance', 'legal'] as const) {
      const text = await page(who)
      for (const part of ['正高级工程师', '研究员', '未提交', 'class="gathered"']) expect(text).not.toContain(part)
    }
  })

  it('is said beforehand to be asked, to apply at once, or to be corrected only', async () => {
    const said = async (section: string, record?: RecordId) =>
      /<div data-editor=""><p class="hint">.*?<div class="field-grid">/s.exec(
        (await w.as('hr').get(paths.section(wang(), section, record))).text,
      )?.[0]
    expect(await said('titles')).toContain('审批同意后才写入档案')
    expect(await said('contact')).toContain('提交即写入档案，不用审批')
    expect(await said('training')).toContain('提交即写入档案，不用审批')
    expect(await said('basic')).toContain('出生年月、入党时间、参加工作时间只更正录入错误')
    expect(await said('education')).toContain('只更正录入错误')
    expect(await said('titles')).not.toContain('只更正录入错误')
  })
})
