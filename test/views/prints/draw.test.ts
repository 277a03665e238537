import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { formVersion } from '#domain/prints/form.ts'
import type { PrintJob } from '#domain/prints/job.ts'
import type { Sheets } from '#domain/prints/sheets/index.ts'
import type { ResumeLine } from '#domain/prints/sheets/resume.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { uprightPhoto } from '#views/pdf/photo.ts'
import { draw, type Traced } from '#views/prints/draw.ts'
import { sheetsFor } from '../../domain/prints/sheets-of.ts'
import { openPdf, pdfText } from '../../pdf.ts'

/** The faces that come with the program and no other: what a machine without fonts has. */
const faces = openFaces(noFolders)

const jobOf = (sheets: Sheets, more: Partial<PrintJob> = {}): PrintJob => ({
  sheets: [sheets.cover, sheets.basic, sheets.resume],
  at: '2026-11-24T02:32:00.000Z' as never,
  formVersion,
  foot: ['打印：郑安（档案室）　2026-11-24 10:32　用途：归档', '日志：17 abcdef'],
  run: '7F3K',
  ...more,
})

async function drawn(job: PrintJob) {
  const drawing = await draw(faces, job)
  if (!drawing.ok) throw new Error(`No glyph for ${drawing.missing.join('')}`)
  return { ...drawing.value, placed: drawing.placed }
}

/** Cells break and space words at will, so blanks do not count when the words are compared. */
const bare = (text: string) => text.replace(/\s/g, '')

const outside = (placed: Traced['placed']) =>
  placed.filter(({ box, cell }) => {
    const slack = 0.05
    return (
      box.x < cell.x - slack ||
      box.y < cell.y - slack ||
      box.x + box.width > cell.x + cell.width + slack ||
      box.y + box.height > cell.y + cell.height + slack
    )
  })

const times = (text: string, count: number) => Array.from({ length: count }, () => text).join('')

const resumeOf = (lines: number, text = '星河重工有限公司技术部助理工程师'): readonly ResumeLine[] =>
  Array.from({ length: lines }, (_, index) => ({ period: `${1960 + index}.09--${1961 + index}.07  `, text }))

const withResume = (lines: readonly ResumeLine[]): Sheets => ({
  ...sheetsFor(),
  resume: { ...sheetsFor().resume, lines },
})

/** A person with more to say than any cell holds. */
const long = (): Sheets => {
  const sheets = sheetsFor({
    basic: {
      name: '阿卜杜热合曼·买买提艾力·吐尔逊',
      nativePlace: '内蒙古呼伦贝尔莫力达瓦达斡尔族自治旗',
      post: times('星河重工集团有限责任公司党委委员、副总经理，', 14),
      speciality: '大型铸锻件数值模拟与智能制造系统集成',
    },
    more: {
      family: Array.from({ length: 19 }, (_, index) => ({
        relation: { text: '父亲' },
        name: `林守田${index}`,
        birth: '194903',
        politics: { text: '无党派民主人士' },
        work: index === 9 ? times('某县人民医院退休护士长，', 40) : '某县农机厂退休工人',
      })),
      rewards: [{ text: times('授予优秀共产党员称号，', 70) }],
    },
  })
  const unit = times('星河重工集团有限责任公司华东区域总部第三事业部', 10)
  return {
    cover: { ...sheets.cover, unit },
    basic: { ...sheets.basic, extra: [{ label: '培训情况', text: times('2024年中青班；', 90) }] },
    resume: { ...sheets.resume, lines: resumeOf(120, times('星河重工有限公司技术部助理工程师', 2)) },
  }
}

