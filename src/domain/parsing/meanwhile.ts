import { bracketsOf } from './brackets.ts'

const word = /^\s*(?:其\s*间|期\s*间|其\s*中|期\s*中)\s*[:：﹕︰,，]\s*/u

/**
 * What ran beside a line, without the form's own word: 其间 is printed and exported by the form, so it is no part of what is
 * kept. Line by line; brackets that were put around it go with it.
 */
export const withoutMeanwhile = (text: string): string => text.split('\n').map(bare).join('\n')

function bare(line: string): string {
  const around = bracketsOf(line)
  const whole = around.reduce((sum, { start, end }) => sum + end - start, 0) === line.replace(/\s/g, '').length
  if (around.length > 0 && whole && around.every(({ inner }) => word.test(inner)))
    return around.map(({ inner }) => withoutWord(inner)).join('；')
  return withoutWord(line)
}

function withoutWord(text: string): string {
  const found = word.exec(text)
  return found ? withoutWord(text.slice(found[0].length)) : text
}
