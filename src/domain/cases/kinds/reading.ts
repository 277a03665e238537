import type { Kind } from '#domain/cases/kind.ts'
import { reading1 } from './reading-1.ts'

/** 查阅: named groups of one dossier are read for a purpose, within a window of days. It changes nothing of it. */
export const reading: Kind = {
  key: 'reading',
  of: 'archived',
  content: 'request',
  final: true,
  complete: false,
  versions: [{ route: reading1, hash: '165de0f0b97b9b59db3323b87d53c6adcef556580b8df44b4e509e9fcb372b6f' }],
}
