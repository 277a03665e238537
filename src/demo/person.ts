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
  /** `relation name birth politics work`, with ` @name` when the relative is somebody known here, `†` when deceased. */
  readonly family: string
}
