import type { UnitId } from '#domain/ids.ts'
import { printable } from '#domain/prints/printable.ts'
import type { Printed, Sheet } from './sheet.ts'
import { recordsOf, text } from './words.ts'

/** 封面 (docs/law/paper.md §2). */
export type CoverSheet = {
  readonly is: 'cover'
  readonly title: string
  readonly copy: string
  readonly name: string
  readonly number: string
  readonly unit: string
  readonly nativePlace: string
}

export const cover: Sheet<CoverSheet> = {
  says: { basic: ['name', 'number', 'nativePlace'] },
  of: coverOf,
}

function coverOf(printed: Printed): CoverSheet {
  const { parameters, unitName } = printed
  const [basic = {}] = recordsOf(printed, 'basic')
  const unit = basic['unit'] as UnitId | undefined
  return {
    is: 'cover',
    title: parameters.profile === 'state' ? '干部人事档案' : '内部人事资料',
    copy: '正本',
    name: text(basic['name']),
    number: text(basic['number']),
    unit: unit ? printable(unitName(unit)) : '',
    nativePlace: text(basic['nativePlace']),
  }
}
