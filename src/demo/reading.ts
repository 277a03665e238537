import { type CodeTable, codeNamed } from '#domain/codes/code.ts'
import type { Coded } from '#domain/dossiers/section.ts'
import type { PartialDate } from '#domain/time.ts'
import { companyOf } from './company.ts'

/** The lines of a text of a demo person, blank ones left out. */
export const lines = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The words of a line of the tables below the demo. */
export const words = (line: string): readonly string[] => line.trim().split(/\s+/)

/** `2009.07` as it is kept. */
export const digits = (month: string) => month.replace('.', '') as PartialDate

/** `@` is the company of the unit. */
export const inFull = (text: string, unit: string) => text.replaceAll('@', companyOf(unit).shortName)

/** A name with its code of the table, or as free text where the table has none. */
export function coded(table: CodeTable, name: string | undefined): Coded {
  const found = name === undefined ? undefined : codeNamed(table, name)
  return found ? { code: found.code, text: found.name } : { text: name ?? '' }
}
