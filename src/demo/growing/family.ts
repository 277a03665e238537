import type { Dice } from '#demo/dice.ts'
import { nameFrom, surnameFrom, surnameOf } from './names.ts'
import { lastYear, places, work } from './words.ts'

type Self = { readonly name: string; readonly sex: '男' | '女'; readonly birth: string }

/** Spouse, children and parents as the form lists them, of ages that agree. */
export function familyOf(dice: Dice, self: Self): string {
  const born = Number(self.birth.slice(0, 4))
  const age = lastYear - born
  const isMarried = age >= 28 && dice.percent(88)
  const partner = isMarried ? spouseOf(dice, self, born) : undefined
  const father = self.sex === '男' ? surnameOf(self.name) : (partner?.surname ?? '')
  const children = partner && age >= 31 ? childrenOf(dice, father, Math.max(born, partner.born)) : []
  return [...(partner ? [partner.line] : []), ...children, ...parentsOf(dice, self, born)].join('\n')
}

function spouseOf(dice: Dice, { sex }: Self, own: number) {
  const surname = surnameFrom(dice)
  const [relation, theirs] = sex === '男' ? (['妻子', '女'] as const) : (['丈夫', '男'] as const)
  const born = own + (sex === '男' ? dice.from(-1, 3) : dice.from(-3, 1))
  const name = nameFrom(dice, theirs, surname)
  const standing = dice.percent(22) ? '中共党员' : '群众'
  return { surname, born, line: `${relation} ${name} ${born}${month(dice)} ${standing} ${dice.of(work.grown)}` }
}

function childrenOf(dice: Dice, surname: string, parent: number): readonly string[] {
  const first = parent + dice.from(26, 31)
  const years = [first, ...(dice.percent(28) ? [first + dice.from(3, 6)] : [])].filter((year) => year < lastYear)
  const sexes = years.map(() => dice.of(['男', '女'] as const))
  const alike = sexes.length === 2 && sexes[0] === sexes[1]
  return years.map((year, at) => {
    const sex = sexes[at] ?? '男'
    const numbered = sex === '男' ? ['长子', '次子'] : ['长女', '次女']
    const relation = alike ? numbered[at] : sex === '男' ? '儿子' : '女儿'
    const age = lastYear - year
    const standing = age >= 15 && age <= 25 && dice.percent(60) ? '共青团员' : '群众'
    return `${relation} ${nameFrom(dice, sex, surname)} ${year}${month(dice)} ${standing} ${childhood(dice, age)}`
  })
}

function childhood(dice: Dice, age: number): string {
  if (age < 3) return '学龄前儿童'
  if (age < 6) return '岚州市机关幼儿园儿童'
  if (age < 12) return '岚州市实验小学学生'
  if (age < 18) return '岚州市第一中学学生'
  return age < 23 ? '南渡大学学生' : dice.of(work.grown)
}

function parentsOf(dice: Dice, { name }: Self, own: number): readonly string[] {
  const [, , home] = dice.of(places)
  const of = (relation: string, called: string, born: number) => {
    const age = lastYear - born
    const isDead = age > 74 && dice.percent(28)
    const standing = dice.percent(18) ? '中共党员' : '群众'
    const does = age >= 60 ? `${home}${dice.of(work.retired)}` : dice.of(work.grown)
    return `${relation} ${called} ${born}${month(dice)} ${standing} ${does}${isDead ? '（已去世）†' : ''}`
  }
  return [
    of('父亲', nameFrom(dice, '男', surnameOf(name)), own - dice.from(25, 31)),
    of('母亲', nameFrom(dice, '女'), own - dice.from(23, 28)),
  ]
}

const month = (dice: Dice) => String(dice.from(1, 12)).padStart(2, '0')
