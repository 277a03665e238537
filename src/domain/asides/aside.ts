import type { FindingTold } from '#domain/checks/findings.ts'
import { sameValue } from '#domain/dossiers/diff.ts'
import { typedValue } from '#domain/dossiers/form.ts'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { AsideId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

/** What was asked: to let this finding stand. `about` is the print of everything that the finding rests on. */
export type AsideAsked = {
  readonly rule: string
  readonly about: string
  readonly by: PersonId
  readonly reason: string
  readonly at: Instant
}

export type AsideEnded = { readonly how: 'agreed' | 'withdrawn'; readonly by: PersonId; readonly at: Instant }

/** 搁置: one says why a finding stays as it is, another one agrees (docs/law/checks.md §9). */
export type Aside = AsideAsked & { readonly id: AsideId; readonly dossier: DossierId; readonly ended?: AsideEnded }

/** How a finding stands: somebody has asked to set it aside, or two people have. */
export type AsideStanding = Aside & { readonly state: 'asked' | 'agreed' }

export const mostAsideReason = 500

export type AsideRefusal =
  | 'asides.no-reason'
  /** What the finding is about says something else by now, or it is not found any more. */
  | 'asides.changed'
  | 'asides.asked-already'
  | 'asides.own'
  | 'asides.ended'
  /** The page had only just come, so nobody can have read it (docs/decisions/0085). */
  | 'asides.unread'

/** Never whoever asked; that both may see what it is about is the gate's question. */
export const mayAgreeToAside = (person: PersonId, { by, ended }: Pick<Aside, 'by' | 'ended'>): boolean =>
  ended === undefined && person !== by

/**
 * Everything that a finding rests on, as one text: what its sentence says, and the values of the fields that its rule reads in
 * its own record and in the sections of one record. Another value is another text.
 */
export function restsOn({ code, record, field, params, readings, rule }: FindingTold, contents: Contents): string {
  const values = (rule?.reads ?? []).flatMap((name) => {
    const [section = '', key = ''] = name.split('.')
    const of = contents[section]?.filter(({ id }) => sectionOf(section)?.single || id === record) ?? []
    return of.map(({ fields }) => [name, written(fields, key)])
  })
  return JSON.stringify([code, record ?? '', field ?? '', params ?? {}, readings ?? [], values])
}

const written = (fields: Fields, key: string): string => {
  const value = fields[key]
  return sameValue(value, undefined) ? '' : typedValue(value) || JSON.stringify(value)
}