describe('the printed sheets', () => {
  it('say in the PDF what the dossier says', async () => {
    const sheets = sheetsFor()
    const pdf = await openPdf((await drawn(jobOf(sheets))).pdf)
    const [cover = '', basic = '', resume = ''] = (await pdf.text()).map(bare)
    await pdf.close()
    for (const words of ['干部人事档案', '正本', '林致远', 'XH-0412', '星河重工有限公司技术部', '湖南长沙']) {
      expect(cover).toContain(words)
    }
    const { family, extra, fullTime, inService, is, number, ...rows } = sheets.basic
    const relatives = family.flatMap((relative) => Object.values(relative))
    const schooling = [fullTime, inService].flatMap(({ level, degree, schools }) => [level, degree, ...schools])
    for (const words of [...Object.values(rows), ...relatives, ...schooling]) expect(basic).toContain(bare(words))
    for (const { period, text } of sheets.resume.lines) expect(resume).toContain(bare(period + text))
    expect([cover, basic, resume].join('')).toContain('P-7F3K-2-X')
  })

  it('keep the months of a résumé line apart from its text', async () => {
    const text = await pdfText((await drawn(jobOf(sheetsFor()))).pdf)
    expect(text).toContain('1993.09--1997.07 华北某工业大学材料系铸造专业学习')
    expect(text).toContain('2019.08-- 星河重工有限公司总工程师助理')
  })

  it('are the same bytes for the same job', async () => {
    const hash = async () =>
      createHash('sha256')
        .update((await drawn(jobOf(sheetsFor()))).pdf)
        .digest('hex')
    expect(await hash()).toBe(await hash())
  })

  it('leave no page blank and put no word outside its cell', async () => {
    for (const sheets of [sheetsFor(), long()]) {
      const { pdf, placed, pages } = await drawn(jobOf(sheets))
      expect(outside(placed)).toEqual([])
      const opened = await openPdf(pdf)
      expect(opened.pages).toBe(pages.length)
      for (const share of await opened.ink({ x: 25, y: 10, width: 166, height: 258 }))
        expect(share).toBeGreaterThan(0.001)
      await opened.close()
    }
  })

  it('lose no word of what is too long: it shrinks, wraps, and goes on on another sheet', async () => {
    const sheets = long()
    const { pdf, pages, notes } = await drawn(jobOf(sheets))
    const text = bare(await pdfText(pdf)).replaceAll('（接续页）', '')
    const count = (words: string) => text.split(words).length - 1
    expect(count('某县人民医院退休护士长')).toBeGreaterThanOrEqual(38)
    const characters = (words: string) =>
      [...words].filter((char) => char === '护' || char === '青' || char === '授').length
    expect(characters(text)).toBe(40 + 90 + 70)
    for (const { name } of sheets.basic.family) expect(text).toContain(name)
    expect(text).toContain('基本信息（续）')
    expect(text).toContain('封面（续）')
    expect(text).toContain('简历（续）')
    expect(pages.filter(({ sheet }) => sheet === 'basic').length).toBeGreaterThan(1)
    expect(notes).toContainEqual({ note: 'continued' })
  })

  it('bear a code each, counted through the run', async () => {
    const { pages } = await drawn(jobOf(sheetsFor()))
    expect(pages.map(({ sheet, page, pages, code }) => [sheet, page, pages, code])).toEqual([
      ['cover', 1, 1, 'P-7F3K-1-J'],
      ['basic', 1, 1, 'P-7F3K-2-X'],
      ['resume', 1, 1, 'P-7F3K-3-R'],
    ])
  })

  it('hold nothing but that code in their QR, below the frame', async () => {
    const opened = await openPdf((await drawn(jobOf(sheetsFor()))).pdf)
    const { data, size } = encode('P-7F3K-2-X', { ecc: 'M', border: 0 })
    const module = 15 / size
    const middles = data.flatMap((row, y) =>
      row.map((_, x): [number, number] => [175.8 + (x + 0.5) * module, 275 + (y + 0.5) * module]),
    )
    expect(await opened.darkAt(2, middles)).toEqual(data.flat())
    await opened.close()
  })

  it('say at the foot who printed it, when and why, however long the office is called', async () => {
    const by = '打印：阿卜杜热合曼·买买提艾力（中国岚川重型装备制造集团有限责任公司西北分公司·人力资源、档案管理）'
    const log = `日志：8723 ${'e014d9f6'.repeat(8)}`
    const { pdf, placed } = await drawn(jobOf(sheetsFor(), { foot: [`${by}　2026-11-24 10:32　用途：归档`, log] }))
    expect(bare((await pdfText(pdf)).slice(-400))).toContain(bare(`${by}2026-11-24 10:32用途：归档${log}`))
    expect(outside(placed)).toEqual([])
    expect(Math.max(...placed.map(({ box }) => box.y + box.height))).toBeLessThan(292)
  })

  it('keep the binding edge free, and the frame above the foot', async () => {
    const opened = await openPdf((await drawn(jobOf(sheetsFor(), { run: undefined }))).pdf)
    for (const share of await opened.ink({ x: 0, y: 0, width: 24, height: 297 })) expect(share).toBe(0)
    for (const share of await opened.ink({ x: 0, y: 267, width: 210, height: 5 })) expect(share).toBe(0)
    await opened.close()
  })
})

