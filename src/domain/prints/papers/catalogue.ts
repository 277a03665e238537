import { materialGroups } from '#domain/access/groups.ts'
import { catalogueOf, type Heading } from '#domain/materials/catalogue.ts'
import { numeralOf } from '#domain/materials/classes.ts'
import type { Ordered } from '#domain/materials/ordering.ts'
import { printable } from '#domain/prints/printable.ts'
import type { Printed } from '#domain/prints/sheets/sheet.ts'
import { recordsOf, text } from '#domain/prints/sheets/words.ts'
import type { Paper } from './paper.ts'

/**
 * 干部人事档案目录: every class and sub-class, also over nothing, its papers in order, and blank rows for a pen
 * (docs/law/materials.md §5). A finding aid: it goes stale and is swapped.
 */
export type CatalogueSheet = {
  readonly is: 'catalogue'
  readonly title: string
  readonly name: string
  readonly number: string
  readonly copy: string
  readonly headings: readonly PrintedHeading[]
}

export type PrintedHeading = {
  readonly depth: 1 | 2
  readonly name: string
  readonly lines: readonly CatalogueLine[]
  readonly blank: number
}

export type CatalogueLine = {
  readonly number: string
  readonly title: string
  readonly year: string
  readonly month: string
  readonly day: string
  readonly copies: string
  readonly pages: string
  readonly remark: string
}

/** Blank rows below a class; a sub-class of 四 and 九, where most papers lie, has twice as many. */
export const usualBlank = 2

export const catalogue: Paper<CatalogueSheet> = {
  groups: ['who', ...materialGroups],
  needs: materialGroups,
  purpose: '归档',
  says: { basic: ['name', 'number'] },
  of: catalogueSheet,
}

function catalogueSheet(printed: Printed): CatalogueSheet {
  const [basic = {}] = recordsOf(printed, 'basic')
  const { profile, paper } = printed.parameters
  const blank = paper?.blank ?? usualBlank
  return {
    is: 'catalogue',
    title: profile === 'state' ? '干部人事档案目录' : '内部人事资料目录',
    name: text(basic['name']),
    number: text(basic['number']),
    copy: paper?.volume === 'duplicate' ? '副本' : '正本',
    headings: catalogueOf(printed.filed ?? [], paper?.volume ?? 'original').map((heading) => headingOf(heading, blank)),
  }
}

function headingOf({ key, depth, name, entries }: Heading<Ordered>, blank: number): PrintedHeading {
  const parent = key === '4' || key === '9'
  return {
    depth,
    name: depth === 1 ? `${numeralOf(key)}、${name}` : `${key}　${name}`,
    lines: entries.map(({ number, of: { entry } }) => ({
      number,
      title: printable(entry.title),
      year: entry.date?.slice(0, 4) ?? '',
      month: dropZero(entry.date?.slice(4, 6)),
      day: dropZero(entry.date?.slice(6, 8)),
      copies: String(entry.copies),
      pages: String(entry.pages),
      remark: [entry.form === 'copy' ? '复印件' : '', printable(entry.remark ?? '')].filter(Boolean).join('，'),
    })),
    blank: parent ? 0 : depth === 2 ? blank * 2 : blank,
  }
}

const dropZero = (digits: string | undefined): string => (digits ? String(Number(digits)) : '')
