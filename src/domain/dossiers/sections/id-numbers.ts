import { idTypes, residentCard } from '#domain/codes/id-type.ts'
import type { Coded, Section } from '#domain/dossiers/section.ts'
import { readIdNumbers } from '#domain/parsing/id-numbers.ts'
import { plainIdNumber, readIdNumber } from '#domain/people/id-number.ts'

/** 证件号码. Only a resident card has a rule that can be reckoned. */
export const idNumbers: Section = {
  key: 'id-numbers',
  single: false,
  headline: ['type', 'number'],
  fields: [
    { key: 'type', kind: 'code', group: 'id-numbers', codes: idTypes, open: false },
    {
      key: 'number',
      kind: 'text',
      group: 'id-numbers',
      required: true,
      max: 40,
      clean: spelling,
      rule: (value, fields) => {
        const type = fields['type'] as Coded | undefined
        if (type && type.code !== residentCard) return undefined
        const read = readIdNumber(String(value))
        return read.ok ? undefined : read.refusal
      },
    },
  ],
  needs: [{ is: 'record' }, { is: 'field', field: 'number' }],
  expects: [{ is: 'field', field: 'type' }],
  exchange: { tags: ['ShenFenZheng'], read: (file) => readIdNumbers(file.text('ShenFenZheng')) },
}

function spelling(text: string): string {
  const read = readIdNumber(text)
  return read.ok ? read.value : plainIdNumber(text)
}
