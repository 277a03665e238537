import { codeOf } from '#domain/codes/code.ts'
import { idTypes, residentCard } from '#domain/codes/id-type.ts'
import type { Coded, Understood } from '#domain/dossiers/section.ts'
import { plainIdNumber, readIdNumber } from '#domain/people/id-number.ts'
import { isBlank, trimmed } from './text.ts'

/** 身份证: cleaned of blanks and odd spellings, which is said; a number that cannot be one is kept to be mended. */
export function readIdNumbers(written: string): readonly Understood[] {
  if (isBlank(written)) return []
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
  const other = read.refusal === 'id-digits' && /[A-Z]/.test(plain.slice(0, -1))
  const fields = other ? { number: plain } : { type: resident, number: plain }
  return [{ raw, fields, doubts: [{ code: other ? 'id-other' : read.refusal, field: other ? 'type' : 'number' }] }]
}

const resident: Coded = { code: residentCard, text: codeOf(idTypes, residentCard)?.name ?? '' }
