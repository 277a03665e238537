import { suggestKin } from '#domain/access/kinship.ts'
import type { PersonId } from '#domain/ids.ts'
import { sameName } from '#domain/people/fold.ts'
import type { PartialDate } from '#domain/time.ts'
import type { Contents, Value } from './section.ts'

/** Somebody of HR; the month of birth is known where there is a dossier. */
export type HrPerson = { readonly person: PersonId; readonly name: string; readonly birth?: PartialDate | undefined }

/**
 * Whether these contents are of somebody whose dossier the 代管人 keeps: an HR person or a relative of one
 * (docs/decisions/0039). Certain is a relative chosen from the list; name and month of birth are enough to leave it to
 * the deputy. Of an HR person without a dossier no month is known: there the name of the file's own person decides, and
 * for whoever imports also that of a relative, since nobody works on the own dossier or on one of the own family.
 */
export function keptByDeputy(contents: Contents, hr: readonly HrPerson[], actor: PersonId): boolean {
  const basic = contents['basic']?.[0]?.fields ?? {}
  const relatives = (contents['family'] ?? []).map(({ fields }) => fields)
  const itself = hr.filter(({ person }) => matches(hr, person, basic['name'], basic['birth']))
  const nameAlone = hr.filter(({ name, birth }) => birth === undefined && named(basic['name'], name))
  if (itself.length > 0 || nameAlone.length > 0) return true

  return relatives.some((relative) => {
    if (hr.some(({ person }) => person === relative['person'])) return true
    if (hr.some(({ person }) => matches(hr, person, relative['name'], relative['birth']))) return true
    return hr.some(
      ({ person, name, birth }) => person === actor && birth === undefined && named(relative['name'], name),
    )
  })
}

const matches = (
  hr: readonly HrPerson[],
  person: PersonId,
  name: Value | undefined,
  birth: Value | undefined,
): boolean =>
  suggestKin(
    { name: String(name ?? ''), birth: birth as PartialDate | undefined },
    hr.filter((known) => known.person === person),
  ).length > 0

const named = (value: Value | undefined, name: string): boolean => sameName(name, String(value ?? ''))
