import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Fields } from '#domain/dossiers/section.ts'
import { type Edition, formVersion } from '#domain/prints/form.ts'
import type { PrintJob } from '#domain/prints/job.ts'
import type { AppointmentForm } from '#domain/prints/papers/appointment.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { draw, drawBatch, type Traced } from '#views/prints/draw.ts'
import { appointmentFor, type Changes } from '../../domain/prints/sheets-of.ts'
import { openPdf, pdfText, type Rule } from '../../pdf.ts'

const faces = openFaces(noFolders)

const jobOf = (form: AppointmentForm, more: Partial<PrintJob> = {}): PrintJob => ({
  sheets: [form],
  at: '2026-11-24T02:32:00.000Z' as never,
  formVersion,
  foot: ['打印：方宁（人力资源部）　2026-11-24 10:32　未签批'],
  run: '7F3K',
  ...more,
})

async function drawn(form: AppointmentForm, more: Partial<PrintJob> = {}) {
  const drawing = await draw(faces, jobOf(form, more))
  if (!drawing.ok) throw new Error(`No glyph for ${drawing.missing.join('')}`)
  return { ...drawing.value, placed: drawing.placed }
}

/** The numbers of the Word template, copied from its description and not from the code. */
const template = {
  front: {
    left: 22,
    top: 27,
    columns: [13.8, 4.2, 23, 18.8, 23, 23.2, 23.5, 36.3],
    rows: [12.5, 12.2, 12, 12, 6.1, 6.1, 6.1, 6.1, 12.5, 12.5, 12.5, 125.8],
  },
  back: {
    left: 22.5,
    top: 27.8,
    columns: [13, 19.2, 22.9, 10.1, 17.7, 13.8, 69.4],
    rows: [25, 18, 24, 11.4, 12.3, 12.3, 12.3, 12.3, 12.3, 12.3, 12.3, 23.5, 13, 35.6],
  },
}

type Grid = (typeof template)[keyof typeof template]

const sums = (from: number, lengths: readonly number[]) =>
  [0, ...lengths].map((_, at) => lengths.slice(0, at).reduce((sum, length) => sum + length, from))

/** A cell: from which column to before which, from which row to before which. */
type Cell = readonly [from: number, to: number, row: number, until: number]

const third = (row: number): readonly Cell[] =>
  [
    [0, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 6],
    [6, 7],
  ].map(([from = 0, to = 0]) => [from, to, row, row + 1] as const)

const wide: readonly Cell[] = [
  [0, 2, 3, 4],
  [2, 4, 3, 4],
  [4, 5, 3, 4],
  [5, 7, 3, 4],
]

const frontCells = (edition: Edition): readonly Cell[] => [
  ...third(0),
  ...third(1),
  ...third(2),
  ...(edition === '2025' ? third(3) : wide),
  [7, 8, 0, 4],
  [0, 2, 4, 8],
  ...[4, 6].flatMap((row): readonly Cell[] => [
    [2, 3, row, row + 2],
    [3, 5, row, row + 2],
    [5, 6, row, row + 2],
    [6, 8, row, row + 2],
  ]),
  ...[8, 9, 10].flatMap((row): readonly Cell[] => [
    [0, 3, row, row + 1],
    [3, 8, row, row + 1],
  ]),
  [0, 1, 11, 12],
  [1, 8, 11, 12],
]

const backCells: readonly Cell[] = [
  ...[0, 1, 2].flatMap((row): readonly Cell[] => [
    [0, 1, row, row + 1],
    [1, 7, row, row + 1],
  ]),
  [0, 1, 3, 11],
  ...[3, 4, 5, 6, 7, 8, 9, 10].flatMap((row): readonly Cell[] => [
    [1, 2, row, row + 1],
    [2, 3, row, row + 1],
    [3, 4, row, row + 1],
    [4, 5, row, row + 1],
    [5, 7, row, row + 1],
  ]),
  [0, 1, 11, 13],
  [1, 7, 11, 13],
  [0, 1, 13, 14],
  [1, 5, 13, 14],
  [5, 6, 13, 14],
  [6, 7, 13, 14],
]

