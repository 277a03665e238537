import { longestStaffNumber, plainStaffNumber } from '#domain/parsing/staff-number.ts'

/** 三个人: three people who begin, and exclude one another for good (domain/access/exclusion). */
export const founders = ['hr-lead', 'it', 'auditor'] as const

/** 专管人 may come with them: who keeps the dossiers of HR itself, and decides where nobody else may. */
export const beginners = [...founders, 'keeper'] as const

export type Founder = (typeof beginners)[number]

/** What somebody does besides, where the house is small: HR keeps the paper, the auditor pay and contracts (docs/decisions/0039). */
export const besides = ['archivist', 'finance', 'legal'] as const

export type Besides = (typeof besides)[number]

export type FounderProblem = 'start.number-missing' | 'start.numbers-alike' | 'start.too-long'

/** The staff numbers as they were typed, the 专管人 optional; what is wrong stands at the one that it is about. */
export function readNumbers(typed: Readonly<Record<Founder, string>>) {
  const numbers = Object.fromEntries(beginners.map((founder) => [founder, plainStaffNumber(typed[founder])])) as Record<
    Founder,
    string
  >
  const problems: Partial<Record<Founder, FounderProblem>> = {}
  for (const [at, founder] of beginners.entries()) {
    const number = numbers[founder]
    if (number === '' && founder === 'keeper') continue
    if (number === '') problems[founder] = 'start.number-missing'
    else if (number.length > longestStaffNumber) problems[founder] = 'start.too-long'
    else if (beginners.slice(0, at).some((other) => numbers[other] === number))
      problems[founder] = 'start.numbers-alike'
  }
  return { numbers, problems }
}
