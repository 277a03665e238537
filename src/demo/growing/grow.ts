import type { Dice } from '#demo/dice.ts'
import type { DemoPerson } from '#demo/person.ts'
import { careerOf } from './career.ts'
import { familyOf } from './family.ts'
import { nameFrom } from './names.ts'
import { type Schooling, schoolingFrom } from './schooling.ts'
import type { Trade } from './trades.ts'
import { lastYear, places } from './words.ts'

/** What is not left to the dice. */
export type Wish = {
  readonly name?: string
  readonly sex?: '男' | '女'
  /** Years of birth. */
  readonly born?: readonly [least: number, most: number]
  /** Every step of the trade has been taken. */
  readonly arrived?: true
  readonly schooling?: Schooling['kind']
}

/** Somebody of this trade, whose years agree with each other: birth, school, work, ranks, titles, party, family. */
export function grow(dice: Dice, trade: Trade, wish: Wish = {}): DemoPerson {
  const sex = wish.sex ?? (dice.percent(trade.of === 'workshop' ? 82 : 58) ? '男' : '女')
  const base = sex === '男' ? 60 : trade.of === 'workshop' ? 50 : 55
  const birth = birthFrom(dice, wish.born ?? [{ 60: 1969, 55: 1974, 50: 1979 }[base], 2001])
  const [nativePlace, area] = dice.of(places)
  const schooling = schoolingFrom(dice, trade, birth, wish.schooling)
  const career = careerOf(dice, trade, schooling, wish.arrived ?? false)
  const name = wish.name ?? nameFrom(dice, sex)
  return {
    name,
    sex,
    birth,
    nation: dice.percent(93) ? '汉族' : dice.of(['回族', '满族', '蒙古族', '土家族', '壮族', '苗族']),
    nativePlace,
    area,
    speciality: dice.of(trade.speciality),
    unit: trade.unit,
    ...(base === 50 && { base }),
    ...standingOf(dice, birth),
    ...career,
    family: familyOf(dice, { name, sex, birth }),
  }
}

function birthFrom(dice: Dice, [least, most]: readonly [number, number]): string {
  return `${dice.from(least, most)}${two(dice.from(1, 12))}${two(dice.from(1, 28))}`
}

/** 政治面貌, and since when. */
function standingOf(dice: Dice, birth: string): Pick<DemoPerson, 'politics' | 'joined'> {
  const born = Number(birth.slice(0, 4))
  if (dice.percent(38) && born <= 1999) {
    const joined = dice.from(born + 20, Math.min(born + 34, lastYear - 2))
    return { politics: '中共党员', joined: `${joined}${dice.of(['06', '07', '12'])}` }
  }
  return { politics: born >= lastYear - 26 ? '共青团员' : '群众' }
}

const two = (number: number) => String(number).padStart(2, '0')
