import PDFDocument from 'pdfkit'
import { formVersion } from '#domain/prints/form.ts'
import type { PrintJob } from '#domain/prints/job.ts'
import type { SheetModel } from '#domain/prints/sheets/index.ts'
import type { ResumeLine } from '#domain/prints/sheets/resume.ts'
import type { Instant } from '#domain/time.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { type Faces, openFaces } from '#views/pdf/faces.ts'
import { draw } from '#views/prints/draw.ts'

/** Documents a second, ours and bare, each the median of its rounds, and the pages of one document. */
export type PaperRate = {
  readonly value: number
  readonly bare: number
  readonly share: number
  readonly pages: number
}

/**
 * A ten-page dossier as PDF, warm, against the same number of pages and lines of fixed text drawn with the same opened
 * fonts (docs/architecture.md §12). Both in this thread, in alternating rounds of `seconds`.
 */
export async function measurePaper({ seconds = 3, rounds = 3 } = {}): Promise<PaperRate> {
  const faces = openFaces(noFolders)
  const ours = async () => {
    const drawing = await draw(faces, tenPages)
    if (!drawing.ok) throw new Error(`No glyph for ${drawing.missing.join('')}`)
    return drawing.value.pages.length
  }
  const bare = () => bareDocument(faces, 10)
  const pages = await ours()
  await bare()
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
  for (let round = 0; round < rounds; round += 1) {
    rates.ours.push(await rateOf(ours, seconds))
    rates.bare.push(await rateOf(bare, seconds))
  }
  const [value, plain] = [median(rates.ours), median(rates.bare)]
  return { value, bare: plain, share: value / plain, pages }
}

async function rateOf(work: () => Promise<unknown>, seconds: number): Promise<number> {
  const start = performance.now()
  let count = 0
  while (performance.now() - start < seconds * 1000) {
    await work()
    count += 1
  }
  return (count * 1000) / (performance.now() - start)
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const lines: readonly ResumeLine[] = Array.from({ length: 292 }, (_, index) => ({
  period: `${1960 + (index % 60)}.09--${1961 + (index % 60)}.07  `,
  text: '星河重工有限公司技术部助理工程师、工程师，兼任大型铸锻件数值模拟与智能制造系统集成项目组组长、党支部书记',
}))

const named = { name: '林致远', number: 'XH-0412' }

const sheets: readonly SheetModel[] = [
  {
    is: 'cover',
    title: '干部人事档案',
    copy: '正本',
    ...named,
    unit: '星河重工有限公司技术部',
    nativePlace: '湖南长沙',
  },
  {
    is: 'basic',
    ...named,
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
    fullTime: { level: '大学', degree: '工学学士', schools: ['华北某工业大学材料系铸造专业'] },
    inService: { level: '研究生', degree: '工商管理硕士', schools: ['华中某大学管理学院工商管理专业'] },
    post: '星河重工有限公司总工程师助理、技术部部长',
    rewards: '奖励：2018年05月，经星河重工集团党委批准，授予优秀共产党员称号。',
    appraisals: '2023年度优秀；2024年度称职；2025年度称职。',
    family: Array.from({ length: 7 }, (_, index) => ({
      relation: '父亲',
      name: `林守田`,
      age: String(70 + index),
      politics: '群众',
      work: '某县农机厂退休工人',
    })),
    extra: [],
  },
  { is: 'resume', ...named, lines },
]

/** Cover, basic information and eight pages of résumé. */
export const tenPages: PrintJob = {
  sheets,
  at: '2026-11-24T02:32:00.000Z' as Instant,
  formVersion,
  foot: ['打印：郑安（档案室）　2026-11-24 10:32　用途：归档', '日志：17 abcdef'],
  run: '7F3K',
}

/** What the stack does by itself: fixed lines, already broken, with the same fonts; PDF/A as ours. */
async function bareDocument(faces: Faces, pages: number): Promise<number> {
  const doc = new PDFDocument({ autoFirstPage: false, size: 'A4', margin: 0, pdfVersion: '1.4', subset: 'PDF/A-1b' })
  let bytes = 0
  doc.on('data', (chunk: Uint8Array) => {
    bytes += chunk.length
  })
  const ended = new Promise<void>((resolve) => doc.on('end', resolve))
  const face = faces.stretches('song', '一')[0]?.face
  if (!face) throw new Error('There is no 宋.')
  const perPage = 73
  for (let page = 0; page < pages; page += 1) {
    doc.addPage()
    doc.font(face.font as Buffer, face.id).fontSize(8)
    for (let line = 0; line < perPage; line += 1) {
      const { period, text } = lines[(page * perPage + line) % lines.length] ?? { period: '', text: '' }
      doc.text(period, 110, 80 + line * 9, { lineBreak: false })
      doc.text(text.slice(0, 44), 180, 80 + line * 9, { lineBreak: false })
    }
  }
  doc.end()
  await ended
  return bytes
}
