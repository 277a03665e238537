import { cleanText } from '#domain/dossiers/form.ts'
import type { Company, Founding } from './plan.ts'

export type FoundingField = 'name' | 'shortName' | 'code' | 'profile' | 'companies'

export type FoundingTyped = Readonly<Record<FoundingField | 'isGroup', string>>

export type FoundingProblem =
  | 'start.name-missing'
  | 'start.too-long'
  | 'start.code'
  | 'start.profile-missing'
  | 'start.companies'
  | 'start.companies-alike'
  | 'start.group-alone'

export type FoundingRead =
  | { readonly ok: true; readonly founding: Founding }
  | { readonly ok: false; readonly problems: Partial<Record<FoundingField, FoundingProblem>> }

const longest = 60

/** Letters and digits, as they begin a dossier number: LC-0001. */
const codePattern = /^[A-Z][A-Z0-9]{0,7}$/

/** 单位与类型 as it was typed; the companies of a group a line each, name and code parted by a comma or a space. */
export function readFounding(typed: FoundingTyped): FoundingRead {
  const [name, shortName, code] = [cleanText(typed.name), cleanText(typed.shortName), codeOf(typed.code)]
  const companies = companiesIn(typed.companies)
  const isGroup = typed.isGroup !== ''
  const problems = {
    ...(name === '' && { name: 'start.name-missing' as const }),
    ...(name.length > longest && { name: 'start.too-long' as const }),
    ...(shortName.length > longest && { shortName: 'start.too-long' as const }),
    ...(!codePattern.test(code) && { code: 'start.code' as const }),
    ...(!['state', 'enterprise'].includes(typed.profile) && { profile: 'start.profile-missing' as const }),
    ...companiesProblem(companies, code, isGroup),
  }
  if (Object.keys(problems).length > 0 || companies === undefined) return { ok: false, problems }
  const profile = typed.profile === 'enterprise' ? 'enterprise' : 'state'
  return { ok: true, founding: { name, shortName, code, profile, isGroup, companies } }
}

/** As it is typed again. */
export const typedOf = (founding: Founding | undefined): FoundingTyped => ({
  name: founding?.name ?? '',
  shortName: founding?.shortName ?? '',
  code: founding?.code ?? '',
  profile: founding?.profile ?? '',
  isGroup: founding?.isGroup ? 'on' : '',
  companies: founding?.companies.map(({ name, code }) => `${name}，${code}`).join('\n') ?? '',
})

const codeOf = (text: string) => text.normalize('NFKC').trim().toUpperCase()

/** Undefined where a line is not a name and a code. */
function companiesIn(text: string): readonly Company[] | undefined {
  const lines = text.split('\n').map(cleanText)
  const read = lines.filter((line) => line !== '').map((line) => /^(.+?)[\s,，、;；]+([^\s,，、;；]+)$/.exec(line))
  const companies = read.map((parts) => ({ name: (parts?.[1] ?? '').trim(), code: codeOf(parts?.[2] ?? '') }))
  return companies.every(({ name, code }) => name !== '' && name.length <= longest && codePattern.test(code))
    ? companies
    : undefined
}

function companiesProblem(
  companies: readonly Company[] | undefined,
  code: string,
  isGroup: boolean,
): { readonly companies?: FoundingProblem } {
  if (!companies) return { companies: 'start.companies' }
  const codes = [code, ...companies.map((company) => company.code)]
  if (new Set(codes).size < codes.length) return { companies: 'start.companies-alike' }
  return isGroup && companies.length === 0 ? { companies: 'start.group-alone' } : {}
}
