/**
 * 字段组: the unit of permission and of encryption. The keys are stable names, kept in envelopes for ever.
 * Source: docs/decisions/0009, 0047 and 0214.
 */
export const groups = [
  'who',
  'identity',
  'contact',
  'career',
  'training',
  'appraisal',
  'photo',
  'id-numbers',
  'pay',
  'family',
  'contract',
  'discipline',
  'political-review',
  'health',
  'custody',
  'form',
  'materials-1',
  'materials-2',
  'materials-3',
  'materials-4',
  'materials-5',
  'materials-6',
  'materials-7',
  'materials-8',
  'materials-9',
  'materials-10',
] as const

export type Group = (typeof groups)[number]

/** The catalogue, a group for each of its ten classes; records lie in none of them. */
export type MaterialGroup = Extract<Group, `materials-${number}`>

/** Whether a group is one of the catalogue, 一 to 十. */
export const isMaterialGroup = (group: Group): group is MaterialGroup => group.startsWith('materials-')
export const materialGroups = groups.filter(isMaterialGroup)
/** What the sections of a dossier lie in. */
export const recordGroups = groups.filter((group) => !isMaterialGroup(group))

/** 密级: how sensitive a group is. From `sensitive` on, a read is refused whenever the log cannot be written. */
export type Level = 'internal' | 'personal' | 'sensitive' | 'special'

export const levelOf: Readonly<Record<Group, Level>> = {
  who: 'internal',
  identity: 'personal',
  contact: 'personal',
  career: 'personal',
  training: 'personal',
  appraisal: 'personal',
  photo: 'personal',
  'id-numbers': 'sensitive',
  pay: 'sensitive',
  family: 'sensitive',
  contract: 'sensitive',
  discipline: 'special',
  'political-review': 'special',
  health: 'special',
  custody: 'internal',
  form: 'personal',
  'materials-1': 'personal',
  'materials-2': 'special',
  'materials-3': 'personal',
  'materials-4': 'personal',
  'materials-5': 'special',
  'materials-6': 'special',
  'materials-7': 'personal',
  'materials-8': 'special',
  'materials-9': 'sensitive',
  'materials-10': 'sensitive',
}
