import type { PrintNote } from '#domain/prints/job.ts'
import type { AppointmentForm } from '#domain/prints/papers/appointment.ts'
import { fill } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { type Box, gridAt, top } from '#views/pdf/geometry.ts'
import { drawContinuation } from './continuation.pdf.ts'
import { drawRelatives, type Put, putInto, relativeHeight, relativesHead, relativesHeadHeight } from './family.pdf.ts'
import { drawHead, drawPhoto, drawPost, drawSchooling, frontColumns, frontRows } from './front.pdf.ts'
import { overflow } from './overflow.ts'
import { frameTable, goesOn, lines, sideLabel, title } from './parts.ts'
import { drawResumePage, wholePage } from './resume.pdf.ts'
import { drawResumeLines, type SetResume, setResume } from './resume-box.pdf.ts'

/** The columns of the back, in mm (docs/law/appointment-form.md §2). */
export const backColumns = [13, 19.2, 22.9, 10.1, 17.7, 13.8, 69.4]
const printedRelatives = 7
const relatives = Array.from({ length: printedRelatives }, () => relativeHeight)
/** Its rows: rewards, appraisals, reason; the family; the submitter and the date; the opinions. */
export const backRows = [25, 18, 24, relativesHeadHeight, ...relatives, 23.5, 13, 35.6]

export const front = gridAt(22, top, frontColumns, frontRows)
export const back = gridAt(22.5, 27.8, backColumns, backRows)
const heading = '干部任免审批表'

/**
 * 干部任免审批表: front and back of one sheet. What finds no room goes on on further sheets, and a last page without text
 * says so, so that nobody's form begins on another's back when both sides are printed.
 */
export function drawAppointment(
  doc: Document,
  form: AppointmentForm,
  photo: Uint8Array | undefined,
): readonly PrintNote[] {
  const rest = overflow()
  const put = putInto(doc, rest.add)
  const before = doc.contents.length
  const resume = setResume(doc, form.resume, front.area(1, 8, 11), wholePage)

  doc.addPage()
  drawFront(doc, form, photo, { put, rest, resume })
  doc.addPage()
  drawBack(doc, form, put)
  drawRest(doc, form, { rest, resume })
  if ((doc.contents.length - before) % 2 === 1) drawWithoutText(doc)
  return [{ note: 'resume-size', size: resume.size }]
}

type Hands = { readonly put: Put; readonly rest: ReturnType<typeof overflow>; readonly resume: SetResume }

function drawFront(doc: Document, form: AppointmentForm, photo: Uint8Array | undefined, { put, rest, resume }: Hands) {
  title(doc, heading, front.box)
  drawHead(doc, front, form.person, form.edition, rest)
  drawPhoto(doc, front, photo)
  drawSchooling(doc, front, form.person, put)
  drawPost(doc, front, 8, '现任职务', form.person.post, put)
  drawPost(doc, front, 9, '拟任职务', form.proposed, put)
  drawPost(doc, front, 10, '拟免职务', form.removed, put)
  const box = front.area(1, 8, 11)
  sideLabel(doc, '简\n\n\n历', front.area(0, 1, 11))
  doc.frame(box, lines.inner)
  drawResumeLines(doc, resume.boxes[0] ?? [], resume.size, box)
  frameTable(doc, front.box)
  if (resume.boxes.length > 1) goesOn(doc, front.box.x + front.box.width)
}

function drawBack(doc: Document, form: AppointmentForm, put: Put) {
  const said: readonly (readonly [label: string, wording: string, value: string])[] = [
    ['奖惩情况', '奖\n惩\n情\n况', form.person.rewards],
    ['年度考核结果', '年度\n考核\n结果', form.person.appraisals],
    ['任免理由', '任\n免\n理\n由', form.reason],
  ]
  for (const [row, [label, wording, value]] of said.entries()) {
    sideLabel(doc, wording, back.area(0, 1, row))
    doc.frame(back.area(1, 7, row), lines.inner)
    put(label, value, back.area(1, 7, row), { align: 'start' })
  }
  drawFamily(doc, form, put)
  drawSubmitter(doc, form, put)
  drawOpinion(doc, '审批\n机关\n意见', back.area(0, 1, 13), back.area(1, 5, 13))
  drawOpinion(doc, '行政\n机关\n任免\n意见', back.area(5, 6, 13), back.area(6, 7, 13))
  frameTable(doc, back.box)
  const below = { x: back.box.x, y: back.box.y + back.box.height + 0.6, width: back.box.width, height: 6.6 }
  put('填表人', `填表人：${form.filledBy}`, below, { align: 'start', size: 12 })
}

function drawFamily(doc: Document, { person: { family } }: AppointmentForm, put: Put) {
  sideLabel(doc, '家庭\n主要\n成员\n及重\n要社\n会关\n系', back.area(0, 1, 3, 1 + printedRelatives))
  const at = { x: back.area(1, 2, 3).x, columns: [...backColumns.slice(1, 5), back.area(5, 7, 3).width] }
  relativesHead(doc, back.area(1, 2, 3).y, at)
  drawRelatives(doc, family.slice(0, printedRelatives), printedRelatives, back.area(1, 2, 4).y, put, at)
}

/** The unit above, the date below it; no rule divides them, so that the seal may cover both. */
function drawSubmitter(doc: Document, form: AppointmentForm, put: Put) {
  sideLabel(doc, '呈\n报\n单\n位', back.area(0, 1, 11, 2))
  doc.frame(back.area(1, 7, 11, 2), lines.inner)
  put('呈报单位', form.submitter, back.area(1, 7, 11))
  const date = back.area(6, 7, 12)
  if (form.filledOn === '') fill(doc, blankDate, date)
  else put('填表时间', form.filledOn, date)
}

const blankDate = '年　　月　　日'

/** Room for the opinion; the seal and the date stand at the foot. */
function drawOpinion(doc: Document, wording: string, label: Box, cell: Box) {
  sideLabel(doc, wording, label)
  doc.frame(cell, lines.inner)
  fill(doc, '（盖章）', { ...cell, y: cell.y + cell.height - 17, height: 8 })
  fill(doc, blankDate, { ...cell, y: cell.y + cell.height - 9, height: 8 })
}

function drawRest(doc: Document, form: AppointmentForm, { rest, resume }: Omit<Hands, 'put'>) {
  const again = { title: `${heading}（续）`, owner: form.person }
  for (const lines of resume.boxes.slice(1)) {
    drawResumePage(doc, { heading: again.title, owner: again.owner, lines, size: resume.size })
  }
  drawContinuation(doc, { ...again, words: rest, family: form.person.family.slice(printedRelatives) })
}

function drawWithoutText(doc: Document) {
  doc.addPage()
  doc.say('正文', '（此页无正文）')
  fill(doc, '（此页无正文）', { ...front.box, height: 20 })
}