describe('the hash of a page', () => {
  const hashes = async (job: PrintJob) => (await drawn(job)).pages.map(({ contentHash }) => contentHash)

  it('does not know foot, code or watermark', async () => {
    const filed = await hashes(jobOf(sheetsFor()))
    const again = await hashes(
      jobOf(sheetsFor(), { run: undefined, foot: [], watermark: '预览 · 方宁', at: '2027-01-01T00:00:00Z' as never }),
    )
    expect(again).toEqual(filed)
  })

  it('changes with the page that changed, and with no other', async () => {
    const [cover, basic, resume] = await hashes(jobOf(sheetsFor()))
    const changed = sheetsFor({ more: { resume: [{ from: '199309', to: '199707', text: '另一所大学学习' }] } })
    const [newCover, newBasic, newResume] = await hashes(jobOf(changed))
    expect([newCover, newBasic]).toEqual([cover, basic])
    expect(newResume).not.toBe(resume)
  })

  it('knows the photo and the version of the form', async () => {
    const [, basic] = await hashes(jobOf(sheetsFor()))
    const [, photographed] = await hashes(jobOf(sheetsFor(), { photo: await picture() }))
    const [, otherForm] = await hashes(jobOf(sheetsFor(), { formVersion: 2 }))
    expect(new Set([basic, photographed, otherForm]).size).toBe(3)
  })
})

describe('the résumé box', () => {
  const sizeOf = async (lines: number) => {
    const { notes } = await drawn(jobOf(withResume(resumeOf(lines))))
    return notes.flatMap((note) => (note.note === 'resume-size' ? [note.size] : []))[0]
  }

  it.each([
    [12, 14],
    [13, 13.5],
    [18, 13.5],
    [19, 13],
    [24, 13],
    [25, 12.5],
    [28, 12.5],
    [29, 12],
    [34, 12],
    [35, 11.5],
    [38, 11.5],
    [39, 11],
    [40, 11],
    [41, 10.5],
    [44, 10.5],
    [45, 10],
    [46, 10],
    [47, 9.5],
    [58, 9.5],
    [59, 9],
  ])('sets %i lines in %d pt at first', async (lines, size) => {
    expect(await sizeOf(lines)).toBe(size)
  })

  it('goes down by half a point while the lines do not fit, to 8 and no further', async () => {
    expect([await sizeOf(66), await sizeOf(67), await sizeOf(69), await sizeOf(70)]).toEqual([9, 8.5, 8.5, 8])
    expect(await sizeOf(200)).toBe(8)
  })

  it('goes on on a continuation sheet, and no line is lost', async () => {
    const lines = resumeOf(200)
    const { pdf, pages } = await drawn(jobOf(withResume(lines)))
    expect(pages.filter(({ sheet }) => sheet === 'resume')).toHaveLength(3)
    const text = bare(await pdfText(pdf))
    for (const { period } of lines) expect(text).toContain(bare(period))
  })

  it('hangs the text nine characters of its size behind the months', async () => {
    const { placed } = await drawn(jobOf(withResume(resumeOf(3, times('星河重工有限公司技术部', 6)))))
    const months = placed.filter(({ text }) => /^\d{4}\.09--/.test(text))
    const texts = placed.filter(({ text }) => text.includes('星河重工有限公司技术部星河'))
    const expected = (months[0]?.box.x ?? 0) + (9 * 14) / (72 / 25.4)
    for (const { box } of texts) expect(box.x).toBeCloseTo(expected, 3)
    expect(texts.length).toBeGreaterThan(3)
  })
})

