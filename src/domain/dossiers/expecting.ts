import type { Coded, Contents } from './section.ts'

/** Of whom a section expects something: asked of the dossier itself (docs/decisions/0095). */
export type Of = (contents: Contents) => boolean

const coded = (contents: Contents, section: string, field: string): string =>
  (contents[section]?.[0]?.fields[field] as Coded | undefined)?.code ?? ''

/** 人员类别 as stated; of whom nobody has stated one, none of these kinds. */
const ofKind =
  (...kinds: readonly string[]): Of =>
  (contents) =>
    kinds.includes(coded(contents, 'entry', 'kind'))

/** Managed under the rules for cadres: civil servants, and managers and professionals of institutions and enterprises. */
export const cadres = ofKind('10', '11', '20', '21', '30', '31')

/** Whose rank is of a ladder of the nation, not of an enterprise. */
export const ranked = ofKind('10', '11', '20', '21', '22')

/** 参公 as well. */
export const civilServants = ofKind('10', '11')

export const professionals = ofKind('21', '31')

/** Whoever has a labour or 聘用 contract with this house. */
export const underContract = ofKind('20', '21', '22', '30', '31', '32')

/** Whoever is paid by this house under its own rules: everybody but those whom an agency sends. */
export const paidHere = ofKind('10', '11', '20', '21', '22', '30', '31', '32', '41')

/** Members of a party by 政治面貌. */
export const inAParty: Of = (contents) => /^(?:0[124-9]|1[01])$/.test(coded(contents, 'basic', 'politics'))
