import type { Dice } from '#demo/dice.ts'
import { givenNames, rareSurnames, surnames } from './words.ts'

/** An invented name; half of them are put together from two characters, so that 20,000 people are not all called alike. */
export const nameFrom = (dice: Dice, sex: '男' | '女', surname = surnameFrom(dice)): string =>
  surname + given(dice, sex)

/** A surname, one in 25 of the rarer ones. */
export const surnameFrom = (dice: Dice): string => dice.of(dice.percent(4) ? rareSurnames : surnames)

/** 欧阳 is one surname, 王 another. */
export const surnameOf = (name: string): string =>
  rareSurnames.find((surname) => name.startsWith(surname)) ?? [...name][0] ?? ''

function given(dice: Dice, sex: '男' | '女'): string {
  if (dice.percent(50)) return dice.of(givenNames[sex])
  return dice.of(first[sex]) + dice.of(second[sex])
}

const characters = (text: string) => [...text]
const first = { 男: characters('志文国建海德永俊嘉明晓承景思泽瑞'), 女: characters('雅佳雨思晓文美若清梦书静春玉海心') }
const second = {
  男: characters('平林川航宁安东诚山源峻楠恒钧涵远'),
  女: characters('怡莹萱岚芸彤蓉珊菲瑜妍澜桐露娴悦'),
}
