import { describe, expect, it } from 'vitest'
import { readFile } from '#domain/imports/read-file.ts'
import type { UnderstoodRecord } from '#domain/imports/understand.ts'
import { docxOf, formDocx, formXml, paragraph, pictureParts, pictureXml, relatives, tableXml } from './docx-file.ts'
import { said, understood, value, written } from './person-file.ts'
import { zipFlagged, zipOf } from './zip-file.ts'

async function read(bytes: Uint8Array, name = '林致远.docx') {
  const [one] = await readFile({ name, bytes, mend: false })
  if (!one?.ok) throw new Error(one?.refusal)
  return one.value
}
const refusal = async (bytes: Uint8Array, name = '林致远.docx') => {
  const [one] = await readFile({ name, bytes, mend: false })
  return one?.ok ? 'read' : one?.refusal
}
const records = async (bytes: Promise<Uint8Array>) => (await read(await bytes)).records
const unread = (all: readonly UnderstoodRecord[]) =>
  all.filter(({ section }) => section === 'unread').map(({ raw }) => raw)
const inserted = (text: string) => `<w:ins><w:r><w:t>${text}</w:t></w:r></w:ins>`
const deleted = (text: string) => `<w:del><w:r><w:delText>${text}</w:delText><w:t>${text}</w:t></w:r></w:del>`

