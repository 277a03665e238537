import type { UnitId } from '#domain/ids.ts'
import { isOpen, type Unit } from '#domain/organisation/unit.ts'

/**
 * The unit that a list means: by its code, its name, or a path of which it names the end (技术部/设计所), with or without the
 * company before it. Undefined where none or more than one fits (docs/decisions/0260).
 */
export function unitNamed(text: string, units: readonly Unit[]): UnitId | undefined {
  const open = units.filter(isOpen)
  const byId = new Map(open.map((unit) => [unit.id, unit]))
  const pathOf = (unit: Unit): readonly string[] => {
    const above = unit.parent && byId.get(unit.parent)
    return [...(above ? pathOf(above) : []), plain(unit.name)]
  }
  const paths = open.map((unit) => ({ unit, path: pathOf(unit) }))
  const wanted = text
    .split(/[/／>＞\\]/)
    .map(plain)
    .filter(Boolean)
  const whole = wanted.join('')
  const fits = paths.filter(
    ({ unit, path }) =>
      unit.code === text.trim() ||
      wanted.every((part, at) => path[path.length - wanted.length + at] === part) ||
      path.some((_, from) => path.slice(from).join('') === whole),
  )
  const [only, other] = fits
  return only && !other ? only.unit.id : undefined
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '')
