/** How a class is ordered inside: by time alone, by matters and then time, or by the steps of joining (docs/law/materials.md §3). */
export type ClassOrder = 'time' | 'matter' | 'joining'

/**
 * 十大类: the ten classes, 四 and 九 in four sub-classes each; papers lie in the leaves. `vendor` are the codes that other
 * systems write (docs/law/materials.md §2).
 */
export const classes = [
  { key: '1', vendor: '010', order: 'time', short: '履历', name: '履历类' },
  { key: '2', vendor: '020', order: 'time', short: '自传', name: '自传和思想类' },
  { key: '3', vendor: '030', order: 'time', short: '考核', name: '考核鉴定类' },
  { key: '4-1', vendor: '041', order: 'time', short: '学历', name: '学历学位' },
  { key: '4-2', vendor: '042', order: 'time', short: '职称', name: '专业技术职务（职称）' },
  { key: '4-3', vendor: '043', order: 'time', short: '学术', name: '学术评鉴' },
  { key: '4-4', vendor: '044', order: 'time', short: '培训', name: '教育培训' },
  { key: '5', vendor: '050', order: 'matter', short: '政审', name: '政审、审计和审核类' },
  { key: '6', vendor: '060', order: 'joining', short: '党团', name: '党、团类' },
  { key: '7', vendor: '070', order: 'time', short: '表彰', name: '表彰奖励类' },
  { key: '8', vendor: '080', order: 'matter', short: '处分', name: '违规违纪违法处理处分类' },
  { key: '9-1', vendor: '091', order: 'time', short: '工资', name: '工资' },
  { key: '9-2', vendor: '092', order: 'time', short: '任免', name: '任免' },
  { key: '9-3', vendor: '093', order: 'time', short: '出国', name: '出国（境）' },
  { key: '9-4', vendor: '094', order: 'time', short: '代表', name: '会议代表' },
  { key: '10', vendor: '100', order: 'time', short: '其他', name: '其他可供组织参考的材料' },
] as const

export type ClassKey = (typeof classes)[number]['key']

/** The two classes that hold nothing themselves. */
export const parents = [
  { key: '4', short: '学历等', name: '学历学位、专业技术职务（职称）、学术评鉴和教育培训类' },
  { key: '9', short: '工资等', name: '工资、任免、出国和会议代表类' },
] as const

export type HeadingKey = ClassKey | (typeof parents)[number]['key']

/** Whether a text names a class of the catalogue. */
export const isClassKey = (text: string): text is ClassKey => classes.some(({ key }) => key === text)

/** How papers of a class are put in order: by time, unless the table says otherwise. */
export const orderOf = (key: ClassKey): ClassOrder => classes.find((known) => known.key === key)?.order ?? 'time'

/** The number of the class that a heading stands in: `4-1` stands in 4. */
export const numberOf = (key: HeadingKey): number => Number(key.split('-')[0])

/** 一 to 十, as the headings of the catalogue count. */
export const numeralOf = (key: HeadingKey): string => '一二三四五六七八九十'[numberOf(key) - 1] ?? ''

/** Every heading of the printed catalogue in its order, also over nothing (docs/law/materials.md §5). */
export const headings: readonly { readonly key: HeadingKey; readonly depth: 1 | 2; readonly name: string }[] =
  classes.flatMap(({ key, name }) => {
    const parent = key.endsWith('-1') ? parents.find((one) => `${one.key}-1` === key) : undefined
    const own = { key, depth: key.includes('-') ? (2 as const) : (1 as const), name }
    return parent ? [{ key: parent.key, depth: 1 as const, name: parent.name }, own] : [own]
  })

/**
 * The class that somebody typed: `3`, `4-1`, `四-1`, `041`, `学历学位`, `三、考核鉴定类`, or the number of a paper in it, `4-1-2`.
 * Of 四 and 九 the sub-class has to be said.
 */
export function readClass(text: string): ClassKey | 'sub-class' | undefined {
  const plain = folded(text)
  const name = plain.replace(/^[\d一二三四五六七八九十-]+(?=[^\d一二三四五六七八九十类-])/, '')
  const named = classes.find((one) => one.vendor === plain || namesOf(one).includes(name))
  if (named) return named.key
  if (parents.some((one) => namesOf(one).includes(name))) return 'sub-class'
  const digits = plain
    .replace(/^[一二三四五六七八九十]/, (numeral) => String('一二三四五六七八九十'.indexOf(numeral) + 1))
    .replace(/类$/, '')
    .replace(/^([49])([1-4])$/, '$1-$2')
  const [, top = '', second = '', third] = /^(\d{1,2})(?:-(\d{1,3}))?(?:-(\d{1,3}))?$/.exec(digits) ?? []
  if (isClassKey(top)) return third === undefined ? top : undefined
  if (!parents.some(({ key }) => key === top)) return undefined
  const sub = `${top}-${second}`
  return isClassKey(sub) ? sub : second === '' ? 'sub-class' : undefined
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s()、,第]/g, '')
    .replace(/[\p{Pd}−.]/gu, '-')

const namesOf = ({ name, short }: { readonly name: string; readonly short: string }) =>
  [name, short, `${short}类`].map(folded)
