/**
 * 字段组: the unit of permission and of encryption. The keys are stable names, kept in envelopes for ever.
 * Source: docs/decisions/0009 and 0047.
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
] as const

export type Group = (typeof groups)[number]

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
}
