import type { CodeTable } from '#domain/codes/code.ts'
import { degrees } from '#domain/codes/degree.ts'
import { educationLevels } from '#domain/codes/education.ts'
import { residentCard } from '#domain/codes/id-type.ts'
import { titleLevels } from '#domain/codes/title-level.ts'
import type { Coded, Contents, Fields } from '#domain/dossiers/section.ts'
import { best } from '#domain/prints/sheets/basic.ts'
import { fieldsOf, month, text } from './values.ts'
import { appraisalsIn, conductIn, resumeIn } from './wordings.ts'

/** What a dossier says, as far as it may leave: its records and the sections declared empty. */
export type Said = { readonly contents: Contents; readonly nothing: ReadonlySet<string> }

/** One element of the appointment form and what stands behind it (docs/law/exchange-lrmx.md §2). */
export type FormTag = {
  readonly tag: string
  /** Elements of 2025 and later, which some programs refuse (docs/law/exchange-lrmx.md §7). */
  readonly since2025?: true
  /** What the element is made from: as long as that says the same, what came in goes out again. */
  readonly from: readonly From[]
  readonly write: (said: Said) => string
}

export type From = {
  readonly section: string
  readonly fields: readonly string[]
  /** Only these records of the section. */
  readonly of?: (fields: Fields) => boolean
}

const from = (section: string, ...fields: readonly string[]): From => ({ section, fields })
const single = (tag: string, section: string, field: string, as = text): FormTag => ({
  tag,
  from: [from(section, field)],
  write: ({ contents }) => as(fieldsOf(contents, section)[0]?.[field]),
})

/** `1999.06` is a date as every other; words around it stay as they are. */
const partyDate: typeof text = (value) => text(value).replace(/^(\d{4})\.(\d{2})$/, '$1$2')

const schooling = (prefix: string, mode: string): readonly FormTag[] => {
  const isOf = (fields: Fields) => text(fields['mode']).startsWith(mode)
  const cell = (part: string, table: CodeTable, key: 'level' | 'degree', field: string): FormTag => ({
    tag: `${prefix}_${part}`,
    from: [{ section: 'education', fields: ['level', 'degree', 'school'], of: isOf }],
    write: ({ contents }) => {
      const records = fieldsOf(contents, 'education').filter(isOf)
      const bare = key === 'level' && field === 'school' ? records.at(-1) : undefined
      return text((best(records, key, table) ?? (hasEither(records) ? undefined : bare))?.[field])
    },
  })
  return [
    cell('XueLi', educationLevels, 'level', 'level'),
    cell('XueWei', degrees, 'degree', 'degree'),
    cell('XueLi_BiYeYuanXiaoXi', educationLevels, 'level', 'school'),
    cell('XueWei_BiYeYuanXiaoXi', degrees, 'degree', 'school'),
  ]
}

const hasEither = (records: readonly Fields[]) => records.some(({ level, degree }) => text(level) || text(degree))

const highestTitle = ({ contents }: Said): string => {
  const records = fieldsOf(contents, 'titles')
  return text((best(records, 'level', titleLevels) ?? records.at(-1))?.['title'])
}

const idNumber = ({ contents }: Said): string => {
  const isCard = ({ type }: Fields) =>
    type === undefined || (type as Coded).code === residentCard || text(type).endsWith('居民身份证')
  return text(fieldsOf(contents, 'id-numbers').find(isCard)?.['number']).toUpperCase()
}

/** Where the relatives stand; its items are written by `relativesIn`. */
export const familyTag = 'JiaTingChengYuan'
export const photoTag = 'ZhaoPian'

/** Every element in the order in which the native editor writes them. */
export const formTags: readonly FormTag[] = [
  single('XingMing', 'basic', 'name'),
  single('XingBie', 'basic', 'sex'),
  single('ChuShengNianYue', 'basic', 'birth', month),
  single('MinZu', 'basic', 'nation'),
  single('JiGuan', 'basic', 'nativePlace'),
  single('ChuShengDi', 'basic', 'birthPlace'),
  single('RuDangShiJian', 'basic', 'partyDate', partyDate),
  single('CanJiaGongZuoShiJian', 'basic', 'workStart', month),
  single('JianKangZhuangKuang', 'basic', 'health'),
  { tag: 'ZhuanYeJiShuZhiWu', from: [from('titles', 'title')], write: highestTitle },
  single('ShuXiZhuanYeYouHeZhuanChang', 'basic', 'speciality'),
  ...schooling('QuanRiZhiJiaoYu', '全日制'),
  ...schooling('ZaiZhiJiaoYu', '在职'),
  single('XianRenZhiWu', 'basic', 'post'),
  single('NiRenZhiWu', 'form', 'proposed'),
  single('NiMianZhiWu', 'form', 'removed'),
  {
    tag: 'JianLi',
    from: [from('resume', 'from', 'to', 'text', 'during')],
    write: ({ contents }) => resumeIn(fieldsOf(contents, 'resume')),
  },
  {
    tag: 'JiangChengQingKuang',
    from: [
      from('rewards', 'date', 'authority', 'text'),
      from('punishments', 'kind', 'decided', 'text'),
      from('conduct', 'text'),
    ],
    write: conductIn,
  },
  {
    tag: 'NianDuKaoHeJieGuo',
    from: [from('appraisals', 'year', 'result', 'text')],
    write: ({ contents }) => appraisalsIn(fieldsOf(contents, 'appraisals')),
  },
  single('RenMianLiYou', 'form', 'reason'),
  {
    tag: familyTag,
    from: [from('family', 'relation', 'name', 'birth', 'politics', 'work', 'deceased')],
    write: () => '',
  },
  single('ChengBaoDanWei', 'form', 'submitter'),
  single('JiSuanNianLingShiJian', 'form', 'ageDate'),
  single('TianBiaoShiJian', 'form', 'filledOn'),
  single('TianBiaoRen', 'form', 'filledBy'),
  { tag: 'ShenFenZheng', from: [from('id-numbers', 'number')], write: idNumber },
  { tag: photoTag, from: [from('photo', 'image')], write: () => '' },
  { ...single('DaoLingNianYue', 'basic', 'retirement', month), since2025: true },
  { ...single('GaiGeQianRenZhiNianLingJieXian', 'basic', 'retirementLimit'), since2025: true },
  { ...single('ZhengZhiMianMao', 'basic', 'politics'), since2025: true },
]
