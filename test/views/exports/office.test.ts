import readXlsx from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import type { ExchangeFile } from '#domain/dossiers/section.ts'
import type { AppointmentForm } from '#domain/prints/papers/appointment.ts'
import { drawAppointmentDocx } from '#views/exports/appointment.docx.ts'
import { drawList } from '#views/exports/list.xlsx.ts'
import { drawRollWorkbook } from '#views/rolls/table.xlsx.ts'

const entry = (file: Uint8Array, wanted: string): Promise<string> =>
  new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(file), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('end', () => reject(new Error(`No ${wanted}`)))
      zip.on('entry', (one) => {
        if (one.fileName !== wanted) return zip.readEntry()
        zip.openReadStream(one, (error, stream) => {
          if (error) return reject(error)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
        })
      })
      zip.readEntry()
    })
  })

const blank = { level: '', degree: '', schools: [] }
const form: AppointmentForm = {
  is: 'appointment',
  edition: '2025',
  person: {
    is: 'basic',
    name: '林致远',
    number: '',
    sex: '男',
    birth: '1975.03\n（51岁）',
    nation: '汉族',
    nativePlace: '湖南长沙',
    birthPlace: '湖南长沙',
    party: '1999.06',
    workStart: '1997.07',
    retirement: '2037.10\n（62岁7个月）',
    health: '健康',
    title: '高级工程师',
    speciality: '铸造工艺',
    fullTime: blank,
    inService: blank,
    post: '',
    rewards: '',
    appraisals: '',
    family: [{ relation: '妻子', name: '许明舟', age: '49', politics: '群众', work: '' }],
    extra: [],
  },
  resume: [],
  proposed: '',
  removed: '',
  reason: '',
  submitter: '',
  filledOn: '2026年11月1日',
  filledBy: '方宁',
}

const relatives = Array.from({ length: 9 }, (_, at) => ({
  ChengWei: '妻子',
  XingMing: `许明${at}`,
  GongZuoDanWeiJiZhiWu: '某厂',
}))
const values: Readonly<Record<string, string>> = {
  XingMing: '林致远',
  JianLi: '1993.09--1997.07  学习\r\n1997.07--         <技术员> & 工程师',
  RenMianLiYou: '工作需要。',
}
const file: ExchangeFile = {
  text: (tag) => values[tag] ?? '',
  items: () => relatives.map((one) => (tag) => (one as Record<string, string>)[tag] ?? ''),
}

describe('the form for Word', () => {
  it('says every label and value of the form, nothing cut off, and nine relatives have nine rows', async () => {
    const xml = await entry(await drawAppointmentDocx(form, file, undefined), 'word/document.xml')
    const words = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text)
    for (const text of [
      '姓 名',
      '林致远',
      '1975.03',
      '（51岁）',
      '1999.06',
      '2037.10',
      '（62岁7个月）',
      '工作需要。',
      '填表人：方宁',
      '2026年11月1日',
    ])
      expect(words, text).toContain(text)
    expect(words).toContain('1997.07--         &lt;技术员&gt; &amp; 工程师')
    for (const { XingMing } of relatives) expect(words).toContain(XingMing)
    expect(words).toContain('49')
    expect(xml).toContain('w:w="2057"')
  })

  it('is the same bytes for the same words', async () => {
    const draw = () => drawAppointmentDocx(form, file, undefined)
    expect(Buffer.compare(Buffer.from(await draw()), Buffer.from(await draw()))).toBe(0)
  })
})

describe('a list as a workbook', () => {
  it('is text in every cell, also what begins like a formula', async () => {
    const rows = [
      ['王建国', '=1+1', '+86', '-3', '@x', '110101197503129973', '1975.03'],
      ['甲\u0001乙', '\t=A1', '', '0012', '＝1', '', ''],
    ]
    const bytes = await drawList({
      name: '名单',
      title: '花名册',
      columns: 'abcdefg'.split('').map((label) => ({ label, width: 12 })),
      rows,
      foot: ['制表：方宁'],
    })
    const xml = await entry(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).not.toMatch(/<f[ >]/)
    const [read] = await readXlsx(Buffer.from(bytes), { trim: false })
    expect(read?.data.slice(2, 4)).toEqual([rows[0], ['甲乙', '\t=A1', null, '0012', '＝1', null, null]])
    expect(read?.data.flat()).toContain('制表：方宁')
  })

  it('is as high in each row as its words need, and printed as wide as one sheet, with its head on every page', async () => {
    const bytes = await drawList({
      name: "人员'名单",
      title: '',
      columns: [
        { label: '姓名', width: 10 },
        { label: '现任职务', width: 21 },
      ],
      rows: [
        ['王建国', '办公室主任'],
        ['刘海', '集团公司生产制造部总装车间副主任'],
      ],
      foot: [],
    })
    const xml = await entry(bytes, 'xl/worksheets/sheet1.xml')
    const heights = [...xml.matchAll(/<row r="[23]"[^>]* ht="([\d.]+)"/g)].map(([, height]) => Number(height))
    expect(heights).toEqual([19, 34])
    expect(xml).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"')
    expect(xml).toContain('numberStoredAsText="1"')
    expect(await entry(bytes, 'xl/workbook.xml')).toContain("'人员''名单'!$1:$1")
  })
})

describe('a roll as a workbook', () => {
  it('is as high in each row as its words need, also where they stand on several lines', async () => {
    const bytes = await drawRollWorkbook({
      is: 'table',
      title: '名册',
      unit: '集团公司',
      until: '截至2026年11月24日',
      madeBy: '方宁',
      lying: true,
      columns: [
        { label: '序号', width: 17 },
        { label: '出生年月\n（岁）', width: 17 },
      ],
      parts: [
        {
          heading: '一、公司正职',
          rows: [
            ['1', '1978.06'],
            ['2', '1978.06\n（48岁）'],
          ],
        },
      ],
      count: 2,
      notes: [],
    })
    const xml = await entry(bytes, 'xl/worksheets/sheet1.xml')
    const heights = [...xml.matchAll(/<row r="\d+"[^>]* ht="([\d.]+)"/g)].map(([, height]) => Number(height))
    expect(heights.slice(2, 6)).toEqual([34, 19, 19, 34])
  })
})
