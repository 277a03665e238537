import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { DossierId, ImportId } from '#domain/ids.ts'
import { readFile, type SentFile } from '#domain/imports/read-file.ts'
import { sections as english } from '#views/i18n/en/sections.ts'
import { sections as chinese } from '#views/i18n/zh-Hans/sections.ts'
import { paths } from '#views/paths.ts'
import { pdfText } from '../pdf.ts'
import type { Cast, World } from '../world.ts'

/**
 * docs/decisions/0079: one more section is its declaration, a line in the list and message keys. This one reads a tag
 * that no other section answers for, and prints a line below the form; nothing else in the program knows it.
 */
const medals: Section = {
  key: 'medals',
  single: false,
  headline: ['name'],
  fields: [
    { key: 'name', kind: 'text', group: 'appraisal', required: true },
    { key: 'day', kind: 'partial-date', group: 'appraisal' },
  ],
  exchange: {
    tags: ['XunZhang'],
    read: (file) =>
      file.text('XunZhang')
        ? [{ fields: { name: file.text('XunZhang') }, raw: file.text('XunZhang'), doubts: [] }]
        : [],
  },
  print: (records) => records.map(({ fields }) => ({ label: '勋章', text: String(fields['name'] ?? '') })),
}

const words = { 'section.medals': '勋章', 'field.medals.name': '勋章名称', 'field.medals.day': '授予时间' }

let w: World
beforeAll(async () => {
  sections.push(medals)
  Object.assign(chinese, words)
  Object.assign(english, words)
  // The catalogues are joined when the views are first loaded, so the world comes after the words.
  // A 民营企业: there heads and leaders read appraisals standing.
  w = await (await import('../world.ts')).world(undefined, 'enterprise')
  // The reading room's worker loads the sections by itself and knows no fixture, so files are read here.
  Object.assign(w.app, { readingRoom: { ...w.app.readingRoom, read: async (file: SentFile) => readFile(file) } })
})
afterAll(async () => {
  await w.close()
  sections.splice(sections.indexOf(medals), 1)
})

const file = `<?xml version="1.0" encoding="UTF-8"?>
<Person><XingMing>勋章人</XingMing><XingBie>男</XingBie><ChuShengNianYue>197503</ChuShengNianYue>
<XunZhang>岚川建设勋章</XunZhang></Person>`

describe('one more section', () => {
  let dossier: DossierId

  it('is read from an exchange file and shown beside what the file says', async () => {
    const hr = w.as('hr')
    const sent = await hr.post(paths.imports(), { unit: w.units.tech, files: new File([file], 'medal.lrmx') })
    expect(sent.status).toBe(303)
    const staged = (sent.location ?? '').split('/').at(-1) as ImportId
    const { text } = await hr.get(paths.import(staged))
    expect(text).toContain('勋章名称')
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
    const kept = await hr.post(paths.importKeeping(staged), { version })
    expect(kept.status).toBe(303)
    dossier = (kept.location ?? '').split('/').at(-1) as DossierId
  })

  it('stands on the dossier for those who may see its group, and for nobody else', async () => {
    expect((await w.as('hr').get(paths.dossier(dossier))).text).toContain('岚川建设勋章')
    expect((await w.as('hr').get(paths.dossierHistory(dossier))).text).toContain('岚川建设勋章')
    const fields = { name: '抗洪奖章' }
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), { dossier: w.dossiers.wang, section: medals, fields }),
    )
    const shown = async (who: Cast) => (await w.as(who).get(paths.dossier(w.dossiers.wang))).text.includes('抗洪奖章')
    expect([
      await shown('headTech'),
      await shown('leaderTech'),
      await shown('finance'),
      await shown('archivist'),
    ]).toEqual([true, true, false, false])
  })

  it('has a form, which refuses and saves like any other', async () => {
    const records = paths.sectionRecords(dossier, 'medals')
    const refused = await w.as('hr').post(records, { name: '', day: '2020.13' })
    expect([refused.status, refused.text.includes('2020.13')]).toEqual([422, true])
    expect((await w.as('hr').post(records, { name: '五一奖章', day: '2020.05' })).status).toBe(303)
    expect((await w.as('hr').get(paths.dossier(dossier))).text).toContain('2020.05')
    expect((await w.as('archivist').post(paths.sectionRecords(w.dossiers.wang, 'medals'), { name: '假' })).status).toBe(
      403,
    )
  })

  it('prints its line', async () => {
    const { bytes } = await w.as('hr').bytes(paths.previewPdf(dossier))
    expect((await pdfText(bytes)).replace(/\s/g, '')).toContain('勋章岚川建设勋章')
  })
})
