import { describe, expect, it } from 'vitest'
import { readFile } from '#domain/imports/read-file.ts'
import { docxOf, type FormCells, formDocx, formXml, tableXml } from './docx-file.ts'
import { zipOf } from './zip-file.ts'

/** Each record as a line with its doubts, so that two files can be held against each other. */
async function linesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const [read] = await readFile({ name: 'a.docx', bytes, mend: false })
  if (!read?.ok) return [`refused ${read?.refusal}`]
  return read.value.records.map(({ section, fields, doubts }) => JSON.stringify([section, fields, doubts]))
}

const form = formXml()
const basicOf = async (cells: FormCells) => {
  const [read] = await readFile({ name: 'a.docx', bytes: await formDocx(cells), mend: false })
  if (!read?.ok) throw new Error(read?.refusal)
  const basic = read.value.records.find(({ section }) => section === 'basic')
  return { fields: basic?.fields ?? {}, doubts: basic?.doubts.map(({ code }) => code), records: read.value.records }
}

/** A merge over columns as older programs and WPS write it: a cell for each column, which goes on with the one before. */
const withHMerge = (xml: string) =>
  xml.replace(
    /<w:tc><w:tcPr><w:gridSpan w:val="([2-9])"\/>(<w:vMerge[^>]*>)?<\/w:tcPr>([\s\S]*?)<\/w:tc>/g,
    (_, columns: string, down: string | undefined, body: string) => {
      const first = `<w:tc><w:tcPr><w:hMerge w:val="restart"/>${down ?? ''}</w:tcPr>${body}</w:tc>`
      const further = `<w:tc><w:tcPr><w:hMerge/>${down ?? ''}</w:tcPr><w:p/></w:tc>`
      return first + further.repeat(Number(columns) - 1)
    },
  )

describe('one form written in other ways', () => {
  it.each([
    ['in one table instead of two', form.replace(/<\/w:tbl><w:p>[\s\S]*?<\/w:p><w:tbl><w:tblPr\/>/, '')],
    [
      'with every cell in a control of its own',
      form.replace(
        /<w:tc>([\s\S]*?)<\/w:tc>/g,
        '<w:sdt><w:sdtPr/><w:sdtContent><w:tc>$1</w:tc></w:sdtContent></w:sdt>',
      ),
    ],
    [
      'with every row in a control',
      form.replace(/<w:tr>([\s\S]*?)<\/w:tr>/g, '<w:sdt><w:sdtContent><w:tr>$1</w:tr></w:sdtContent></w:sdt>'),
    ],
    [
      'with every letter in a run of its own',
      form.replace(/<w:t xml:space="preserve">([^<]{2,})<\/w:t><\/w:r>/g, (_, text: string) =>
        [...text].map((sign) => `<w:t xml:space="preserve">${sign}</w:t></w:r>`).join('<w:r>'),
      ),
    ],
    [
      'with lines broken inside a paragraph',
      form.replace(
        /<\/w:t><\/w:r><\/w:p><w:p><w:r><w:t xml:space="preserve">/g,
        '</w:t><w:br/><w:t xml:space="preserve">',
      ),
    ],
    ['with merges that say nothing where they go on', form.replaceAll('<w:vMerge w:val="continue"/>', '<w:vMerge/>')],
    ['with a cell for each column that is merged', withHMerge(form)],
    ['with labels that were never merged downward', form.replace(/<w:vMerge w:val="(?:restart|continue)"\/>/g, '')],
  ])('says the same, %s', async (_, body) => {
    expect(await linesOf(await docxOf(body))).toEqual(await linesOf(await docxOf(form)))
  })

  it('says the same with the elements of Word under no prefix', async () => {
    const body = form.replace(/<(\/?)w:/g, '<$1').replaceAll(' w:val=', ' val=')
    const document = `<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body>${body}</body></document>`
    const parts = [
      ['[Content_Types].xml', '<Types/>'],
      ['word/document.xml', document],
    ] as const
    expect(await linesOf(await zipOf(parts))).toEqual(await linesOf(await docxOf(form)))
  })

  it('is not read otherwise for what stands unseen in the rest of a merged cell, which is kept', async () => {
    const unseen = /<w:vMerge w:val="continue"\/><\/w:tcPr><w:p>[\s\S]*?<\/w:p>/g
    const with_ = (text: string) =>
      form.replace(unseen, `<w:vMerge w:val="continue"/></w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)
    const plain = await linesOf(await docxOf(form))
    expect((await linesOf(await docxOf(with_('旧')))).filter((line) => !line.startsWith('["unread"'))).toEqual(plain)
    expect((await linesOf(await docxOf(with_('旧')))).some((line) => line.includes('旧'))).toBe(true)
  })

  it('holds the front page alone as well as both', async () => {
    const front = `${form.split('</w:tbl>')[0]}</w:tbl>`
    expect((await linesOf(await docxOf(front))).find((line) => line.startsWith('["basic"'))).toContain('林致远')
    expect((await linesOf(await docxOf(tableXml([[{ xml: form }]])))).join()).toContain('方宁')
  })

  it('is refused where two people stand in it', async () => {
    expect(await linesOf(await docxOf(form + form))).toEqual(['refused import.two-forms'])
  })
})

describe('the birth on a form', () => {
  it.each([
    ['1975.03\n51岁', '197503'],
    ['1975.03（51周岁）', '197503'],
    ['1975.03(51)', '197503'],
    ['1975.03\n（５１岁）', '197503'],
    ['１９７５．０３', '197503'],
    ['1975年3月\n51岁', '197503'],
    ['1975.03.12（51岁）', '19750312'],
    ['一九七五年三月', '197503'],
  ])('is %j, whatever age stands beside it', async (birth, read) => {
    const { fields, doubts } = await basicOf({ birth })
    expect([fields['birth'], doubts]).toEqual([read, []])
  })

  it.each(['51岁', '（51岁）', '62岁7个月'])('is asked for where only an age is written: %s', async (birth) => {
    const { fields, doubts } = await basicOf({ birth })
    expect([fields['birth'], doubts]).toEqual([undefined, ['date-unread']])
  })

  it('is asked about where a month may be January or October, or a century was left out', async () => {
    expect((await basicOf({ birth: '1975.1' })).doubts).toEqual(['january-or-october'])
    expect((await basicOf({ birth: '75.03' })).doubts).toEqual(['century-assumed'])
  })
})

describe('what is ticked', () => {
  it.each(['☑男 □女', '■男□女', '√男　女'])('is read: %s', async (sex) => {
    expect((await basicOf({ sex })).fields['sex']).toEqual({ code: '1', text: '男' })
  })
})

describe('the day of a report', () => {
  it.each([
    ['星河重工有限公司党委\n2026年11月1日', '20261101'],
    ['星河重工有限公司党委\n２０２６年１１月　１日', '20261101'],
    ['星河重工有限公司党委（盖章）\n2026.11.1', '20261101'],
    ['星河重工有限公司党委\n2026年11月', '202611'],
    ['星河重工有限公司党委\n2026年11月　日', '202611'],
    ['星河重工有限公司党委\n　年　月　日', undefined],
  ])('is told apart from the unit in %j', async (reporter, filledOn) => {
    const { records } = await basicOf({ reporter })
    const fields = records.find(({ section }) => section === 'form')?.fields
    expect([fields?.['submitter'], fields?.['filledOn']]).toEqual(['星河重工有限公司党委', filledOn])
  })
})