describe('a Word form', () => {
  it.each(['2025', 'older'] as const)(
    'of the layout %s says the same as the .lrmx of the same person',
    async (layout) => {
      const same = understood(
        written({
          ShenFenZheng: '',
          GaiGeQianRenZhiNianLingJieXian: '',
          JiSuanNianLingShiJian: '',
          ...(layout === 'older' && { DaoLingNianYue: '' }),
        }),
      )
      const { records: found, remarks } = await read(await formDocx({}, { layout }))
      expect(said(found)).toEqual(said(same))
      expect(found.flatMap(({ doubts }) => doubts)).toEqual([])
      expect(remarks).toEqual([])
    },
  )

  it('is read by its labels, wherever they stand', async () => {
    const body = tableXml([
      ['民族', '回族', '姓名', '马明', '性别', '男'],
      ['籍贯', '宁夏银川', '出生年月', '1980.01', '出生地', '宁夏银川'],
      [
        { text: '参加工作时间', span: 2 },
        { text: '2002.07', span: 4 },
      ],
      [{ text: '健康状况', span: 6 }],
      [{ text: '健康', span: 6 }],
    ])
    const found = await records(docxOf(body))
    expect(
      ['name', 'nation', 'nativePlace', 'birth', 'workStart', 'health'].map((key) => value(found, 'basic', key)),
    ).toEqual(['马明', '回族', '宁夏银川', '1980.01', '2002.07', '健康'])
  })

  it('has level and degree in one cell or two, and the school of each', async () => {
    const one = await records(
      formDocx({ level1: '大学\n工学学士', degree1: '', level2: '研究生工商管理硕士', degree2: '' }),
    )
    expect(
      one
        .filter(({ section }) => section === 'education')
        .map((record) => [value([record], 'education', 'level'), value([record], 'education', 'degree')]),
    ).toEqual([
      ['大学', '工学学士'],
      ['研究生', '工商管理硕士'],
    ])
  })

  it('gives the final text of tracked changes, and says so', async () => {
    const name = `<w:p>${deleted('林志')}${inserted('林致')}<w:r><w:t>远</w:t></w:r></w:p>`
    const { records: found, remarks } = await read(await formDocx({ name: { xml: name } }))
    expect(value(found, 'basic', 'name')).toBe('林致远')
    expect(remarks).toEqual([{ code: 'tracked-changes' }])
  })

  it('leaves rows, cells and formats out that are only kept of before', async () => {
    const gone = `<w:tr><w:trPr><w:del/></w:trPr><w:tc>${paragraph('姓名')}</w:tc><w:tc>${paragraph('别人')}</w:tc></w:tr>`
    const old = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="9"/></w:tcPr></w:tcPrChange>'
    const body = formXml().replace('<w:tr>', `${gone}<w:tr>`).replaceAll('</w:tcPr>', `${old}</w:tcPr>`)
    expect(value(await records(docxOf(body)), 'basic', 'name')).toBe('林致远')
  })

  it('reads text boxes: those in a cell there, those over the page as unread', async () => {
    const box = (text: string) =>
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph(text)}</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(text)}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
    const { records: found, remarks } = await read(
      await docxOf(`${box('浮在页面上的话')}${formXml({ reason: { xml: box('工作需要。') } })}`),
    )
    expect(value(found, 'form', 'reason')).toBe('工作需要。')
    expect(unread(found)).toEqual(['浮在页面上的话'])
    expect(remarks).toEqual([{ code: 'text-box' }])
  })

  it('is read where the whole table stands in a text box, or in a cell of another', async () => {
    const boxed = `<w:p><w:r><w:txbxContent>${formXml()}</w:txbxContent></w:r></w:p>`
    const nested = tableXml([[{ xml: formXml() }]])
    for (const body of [boxed, nested])
      expect(value(await records(docxOf(body)), 'form', 'filledOn')).toBe('2026.11.01')
  })

  it('takes neither placeholders nor hidden text nor phonetic guides for values', async () => {
    const holder = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph('单击此处输入文字')}</w:sdtContent></w:sdt><w:p/>`
    const hidden =
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>林</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>zhi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>致远</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>'
    const { records: found, remarks } = await read(await formDocx({ name: { xml: hidden }, health: { xml: holder } }))
    expect(value(found, 'basic', 'name')).toBe('林致远')
    expect(value(found, 'basic', 'health')).toBe('')
    expect(remarks).toEqual([{ code: 'hidden-text' }])
  })

  it('keeps an age as it is written, with the day of the form, and asks for the birth', async () => {
    const ages = relatives.map(
      ([relation, name, , politics, work], at) => [relation, name, ['49', ''][at] ?? '', politics, work] as const,
    )
    const found = await records(formDocx({}, { family: ages, birthHead: '年龄' }))
    const [wife, father] = found.filter(({ section }) => section === 'family')
    expect(wife?.fields['birth']).toBeUndefined()
    expect(wife?.fields['ageWritten']).toBe('49岁（2026.11）')
    expect(wife?.doubts).toMatchObject([{ code: 'age-for-birth', field: 'birth', params: { text: '49岁' } }])
    expect([father?.fields['deceased'], father?.doubts]).toEqual([true, []])
  })

  it('keeps what stands under no label, and not the places to stamp', async () => {
    const body = formXml().replace('<w:tbl>', `${paragraph('机密')}<w:tbl>`)
    const more = tableXml([['备注', '见附件']])
    expect(unread(await records(docxOf(body + more))).sort()).toEqual(['备注', '机密', '见附件'].sort())
  })

  it('keeps an opinion that was written', async () => {
    const body = formXml().replace('（盖章）', '同意。')
    expect(unread(await records(docxOf(body)))).toEqual([expect.stringContaining('同意。')])
  })

  it.each<[string, readonly number[], string, string | undefined]>([
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0], 'jpeg', undefined],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'png', undefined],
    ['WMF', [0xd7, 0xcd, 0xc6, 0x9a], 'wmf', 'picture-wmf'],
    ['EMF', [0x01, 0, 0, 0], 'emf', 'picture-wmf'],
  ])('takes a photo that is a %s, or says that it was left out', async (_, picture, ending, remark) => {
    const bytes = new Uint8Array(picture)
    const found = await read(await formDocx({ photo: { xml: pictureXml() } }, {}, pictureParts(bytes, ending)))
    expect(found.portrait && [...found.portrait]).toEqual(remark ? undefined : picture)
    expect(found.remarks).toEqual(remark ? [{ code: remark }] : [])
  })

  it('says that a picture is missing which the file only points to', async () => {
    const found = await read(await formDocx({ photo: { xml: pictureXml('rId404') } }))
    expect(found.remarks).toEqual([{ code: 'picture-missing' }])
  })

  it('is told by its parts, whatever it is called', async () => {
    expect(await refusal(await formDocx(), '林致远.lrmx')).toBe('read')
  })

  it('with a hundred thousand blank paragraphs is read, and with as many lines is refused', async () => {
    expect(value(await records(docxOf(formXml() + '<w:p></w:p>'.repeat(100_000))), 'basic', 'name')).toBe('林致远')
    expect(await refusal(await docxOf(formXml() + paragraph('这是一行别的文字').repeat(200_000)))).toBe(
      'import.too-much',
    )
  })

  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['two forms', () => docxOf(formXml() + formXml()), 'import.two-forms'],
    ['no form', () => docxOf(paragraph('通知')), 'import.not-a-form'],
    ['another table', () => docxOf(tableXml([['序号', '姓名', '部门']])), 'import.not-a-form'],
    ['macros', () => formDocx({}, {}, [['word/vbaProject.bin', 'x']]), 'import.macros'],
    ['a broken part', () => docxOf(formXml().slice(0, -40)), 'import.docx-broken'],
    ['entities', () => docxOf('<!DOCTYPE x [<!ENTITY a "b">]>'), 'import.docx-broken'],
    ['elements in each other without end', () => docxOf('<w:p>'.repeat(10_000)), 'import.too-much'],
    ['a table without end', () => docxOf(tableXml(Array.from({ length: 9_000 }, () => ['x']))), 'import.too-much'],
    ['a password of a zip', () => zipFlagged([['word/document.xml', 'x']], 1), 'import.password'],
    ['sheets', () => zipOf([['xl/workbook.xml', 'x']]), 'import.sheet'],
    ['nothing of an office', () => zipOf([['a.txt', 'x']]), 'import.archive'],
    ['only its first half', async () => (await formDocx()).slice(0, 900), 'import.docx-broken'],
  ])('with %s is refused', async (_, bytes, reason) => {
    expect(await refusal(await bytes())).toBe(reason)
  })

  it.each([
    ['EncryptedPackage', 'x.docx', 'import.password'],
    ['WordDocument', 'x.xls', 'import.word-old'],
    ['Workbook', 'x.doc', 'import.sheet'],
  ])('of old, whose container holds %s, is told by its bytes', async (stream, name, reason) => {
    const bytes = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
      Buffer.from(stream, 'utf16le'),
      Buffer.alloc(60),
    ])
    expect(await refusal(new Uint8Array(bytes), name)).toBe(reason)
  })
})
