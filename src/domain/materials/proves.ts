import type { ClassKey } from './classes.ts'

/** What a paper of each class proves: the sections that its filing may propose a value of (docs/law/materials.md §2). */
export const proves: Readonly<Partial<Record<ClassKey, readonly string[]>>> = {
  '1': ['resume', 'basic'],
  '3': ['appraisals'],
  '4-1': ['education'],
  '4-2': ['titles'],
  '4-4': ['training'],
  '5': ['reviews', 'basic'],
  '6': ['party'],
  '7': ['rewards'],
  '8': ['punishments'],
  '9-2': ['appointments', 'ranks', 'resume'],
  '9-3': ['abroad'],
  '10': ['health', 'certificates'],
}
