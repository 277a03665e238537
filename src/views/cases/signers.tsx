import { createContext, useContext } from 'hono/jsx'
import type { PersonId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'

/**
 * Whoever holds, held or will hold a seat, as all who may see the case may know: name and office (docs/decisions/0069).
 */
export type Signer = { readonly name: string; readonly office: string }

/** How the people of a case read; given with the page, since a view never looks anything up. */
export type Signers = { readonly of: (person: PersonId) => Signer; readonly viewer: PersonId }

const SignersContext = createContext<Signers>({ of: () => ({ name: '', office: '' }), viewer: '' as PersonId })

export const WithSigners = SignersContext.Provider

/** Names and offices of everybody on the page of a case. */
export const useSigners = (): Signers => useContext(SignersContext)

/** The name, or 你 for the viewer. */
export const useName = (): ((person: PersonId) => string) => {
  const [t, { of, viewer }] = [useT(), useSigners()]
  return (person) => (person === viewer ? t('case.you') : of(person).name)
}

/** Whoever gave a verdict, and in whose place: 林晓岚 代 王芳. */
export const useDecider = (): ((verdict: { readonly by: PersonId; readonly for?: PersonId }) => string) => {
  const [t, name] = [useT(), useName()]
  return (verdict) =>
    verdict.for ? t('case.for', { name: name(verdict.by), principal: name(verdict.for) }) : name(verdict.by)
}

/** Several who may take one seat: 林晓岚 或 顾言. */
export const useNames = (): ((people: readonly PersonId[]) => string) => {
  const [t, name] = [useT(), useName()]
  return (people) => people.map(name).join(` ${t('case.or')} `)
}
