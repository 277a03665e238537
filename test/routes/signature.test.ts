import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { walker } from './walk.ts'

let w: World
let walk: ReturnType<typeof walker>
let id: CaseId
let bytes: Uint8Array<ArrayBuffer>
beforeEach(async () => {
  w = await world()
  walk = walker(w)
  id = await walk.submit(w.dossiers.zhou)
  expect(await walk.until(id, 'head')).toBe('headTech')
  bytes = await paperPdf()
})
afterEach(() => w.close())

const form = async (who: Cast) => drawnForm((await walk.page(who, id)).text, paths.caseSignature(id))
const sheet = () => ({ sheet: new File([bytes], '审批单.pdf') }) as unknown as FormValues
const filled = async (who: Cast = 'hr2', more: FormValues = {}) => ({
  ...(await form(who)),
  signature: `2/1/${w.person('headTech')}`,
  day: '2026-11-24',
  opinion: '同意，请按程序办理',
  ...sheet(),
  ...more,
})
const send = (who: Cast, values: FormValues) => w.as(who).post(paths.caseSignature(id), values)
const events = () => w.app.db.selectFrom('case_events').select('seq').where('type', '=', 'signed').execute()

describe('registering a signed approval sheet', () => {
  it('closes the seat by it, and page, sheet, log and notices say so', async () => {
    expect((await send('hr2', await filled())).location).toBe(paths.case(id))
    const { text } = await walk.page('hr', id)
    for (const said of ['沈诚', '纸面签批：2026-11-24 签字，顾言 登记', '同意，请按程序办理'])
      expect(text).toContain(said)
    expect((await w.as('headTech').get(paths.notices())).text).toContain('周契：已登记您的纸面签批')
    expect((await walk.page('leaderTech', id)).status).toBe(200)
    expect((await walk.page('leaderTech', id)).text).toContain('纸面签批：2026-11-24 签字，顾言 登记')
    const [entry] = await log.search(w.app.db, { act: 'case.signed' }, 5)
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ about: { case: id, person: w.person('headTech') } })
    const { bytes: printed } = await w.as('hr').bytes(paths.approval(id), {})
    expect((await pdfText(printed)).replace(/\s/g, '')).toContain('纸面签批：2026-11-24签字，由顾言登记')
    await walk.until(id, 'end')
    expect((await walk.page('hr', id)).text).toContain('纸面签批')
  })

  it('keeps the sheet for whoever keeps the dossier, and for nobody else', async () => {
    await send('hr2', await filled())
    const { text } = await walk.page('hr', id)
    const address = /href="(\/dossiers\/[0-9a-f-]+\/papers\/[0-9a-f-]+)"/.exec(text)?.[1] ?? ''
    expect((await w.as('hr').get(address)).status).toBe(200)
    expect((await walk.page('leaderTech', id)).text).not.toContain('/papers/')
    for (const who of ['leaderTech', 'headTech', 'finance', 'archivist'] as const)
      expect([403, 404]).toContain((await w.as(who).get(address)).status)
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
  })

  it.each([
    ['no day', { day: '' }, '填写签字日期'],
    ['a day that is none', { day: '2026-02-31' }, '填写签字日期'],
    ['a day to come', { day: '2026-11-25' }, '还没有到'],
    ['a day before the step was asked', { day: '2026-11-23' }, '早于送到这一步'],
    ['nobody who sits', { signature: '2/1/nobody' }, '不能登记这一位'],
    ['no seat at all', { signature: '' }, '不能登记这一位'],
    ['no sheet', { sheet: '' }, '附上签了字的审批单'],
    ['what is no paper', { sheet: new File(['PK\u0003\u0004'], 'a.pdf') as unknown as string }, '请先另存为 PDF'],
  ])('is refused at the field with %s, keeps what was typed and changes nothing', async (_, more, said) => {
    const { status, text } = await send('hr2', await filled('hr2', more))
    expect(status).toBe(422)
    for (const told of [said, '同意，请按程序办理</textarea>', '<details open']) expect(text).toContain(told)
    expect(text.split(said)).toHaveLength(2)
    expect(await events()).toEqual([])
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
  })

  it('is for others than the applicant and whoever is asked, and not there for whoever may not see the case', async () => {
    const values = await filled()
    for (const who of ['hr', 'headTech'] as const) {
      expect((await walk.page(who, id)).text).not.toContain(paths.caseSignature(id))
      expect((await send(who, values)).status).toBe(403)
    }
    for (const who of ['leaderTech', 'finance', 'archivist', 'it'] as const)
      expect((await send(who, values)).status).toBe(404)
    expect(await events()).toEqual([])
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
  })

  it('is registered once, however often the form is sent', async () => {
    const values = await filled('hr2', { cmd_id: '0198b0aa-0000-7000-8000-00000000cafe' })
    expect((await send('hr2', values)).status).toBe(303)
    expect((await send('hr2', values)).status).toBe(303)
    expect((await send('hrLead', values)).status).toBe(409)
    const other = await send('hr2', { ...values, cmd_id: '0198b0aa-0000-7000-8000-00000000beef' })
    expect([other.status, other.text.includes('沈诚')]).toEqual([409, true])
    expect(await events()).toHaveLength(1)
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
  })

  it('says that the seat was decided meanwhile, with what was typed', async () => {
    const values = await filled()
    expect((await walk.approve('headTech', id)).status).toBe(303)
    const spoilt = { ...values, sheet: new File(['PK\u0003\u0004'], 'a.pdf') as unknown as string }
    for (const sent of [values, spoilt]) {
      const { status, text } = await send('hr2', sent)
      expect([status, text.includes('沈诚'), text.includes('同意，请按程序办理')]).toEqual([409, true, true])
    }
    expect(await events()).toEqual([])
  })

  it('says that the page is old where the content moved since', async () => {
    const { status, text } = await send('hr2', await filled('hr2', { content: '1' }))
    expect(status).toBe(409)
    expect(text).toContain('同意，请按程序办理')
    expect(await events()).toEqual([])
  })

  describe('from the number on the sheet', () => {
    const printed = async () => {
      await w.as('hr').bytes(paths.approval(id), {})
      const row = await w.app.db
        .selectFrom('print_pages')
        .select('code')
        .where('sheet', '=', 'approval')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      return row.code
    }
    const registerAt = async (code: string, more: FormValues = {}) => {
      const action = paths.signedSheet(code)
      const { text } = await w.as('archivist').get(action)
      return w.as('archivist').post(action, {
        ...drawnForm(text, action),
        signature: `2/1/${w.person('headTech')}`,
        day: '2026-11-24',
        opinion: '同意',
        ...sheet(),
        ...more,
      })
    }

    it('is done by the archive, which is told whose it is and nothing else of the case', async () => {
      const code = await printed()
      expect((await w.as('archivist').get(paths.case(id))).status).toBe(404)
      const found = await w.as('archivist').get(paths.codes(code))
      for (const said of ['周契', paths.signedSheet(code)]) expect(found.text).toContain(said)
      const { text } = await w.as('archivist').get(paths.signedSheet(code))
      for (const said of ['周契', code, '沈诚']) expect(text).toContain(said)
      for (const hidden of [paths.case(id), paths.dossier(w.dossiers.zhou), '新建干部档案'])
        expect(text).not.toContain(hidden)
      expect((await registerAt(code)).location).toBe(paths.codes(code))
      expect((await walk.page('hr', id)).text).toContain('纸面签批：2026-11-24 签字，郑安 登记')
      expect(await events()).toHaveLength(1)
      expect((await w.as('archivist').get(paths.case(id))).status).toBe(404)
    })

    it('keeps what was typed where a field is wrong, and says what else kept it back without telling who decided', async () => {
      const code = await printed()
      const wrong = await registerAt(code, { day: '2026-11-25' })
      expect([wrong.status, wrong.text.includes('还没有到'), wrong.text.includes('同意</textarea>')]).toEqual([
        422,
        true,
        true,
      ])
      const { text } = await w.as('archivist').get(paths.signedSheet(code))
      expect((await walk.approve('headTech', id)).status).toBe(303)
      const action = paths.signedSheet(code)
      const late = await w.as('archivist').post(action, {
        ...drawnForm(text, action),
        signature: `2/1/${w.person('headTech')}`,
        day: '2026-11-24',
        opinion: '同意',
        ...sheet(),
      })
      expect([late.status, late.text.includes('现在没有可以登记的签字')]).toEqual([409, true])
      expect(await events()).toEqual([])
      expect(await w.app.blobs.unused(w.app.db)).toEqual([])
    })

    it('is not there for a number that nobody printed, for another page and for whoever keeps no paper', async () => {
      const code = await printed()
      for (const who of ['finance', 'legal', 'it', 'leaderTech', 'hr'] as const) {
        expect((await w.as(who).get(paths.signedSheet(code))).status, who).toBe(404)
        expect((await w.as(who).post(paths.signedSheet(code), sheet())).status, who).toBe(404)
      }
      for (const other of ['P-0000-1-0', 'nothing'])
        expect((await w.as('archivist').get(paths.signedSheet(other))).status).toBe(404)
      expect(await events()).toEqual([])
    })

    it('does not take a sheet that was printed before the case was sent again', async () => {
      const code = await printed()
      w.clock.set('2026-11-24T03:00:00.000Z')
      expect((await walk.rule('headTech', id, 'return', { to: 'START', opinion: '补一段' })).status).toBe(303)
      const action = paths.caseResubmission(id)
      const again = { ...drawnForm((await walk.page('hr', id)).text, action), text: '已补', opinion: '已补' }
      expect((await w.as('hr').post(action, again)).status).toBe(303)
      const { text } = await w.as('archivist').get(paths.signedSheet(code))
      expect(text).toContain('请用新打印的审批单签批')
      expect((await w.as('archivist').post(paths.signedSheet(code), sheet())).status).toBe(404)
    })
  })
})
