import type { NameListDrawing, RollJob } from '#domain/prints/job.ts'
import type { Document } from '#views/pdf/document.ts'
import type { Faces } from '#views/pdf/faces.ts'
import { uprightPhoto } from '#views/pdf/photo.ts'
import { drawBriefs } from './brief.pdf.ts'
import { drawFaces } from './faces.pdf.ts'
import { drawTable } from './table.pdf.ts'
import { drawUnit } from './unit.pdf.ts'

/** Pictures as they go on paper, by whose they are. */
export type Photos = ReadonlyMap<string, Uint8Array>

/** 名册 of any kind as a PDF. Refuses, naming them, where characters have no glyph. */
export async function drawRollJob(faces: Faces, job: RollJob): Promise<NameListDrawing> {
  const doc = await drawn(faces, job)
  const pdf = await doc.finish()
  return doc.missing.size > 0 ? { ok: false, missing: [...doc.missing] } : { ok: true, pdf }
}

async function drawn(faces: Faces, { at, sheet, photos }: RollJob): Promise<Document> {
  if (sheet.is === 'table') return drawTable(faces, at, sheet)
  if (sheet.is === 'unit') return drawUnit(faces, at, sheet)
  const upright = new Map<string, Uint8Array>()
  for (const [key, bytes] of Object.entries(photos)) {
    const photo = await uprightPhoto(bytes)
    if (photo) upright.set(key, photo)
  }
  return sheet.is === 'faces' ? drawFaces(faces, at, sheet, upright) : drawBriefs(faces, at, sheet, upright)
}
