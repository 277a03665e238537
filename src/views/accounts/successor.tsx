import type { PersonId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Select } from '#views/kit/fields.tsx'

type Props = { readonly successors: readonly { readonly person: PersonId; readonly name: string }[] }

/** Who takes over what waits; nobody named leaves it to the organisation. */
export const Successor = ({ successors }: Props) => {
  const t = useT()
  return (
    <Select
      name="successor"
      label={t('account.successor')}
      empty={t('account.successor.none')}
      options={successors.map(({ person, name }) => ({ value: person as string, label: name }))}
    />
  )
}
