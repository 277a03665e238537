import { AlignmentType, Document, LineRuleType, Packer, Paragraph, TextRun } from 'docx'
import type { ExchangeFile } from '#domain/dossiers/section.ts'
import type { AppointmentForm } from '#domain/prints/papers/appointment.ts'
import { back } from './appointment-back.docx.ts'
import { front } from './appointment-front.docx.ts'
import { repacked } from './repacked.ts'
import { faces, mm } from './word-grid.ts'

/**
 * 干部任免审批表 of 2025 for Word (docs/law/appointment-form.md §2), front and back of one sheet. Words stand as they came
 * in; dates and ages as the form writes them.
 */
export async function drawAppointmentDocx(
  form: AppointmentForm,
  file: ExchangeFile,
  photo: Uint8Array | undefined,
): Promise<Uint8Array> {
  const document = new Document({
    title: '干部任免审批表',
    creator: '',
    lastModifiedBy: '',
    styles: { default: { document: { run: { font: faces, size: 28 } } } },
    sections: [
      { properties: page(11.1, 20, 12, 22), children: [heading(), front(form, file, photo)] },
      { properties: page(27.8, 20, 10, 22.5), children: [back(form, file), signed(form)] },
    ],
  })
  return repacked(await Packer.toBuffer(document))
}

const page = (top: number, right: number, bottom: number, left: number) => ({
  page: {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(top), right: mm(right), bottom: mm(bottom), left: mm(left), header: 0, footer: 0, gutter: 0 },
  },
})

const heading = () =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: mm(4), line: 560, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '干 部 任 免 审 批 表', size: 48, font: faces })],
  })

const signed = ({ filledBy }: AppointmentForm) =>
  new Paragraph({
    spacing: { before: mm(1), line: 280, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: `填表人：${filledBy}`, size: 24 })],
  })