/** Every stroke that the cells and the outer frame have, as text, each once. */
function meant({ left, top, columns, rows }: Grid, cells: readonly Cell[]): ReadonlySet<string> {
  const [x, y] = [sums(left, columns), sums(top, rows)]
  const sides = ([from, to, row, until]: Cell, weight: number) => {
    const [x1 = 0, x2 = 0, y1 = 0, y2 = 0] = [x[from], x[to], y[row], y[until]]
    return [
      { x1, y1, x2, y2: y1, weight },
      { x1, y1: y2, x2, y2, weight },
      { x1, y1, x2: x1, y2, weight },
      { x1: x2, y1, x2, y2, weight },
    ].map(asText)
  }
  return new Set([...cells.flatMap((cell) => sides(cell, 1)), ...sides([0, columns.length, 0, rows.length], 1.5)])
}

/** To a twentieth of a millimetre; which end comes first does not matter. */
const asText = ({ x1, y1, x2, y2, weight }: Rule): string => {
  const [a, b] = [Math.min(x1, x2), Math.max(x1, x2)].map((x) => x.toFixed(2))
  const [c, d] = [Math.min(y1, y2), Math.max(y1, y2)].map((y) => y.toFixed(2))
  return `${a},${c} ${b},${d} ${weight}`
}

/** The strokes of a page, the thin one above its foot aside. */
async function ruled(pdf: Uint8Array, page: number): Promise<ReadonlySet<string>> {
  const opened = await openPdf(pdf)
  const rules = await opened.rules(page)
  await opened.close()
  return new Set(rules.filter(({ weight }) => weight >= 1).map(asText))
}

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

const lines = (count: number, text = '星河重工有限公司技术部助理工程师'): readonly Fields[] =>
  Array.from({ length: count }, (_, index) => ({
    from: `${1900 + index}09`,
    to: `${1901 + index}07`,
    text,
  }))

const filledForm: Fields = {
  proposed: '星河重工有限公司副总工程师',
  removed: '星河重工有限公司总工程师助理',
  reason: '工作需要。',
  submitter: '星河重工有限公司党委',
  filledOn: '20261101',
  filledBy: '方宁',
}

const shortest: Changes = {
  basic: Object.fromEntries(
    ['number', 'post', 'birth', 'nativePlace', 'birthPlace', 'partyDate', 'speciality', 'retirement'].map((key) => [
      key,
      undefined,
    ]),
  ),
  more: { education: [], resume: [], titles: [], rewards: [], appraisals: [], family: [] },
}

const longest: Changes = {
  basic: {
    name: '阿卜杜热合曼·买买提艾力·吐尔逊',
    nativePlace: '内蒙古呼伦贝尔莫力达瓦达斡尔族自治旗',
    partyDate: '1994.05；中国国民党革命委员会2001.08',
    post: times('星河重工集团有限责任公司党委委员、副总经理，', 14),
    speciality: '大型铸锻件数值模拟与智能制造系统集成',
  },
  more: {
    resume: lines(120, '星河重工有限公司技术部助理工程师，兼铸造车间技术员（挂职）'),
    family: Array.from({ length: 19 }, (_, index) => ({
      relation: { text: '父亲' },
      name: `林守田${index}`,
      birth: '194903',
      politics: { text: '无党派民主人士' },
      work: index === 9 ? times('某县人民医院退休护士长，', 40) : '某县农机厂退休工人',
    })),
    rewards: [{ text: times('授予优秀共产党员称号，', 70) }],
    form: [
      {
        ...filledForm,
        proposed: times('星河重工集团有限责任公司党委书记、董事长，', 20),
        reason: times('政治素质好，驾驭全局能力强。', 60),
      },
    ],
  },
}

const rarest: Changes = {
  basic: { name: '𠮷田䶮', nativePlace: '四川峨边', post: '星河重工有限公司顾问（Müller-Łukasiewicz & Söhne GmbH）' },
  more: { family: [{ relation: { text: '妻子' }, name: "Niamh O'Connor-Fitzgerald", work: 'Trinity College Dublin' }] },
}

