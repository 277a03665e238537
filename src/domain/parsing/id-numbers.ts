import { codeOf } from '#domain/codes/code.ts'
import { idTypes, residentCard } from '#domain/codes/id-type.ts'
import type { Coded, Understood } from '#domain/dossiers/section.ts'
import { plainIdNumber, readIdNumber } from '#domain/people/id-number.ts'
import { isBlank, trimmed } from './text.ts'

/** 身份证: cleaned of blanks and odd spellings, which is said; a wrong one is kept, for its field's rule to refuse. */
export function readIdNumbers(written: string): readonly Understood[] {
  if (isBlank(written) || trimmed(written) === '无') return []
  const plain = plainIdNumber(written)
  const read = readIdNumber(written)
  const raw = trimmed(written)
  if (read.ok) {
    const changed =
      raw === read.value ? [] : [{ code: plain.length === 15 ? 'id-lengthened' : 'id-cleaned', field: 'number' }]
    return [{ raw, fields: { type: resident, number: read.value }, doubts: changed }]
  }
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(plain))
    return [{ raw, fields: { type: resident }, doubts: [{ code: 'id-as-number', field: 'number' }] }]
  if (/^[A-Z][A-Z\d()]*$/.test(plain))
    return [{ raw, fields: { number: plain }, doubts: [{ code: 'id-other', field: 'type' }] }]
  return [{ raw, fields: { type: resident, number: plain }, doubts: [] }]
}

const resident: Coded = { code: residentCard, text: codeOf(idTypes, residentCard)?.name ?? '' }
