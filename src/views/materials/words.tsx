import type { HeadingKey } from '#domain/materials/classes.ts'
import { classes, numeralOf, parents } from '#domain/materials/classes.ts'
import type { Lacking } from '#domain/materials/lacking.ts'
import type { Entry } from '#domain/materials/material.ts'
import { partial } from '#views/format.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import type { Option } from '#views/kit/fields.tsx'

/** 四 or 4-1, as the headings count. */
export const markOf = (key: HeadingKey): string => (key.includes('-') ? key : numeralOf(key))

/** Whether a class is only a heading over its sub-classes. */
export const isParent = (key: HeadingKey): boolean => parents.some((one) => one.key === key)

/** The classes to choose from: `4-1 学历学位`. */
export function useClassOptions(): readonly Option[] {
  const t = useT()
  return classes.map(({ key }) => ({ value: key, label: `${key} ${t(`materials.class.${key}`)}` }))
}

/** What is lacking, by its name: of a year where there are several. */
export function useLackingName(): (lacking: Lacking) => string {
  const t = useT()
  return (lacking) => lackingName(t, lacking)
}

/** What is lacking, in the language of this translator. */
export function lackingName(t: Translate, { key, of }: Lacking): string {
  const title = t(`materials.expected.${key}`)
  return of === undefined ? title : t('materials.lacking.of', { title, of })
}

/** When it came and from whom, how many copies and pages. */
export function useCameText(): (entry: Entry) => string {
  const t = useT()
  return ({ from, receivedOn, copies, pages }) =>
    [
      receivedOn && from && t('materials.loose.came', { day: receivedOn, from }),
      t('materials.loose.count', { copies, pages }),
    ]
      .filter(Boolean)
      .join(' · ')
}

/** 原件 or 复印件, and the volume where it is not the 正本 alone. */
export function useFormText(): (entry: Entry) => string {
  const t = useT()
  return ({ form, volume }) =>
    [t(`materials.form.${form}`), volume !== 'original' && t(`materials.volume.${volume}`)].filter(Boolean).join(' · ')
}

/** 1998.07 干部履历表 */
export const titled = ({ date, title }: Entry): string => [partial(date), title].filter(Boolean).join(' ')
