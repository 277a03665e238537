import type { Child } from 'hono/jsx'
import type { Code } from '#domain/codes/code.ts'
import type { Field } from '#domain/dossiers/section.ts'
import { codeName, useLanguage, useT } from '#views/i18n/index.ts'
import { Input, Select } from '#views/kit/fields.tsx'
import type { HelpKey } from '#views/kit/why.tsx'

type CodeProps = {
  readonly field: Field
  readonly label: string
  readonly name: string
  readonly required: boolean | undefined
  readonly problem?: string
  readonly help: Child
  readonly why: HelpKey | undefined
  readonly value: string
  readonly offered: readonly Code[]
}

/** Chosen where only the table may answer; elsewhere typed, with the table's names at hand. */
export const CodeInput = ({ field, offered, ...common }: CodeProps) => {
  const [t, language] = [useT(), useLanguage()]
  return field.open === false ? (
    <Select
      {...common}
      empty={t('form.choose')}
      options={offered.map((code) => ({ value: code.name, label: codeName(language, code) }))}
    />
  ) : (
    <Input {...common} max={field.max ?? 200} list={offered.map(({ name }) => name)} />
  )
}
