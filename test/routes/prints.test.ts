import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import { family } from '#domain/dossiers/sections/family.ts'
import { resume } from '#domain/dossiers/sections/resume.ts'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, type World, world } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

describe('a print preview', () => {
  it('shows HR what the pre-flight found beside the PDF in a frame, with a link where no viewer is', async () => {
    const { status, text } = await w.as('hr').get(paths.preview(w.dossiers.zhou))
    expect(status).toBe(200)
    for (const words of ['打印前检查', '可以打印', '没有照片', '无溢出、简历字号 14 磅', 'A4 单面 3 页'])
      expect(text).toContain(words)
    expect(text).toContain(paths.previewPdf(w.dossiers.zhou))
  })

  it('is watermarked with viewer and time, bears no code, and may stand in a frame of this very house', async () => {
    const { answer, bytes } = await w.as('hr').bytes(paths.previewPdf(w.dossiers.zhou))
    expect(answer.headers.get('Content-Type')).toBe('application/pdf')
    expect(answer.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'self'")
    expect(answer.headers.get('Content-Security-Policy')).not.toContain('sandbox')
    const text = await pdfText(bytes)
    expect(text).toContain('预览 · 林晓岚')
    expect(text).toContain('2026-11-24 09:00')
    expect(text.replace(/\s/g, '')).toContain('周契')
    expect(text).not.toMatch(/P-[0-9A-Z]{4}-/)
  })

  it('names the characters that would stop the print, with the cure, and has no PDF then', async () => {
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), { dossier: w.dossiers.wang, section: resume, fields: { text: '某\u{3fffd}厂' } }),
    )
    const { text } = await w.as('hr').get(paths.preview(w.dossiers.wang))
    for (const words of ['不能打印', 'U+3FFFD', 'fonts-hanazono']) expect(text).toContain(words)
    expect(text).not.toContain(paths.previewPdf(w.dossiers.wang))
    expect((await w.as('hr').get(paths.previewPdf(w.dossiers.wang))).status).toBe(404)
  })

  it('names the field, the letter and what helps, and leads there; so do the dossier and the submission before it', async () => {
    const relative = { relation: { text: '妻子' }, name: 'ᠮᠣᠩᠭᠣᠯ' }
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), { dossier: w.dossiers.zhou, section: family, fields: relative }),
    )
    const preview = (await w.as('hr').get(paths.preview(w.dossiers.zhou))).text
    for (const words of [/家庭成员 \d · 姓名/, /ᠮ（U\+182E）/, /蒙古文字体/]) expect(preview).toMatch(words)
    expect(preview).toContain(paths.section(w.dossiers.zhou, 'family'))
    expect((await w.as('hr').get(paths.dossier(w.dossiers.zhou))).text).toContain('没有字体能印')
    const submission = (await w.as('hr').get(paths.submission(w.dossiers.zhou))).text
    for (const words of [/这些字还没有字体能印/, /家庭成员 \d · 姓名/, /蒙古文字体/]) expect(submission).toMatch(words)
  })

  it('is written into the log before anything is drawn', async () => {
    await w.as('hr').get(paths.previewPdf(w.dossiers.wang))
    const bodies = await w.app.db.selectFrom('log').select('body').execute()
    expect(bodies.map(({ body }) => JSON.parse(body).act)).toContain('dossier.previewed')
  })

  it.each<[string, Cast, 'wang' | 'zhou' | 'guyuan' | 'fang', number]>([
    ['administration, which prints and does not look', 'archivist', 'wang', 403],
    ['a head', 'headTech', 'wang', 403],
    ['finance', 'finance', 'wang', 403],
    ['a head of another unit', 'headFinance', 'wang', 404],
    ['whoever may not see the draft', 'headTech', 'zhou', 404],
    ['a relative', 'hr2', 'guyuan', 404],
    ['the own dossier', 'hrLead', 'fang', 404],
    ['IT', 'it', 'wang', 404],
  ])('is not for %s', async (_, who, dossier, status) => {
    for (const path of [paths.preview, paths.previewPdf]) {
      expect((await w.as(who).get(path(w.dossiers[dossier]))).status).toBe(status)
    }
  })

  it('does not exist for a dossier that does not exist', async () => {
    const nobodys = '00000000-0000-7000-8000-00000000dead' as DossierId
    expect((await w.as('hr').get(paths.preview(nobodys))).status).toBe(404)
  })
})