describe('the appointment form', () => {
  it.each<Edition>(['2025', 'older'])(
    'has every rule where the template of the %s layout puts it, and no other',
    async (edition) => {
      const { pdf } = await drawn(appointmentFor({ edition }))
      expect([...(await ruled(pdf, 1))].sort()).toEqual([...meant(template.front, frontCells(edition))].sort())
      expect([...(await ruled(pdf, 2))].sort()).toEqual([...meant(template.back, backCells)].sort())
    },
  )

  it('keeps its rules whoever it is about: no row grows', async () => {
    for (const changes of [shortest, longest]) {
      const { pdf } = await drawn(appointmentFor(changes))
      expect([...(await ruled(pdf, 1))].sort()).toEqual([...meant(template.front, frontCells('2025'))].sort())
      expect([...(await ruled(pdf, 2))].sort()).toEqual([...meant(template.back, backCells)].sort())
    }
  })

  it('says what the dossier says, front and back', async () => {
    const form = appointmentFor({ more: { form: [filledForm] } })
    const pdf = await openPdf((await drawn(form)).pdf)
    const [front = '', back = ''] = (await pdf.text()).map(bare)
    await pdf.close()
    const { family, extra, fullTime, inService, is, number, rewards, appraisals, ...rows } = form.person
    const schooling = [fullTime, inService].flatMap(({ level, degree, schools }) => [level, degree, ...schools])
    const resume = form.resume.map(({ period, text }) => period + text)
    for (const words of [...Object.values(rows), ...schooling, ...resume, form.proposed, form.removed])
      expect(front).toContain(bare(words))
    const relatives = family.flatMap((relative) => Object.values(relative))
    for (const words of [
      rewards,
      appraisals,
      ...relatives,
      form.reason,
      form.submitter,
      '2026年11月1日',
      '填表人：方宁',
    ])
      expect(back).toContain(bare(words))
    expect(front).toContain('干部任免审批表')
    for (const page of [front, back]) expect(page).toContain('未签批')
  })

  it('has 到龄时间 in the layout of 2025, and 健康状况 in its place in the older one', async () => {
    const [current, older] = await Promise.all(
      (['2025', 'older'] as const).map(async (edition) =>
        bare(await pdfText((await drawn(appointmentFor({ edition }))).pdf)),
      ),
    )
    expect(current).toContain('2037.10（62岁7个月）')
    expect(older).not.toContain('2037.10')
    expect(older).toContain('健康状况')
  })

  it('counts ages to the day it was filled in for, to today where it says none', async () => {
    const age = (changes: Changes) => appointmentFor(changes).person.birth
    expect(age({})).toBe('1975.03\n（51岁）')
    expect(age({ more: { form: [{ filledOn: '20250101' }] } })).toBe('1975.03\n（49岁）')
    expect(age({ more: { form: [{ filledOn: '20250101', ageDate: '20250301' }] } })).toBe('1975.03\n（50岁）')
  })

  it('writes punishments and whatever else 奖惩情况 says after the rewards, and 无 only where that was declared', () => {
    const said = (changes: Changes) => appointmentFor(changes).person.rewards
    expect(said({ more: { conduct: [{ text: '2019年03月，因工作失误受警告处分。' }] } })).toBe(
      '2018年05月，经星河重工集团党委批准，授予优秀共产党员称号；2019年03月，因工作失误受警告处分。',
    )
    const punished = {
      kind: { code: '11', text: '党内警告' },
      decided: '201903',
      authority: '集团纪委',
      text: '因工作失误',
      until: '201909',
    }
    expect(said({ more: { rewards: [], punishments: [punished] } })).toBe(
      '2019年03月，经集团纪委批准，因工作失误，受党内警告处分（影响期至2019.09）。',
    )
    expect(
      said({ more: { rewards: [], punishments: [{ kind: { code: '51', text: '诫勉' }, decided: '2020' }] } }),
    ).toBe('2020年，受诫勉。')
    expect(said({ more: { rewards: [] } })).toBe('')
    expect(said({ more: { rewards: [] }, nothing: ['rewards'] })).toBe('无')
  })

  it('fits the shortest and the longest person without a word outside its cell and without losing one', async () => {
    for (const changes of [shortest, {}, longest]) {
      const { pdf, placed, pages } = await drawn(appointmentFor(changes))
      expect(outside(placed)).toEqual([])
      expect(pages.length % 2).toBe(0)
      const opened = await openPdf(pdf)
      expect(opened.pages).toBe(pages.length)
      await opened.close()
    }
    const { pdf, notes } = await drawn(appointmentFor(longest))
    const text = bare(await pdfText(pdf)).replaceAll('（接续页）', '')
    const count = (char: string) => [...text].filter((each) => each === char).length
    expect([count('授'), count('护'), count('驭'), count('挂')]).toEqual([70, 40, 60, 120])
    expect(count('董')).toBe(20)
    for (let index = 0; index < 19; index += 1) expect(text).toContain(`林守田${index}`)
    for (let index = 0; index < 120; index += 1) expect(text).toContain(`${1900 + index}.09--${1901 + index}.07`)
    expect(notes).toContainEqual({ note: 'continued' })
    expect(notes).toContainEqual({ note: 'resume-size', size: 8 })
  })

  it('prints the rarest names, and names the character that no face has', async () => {
    const rare = appointmentFor(rarest)
    const drawing = await draw(faces, jobOf(rare))
    expect(drawing.ok ? [] : drawing.missing).toEqual(['𠮷'])
    const { pdf, placed } = await drawn({ ...rare, person: { ...rare.person, name: '吉田䶮' } })
    expect(outside(placed)).toEqual([])
    const text = bare(await pdfText(pdf))
    for (const words of ['吉田䶮', 'Müller-Łukasiewicz', "NiamhO'Connor-Fitzgerald"]) expect(text).toContain(words)
  })

  it('is set by the number of its lines: the first size of the table that fits the box, then smaller', async () => {
    const sizeOf = async (count: number) => {
      const { notes } = await drawn(appointmentFor({ more: { resume: lines(count) } }))
      return notes.find((note) => note.note === 'resume-size')?.size
    }
    expect(await Promise.all([1, 12, 13, 18, 19, 24].map(sizeOf))).toEqual([14, 14, 13.5, 13.5, 13, 13])
    expect(await sizeOf(38)).toBeLessThan(9.5)
  })

  it('hangs the text of the résumé nine characters of its size behind the rule', async () => {
    const { placed } = await drawn(appointmentFor())
    const months = placed.find(({ text }) => text.startsWith('1993.09--1997.07'))
    const text = placed.find(({ text }) => text.startsWith('华北某工业大学材料系铸造专业学习'))
    expect((text?.box.x ?? 0) - (months?.box.x ?? 0)).toBeCloseTo(44.45, 2)
  })

  it('keeps the proportions of the photo, within its cell', async () => {
    const photo = await sharp({ create: { width: 320, height: 400, channels: 3, background: '#333333' } })
      .jpeg()
      .toBuffer()
    const pdf = await openPdf((await drawn(appointmentFor(), { photo })).pdf)
    const cell = { x: 22 + 129.5 + 0.5, y: 27 + 0.5, width: 35.3, height: 47.7 }
    const [ink = 0] = await pdf.ink(cell)
    await pdf.close()
    expect(ink).toBeCloseTo((34.3 * 34.3 * 1.25) / (35.3 * 47.7), 1)
  })

  it('is the same bytes for the same job', async () => {
    const hash = async () =>
      createHash('sha256')
        .update((await drawn(appointmentFor(longest))).pdf)
        .digest('hex')
    expect(await hash()).toBe(await hash())
  })
})