/** The same, and a face with all Latin and Cyrillic letters beside them. */
const lending = openFaces({
  own: [fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf')))],
  system: [],
})

describe('a character without a glyph', () => {
  it('stops the print and is named', async () => {
    const drawing = await draw(faces, jobOf(sheetsFor({ basic: { name: '林𠮷\u{3fffd}' } })))
    expect(drawing).toMatchObject({ ok: false, missing: ['𠮷', '\u{3fffd}'] })
  })

  it('is lent by the next face of the chain where there is one, and said so', async () => {
    const drawing = await draw(lending, jobOf(sheetsFor({ basic: { name: '林Łž' } })))
    if (!drawing.ok) throw new Error(drawing.missing.join(''))
    expect(drawing.value.notes).toContainEqual({ note: 'fallback-face', chars: ['Ł', 'ž'] })
    expect(bare(await pdfText(drawing.value.pdf))).toContain('林Łž')
    expect(await draw(faces, jobOf(sheetsFor({ basic: { name: '林ᠮ' } })))).toMatchObject({ ok: false })
  })

  it('is set run by run: 汉字, Latin with every accent and Cyrillic in one line, as they were written', async () => {
    const names = ['Gülşah Yağmur', 'Paweł Łoś', 'Ђорђе', 'Їжакевич', 'José']
    const family = names.map((name) => ({ relation: { text: '父亲' }, name, work: `退休${name}教师` }))
    const drawing = await draw(lending, jobOf(sheetsFor({ more: { family } })))
    if (!drawing.ok) throw new Error(drawing.missing.join(''))
    const text = bare(await pdfText(drawing.value.pdf))
    for (const name of names) expect(text).toContain(bare(`退休${name}教师`))
    expect(outside(drawing.placed)).toEqual([])
    const again = await draw(lending, jobOf(sheetsFor({ more: { family } })))
    if (!again.ok) throw new Error(again.missing.join(''))
    expect(again.value.pdfHash).toBe(drawing.value.pdfHash)
  })

  it('never makes a word of two faces', () => {
    const stretches = lending.stretches('song', '妻子Paweł教师，José')
    expect(stretches.map(({ text }) => text)).toEqual(['妻子', 'Paweł', '教师，José'])
    expect(new Set(stretches.map(({ face }) => face)).size).toBe(2)
  })

  it('is never one of the standard list, of Extension A, or of those the standard list takes beyond the plane', async () => {
    const { notes } = await drawn(jobOf(sheetsFor({ basic: { name: '㛃䶮堃𫖯𬭊镕' } })))
    expect(notes.map(({ note }) => note)).not.toContain('fallback-face')
  })

  it('of the private use is warned of', async () => {
    const drawing = await draw(faces, jobOf(sheetsFor({ basic: { name: '林\u{e4c6}' } })))
    expect(drawing).toMatchObject({ ok: false, missing: ['\u{e4c6}'] })
  })
})

/** A picture red on its upper half and blue on its lower. */
async function picture({ width = 376, height = 460, orientation = 0, format = 'jpeg' as 'jpeg' | 'png' } = {}) {
  const upright = sharp({ create: { width, height, channels: 3, background: '#0000c0' } }).composite([
    {
      input: { create: { width, height: Math.round(height / 2), channels: 3, background: '#c00000' } },
      gravity: 'north',
    },
  ])
  const raw = await upright.png().toBuffer()
  const turned = { 3: 180, 6: 270, 8: 90 }[orientation] ?? 0
  const image = sharp(await sharp(raw).rotate(turned).png().toBuffer())
  return orientation
    ? image.withMetadata({ orientation }).toFormat(format).toBuffer()
    : image.toFormat(format).toBuffer()
}

describe('the photo', () => {
  it.each([
    ['lying with orientation 6', { orientation: 6 }],
    ['lying with orientation 8', { orientation: 8 }],
    ['upside down with orientation 3', { orientation: 3 }],
    ['with orientation 1', { orientation: 1 }],
    ['without a mark', {}],
    ['as PNG', { format: 'png' as const }],
  ])('stands upright %s, 4:5 and unstretched, without what the camera wrote', async (_, kind) => {
    const bytes = await uprightPhoto(await picture(kind))
    if (!bytes) throw new Error('The picture was not read.')
    const { width, height, exif, hasAlpha, space, orientation } = await sharp(bytes).metadata()
    expect([width / height, exif, hasAlpha, space, orientation]).toEqual([0.8, undefined, false, 'srgb', undefined])
    const colour = async (top: number) => {
      const { data } = await sharp(bytes)
        .extract({ left: 200, top, width: 80, height: 80 })
        .raw()
        .toBuffer({ resolveWithObject: true })
      return data[0] !== undefined && data[2] !== undefined && data[0] > data[2] ? 'red' : 'blue'
    }
    expect([await colour(60), await colour(460)]).toEqual(['red', 'blue'])
  })

  it('flattens what is transparent on white', async () => {
    const clear = await sharp({ create: { width: 400, height: 500, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer()
    const { data } = await sharp(await uprightPhoto(clear))
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(250)
  })

  it('is drawn beside the first four rows, and its lack or damage is said', async () => {
    const notesOf = async (photo?: Uint8Array) =>
      (await drawn(jobOf(sheetsFor(), photo ? { photo } : {}))).notes.map(({ note }) => note)
    expect(await notesOf()).toContain('photo-missing')
    expect(await notesOf(new Uint8Array([1, 2, 3]))).toContain('photo-unreadable')
    expect(await notesOf(await picture())).toEqual(['resume-size'])
    const opened = await openPdf((await drawn(jobOf(sheetsFor(), { photo: await picture() }))).pdf)
    const [, basic = 0] = await opened.ink({ x: 160, y: 32, width: 24, height: 38 })
    expect(basic).toBeGreaterThan(0.9)
    await opened.close()
  })
})

describe('PDF/A-1b', () => {
  const parse = async (job: PrintJob) => Buffer.from((await drawn(job)).pdf).toString('latin1')

  it('says its part and conformance, brings its colour profile, and identifies itself', async () => {
    const file = await parse(jobOf(sheetsFor(), { photo: await picture() }))
    expect(file.startsWith('%PDF-1.4')).toBe(true)
    expect(file).toContain('<pdfaid:part>1</pdfaid:part>')
    expect(file).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(file).toMatch(/\/S \/GTS_PDFA1/)
    expect(file).toMatch(/\/OutputIntents \[/)
    expect(file).toMatch(/\/ID \[<[0-9a-f]+> <[0-9a-f]+>\]/)
  })

  it('embeds every font as a subset, and only those', async () => {
    const file = await parse(jobOf(sheetsFor()))
    const fonts = file.match(/\/Type \/FontDescriptor/g) ?? []
    expect(fonts).toHaveLength(3)
    expect(file.match(/\/FontFile2 /g)).toHaveLength(3)
    expect(file.match(/\/CIDSet /g)).toHaveLength(3)
    expect(file.match(/\/FontName \/[A-Z]{6}\+NotoS/g)).toHaveLength(3)
    expect(file).not.toContain('Helvetica')
  })

  it('has no encryption, no transparency, no script and no attachment, watermark included', async () => {
    const file = await parse(
      jobOf(sheetsFor(), { watermark: '预览 · 方宁 · 2026-11-24 10:32', photo: await picture() }),
    )
    for (const forbidden of [
      '/Encrypt',
      '/SMask',
      '/CA ',
      '/ca ',
      '/Transparency',
      '/JavaScript',
      '/EmbeddedFiles',
      '/LZWDecode',
    ]) {
      expect(file).not.toContain(forbidden)
    }
    expect(file.match(/\/Subtype \/Image/g)).toHaveLength(1)
  })
})

describe('a preview', () => {
  it('shows the same words behind which the viewer and the time stand, and bears no code', async () => {
    const job = jobOf(sheetsFor(), { run: undefined, watermark: '预览 · 方宁 · 2026-11-24 10:32' })
    const { pdf, pages } = await drawn(job)
    const text = await pdfText(pdf)
    expect(text).toContain('预览 · 方宁 · 2026-11-24 10:32')
    expect(bare(text)).toContain('华北某工业大学材料系铸造专业学习')
    expect(text).not.toContain('P-7F3K')
    expect(pages.every(({ code }) => code === undefined)).toBe(true)
  })
})
