import type { Code, CodeTable } from './code.ts'

function table(): readonly Code[] {
  const of = (level: readonly [string, string, string], disciplines: readonly (readonly [string, string, string])[]) =>
    disciplines.map(([code, name, en]) => ({
      code: level[0] + code,
      name: name + level[1],
      en: `${level[2]} of ${en}`,
    }))
  const doctor = ['2', '博士', 'Doctor'] as const
  const master = ['3', '硕士', 'Master'] as const
  const bachelor = ['4', '学士', 'Bachelor'] as const
  return [
    { code: '1', name: '名誉博士', en: 'Honorary doctor' },
    ...of(doctor, [...academic, ...clinical]),
    ...of(master, [...academic, ...professional, ...clinical]),
    ...of(bachelor, [...academic, ['44', '建筑学', 'Architecture']]),
  ]
}

const academic = [
  ['01', '哲学', 'Philosophy'],
  ['02', '经济学', 'Economics'],
  ['03', '法学', 'Law'],
  ['04', '教育学', 'Education'],
  ['05', '文学', 'Literature'],
  ['06', '历史学', 'History'],
  ['07', '理学', 'Science'],
  ['08', '工学', 'Engineering'],
  ['09', '农学', 'Agriculture'],
  ['10', '医学', 'Medicine'],
  ['11', '军事学', 'Military Science'],
  ['12', '管理学', 'Management'],
] as const

const clinical = [
  ['45', '临床医学', 'Clinical Medicine (professional)'],
  ['48', '兽医', 'Veterinary Medicine (professional)'],
  ['50', '口腔医学', 'Stomatology (professional)'],
] as const

const professional = [
  ['41', '法律', 'Laws (professional)'],
  ['42', '教育', 'Education (professional)'],
  ['43', '工程', 'Engineering (professional)'],
  ['44', '建筑学', 'Architecture'],
  ['46', '工商管理', 'Business Administration'],
  ['47', '农业推广', 'Agricultural Extension'],
  ['49', '公共管理', 'Public Administration'],
  ['51', '公共卫生', 'Public Health'],
  ['52', '军事', 'Military Affairs (professional)'],
] as const

/** GB/T 6864-2003 学位: the first digit is the level, the last two the discipline. Newer disciplines are kept as text. */
export const degrees: CodeTable = { key: 'degree', codes: table(), beyond: /(?:学士|硕士|博士)(?:学位)?$/ }
