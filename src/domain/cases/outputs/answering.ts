import type { Group } from '#domain/access/groups.ts'
import type { CodeTable } from '#domain/codes/code.ts'
import type { Field, Section } from '#domain/dossiers/section.ts'

type Answering = {
  readonly group: Group
  readonly codes: CodeTable
  readonly points: readonly string[]
  readonly more?: readonly Field[]
  readonly rule?: Field['rule']
}

/** A task that answers one point after the other, each by the same words, with room for a remark. */
export const answering = (key: string, { group, codes, points, more = [], rule }: Answering): Section => ({
  key,
  single: true,
  headline: [],
  fields: [
    ...more,
    ...points.map(
      (point): Field => ({
        key: point,
        kind: 'code',
        group,
        codes,
        open: false,
        required: true,
        ...(rule && { rule }),
      }),
    ),
    { key: 'remark', kind: 'long-text', group, max: 1000 },
  ],
})