describe('forms of several people', () => {
  const job = (name: string, run: string) => jobOf(appointmentFor({ basic: { name } }), { run })

  it('follow each other in the order of the jobs, each as often as asked, each with the codes of its own run', async () => {
    const jobs = [job('林致远', '7F3K'), job('许明舟', '8G4M')]
    const { pdf, parts } = await drawBatch(faces, { jobs, copies: 3, at: jobs[0]?.at as never })
    const opened = await openPdf(pdf)
    const text = (await opened.text()).map(bare)
    await opened.close()
    expect(text).toHaveLength(12)
    const fronts = text.filter((_, at) => at % 2 === 0)
    expect(
      fronts.map((page) => (page.includes('姓名林致远') ? '林' : page.includes('姓名许明舟') ? '许' : '')),
    ).toEqual([...'林林林许许许'])
    expect(text[8]).toContain('P-8G4M-1-')
    expect(parts.map((part) => part.ok && part.pages.map(({ page }) => page))).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  it('leave out whoever cannot be printed, name the character, and print the others', async () => {
    const jobs = [job('林致远', '7F3K'), job('𠮷田', '8G4M'), job('许明舟', '9H5N')]
    const { pdf, parts } = await drawBatch(faces, { jobs, copies: 1, at: jobs[0]?.at as never })
    expect(parts.map((part) => (part.ok ? 'drawn' : part.missing))).toEqual(['drawn', ['𠮷'], 'drawn'])
    expect(bare(await pdfText(pdf))).toContain('许明舟')
  })
})
