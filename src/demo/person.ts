import { withCheck } from '#domain/people/id-number.ts'

/**
 * A person of the demo as the form writes one. `@` in posts and résumé stands for the company; lists are text
 * with a record a line, so that a career can be read (and mended) as it will be printed.
 */
export type DemoPerson = {
  readonly name: string
  readonly sex: '男' | '女'
  /** Eight digits. */
  readonly birth: string
  readonly nation: string
  readonly nativePlace: string
  readonly birthPlace?: string
  /** Area code of the ID number; its sequence is always one of the reserved ones (docs/law/id-number.md §5). */
  readonly area: string
  /** Another paper than the resident card, as `type number`. */
  readonly card?: string
  /** Where it is not the usual age of retirement: a woman of the workshops. */
  readonly base?: 50
  /** Empty for a foreigner. */
  readonly politics: string
  /** 入党时间, six digits; with `party` of another party than the CPC also its name. */
  readonly joined?: string
  readonly party?: string
  readonly health?: string
  readonly speciality: string
  /** Code of the unit. Two people of one name are told apart by it. */
  readonly unit: string
  readonly post: string
  /** `rank from document`, oldest first; the last is the present rank. */
  readonly ranks: string
  /** `mode level degree-or-- school yyyymm` */
  readonly education: string
  /** As the form: `yyyy.mm--yyyy.mm text`, 其间 in brackets on a line of its own. */
  readonly resume: string
  /** `title level yyyymm` */
  readonly titles?: string
  /** Results of the last three ended years, oldest first; `-` where not yet here. */
  readonly appraisals: readonly [string, string, string]
  /** `yyyymm authority text` */
  readonly rewards?: string
  /** Another body manages this person and keeps the original dossier (docs/decisions/0094). */
  readonly managedAbove?: string
  /** `relation name birth politics work`, `_` for a blank in a name, with ` @name` when the relative is somebody known here, `†` when deceased. */
  readonly family: string
}

/** Never a living person's: the sequence is of those kept for centenarians, odd for men (docs/law/id-number.md §5). */
export const idNumberOf = ({ area, birth, sex }: DemoPerson): string =>
  withCheck(`${area}${birth}${sex === '男' ? '999' : '998'}`)
