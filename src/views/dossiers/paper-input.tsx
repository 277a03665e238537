import type { Child } from 'hono/jsx'
import type { PaperRef } from '#domain/dossiers/section.ts'
import { useT } from '#views/i18n/index.ts'
import { FileInput } from '#views/kit/fields.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'

type PaperProps = {
  readonly label: string
  readonly name: string
  readonly problem?: string
  readonly help: Child
  readonly kept: PaperRef | undefined
}

/** A paper to send; the one that is there is named and can be taken out. */
export const PaperInput = ({ kept, help, ...common }: PaperProps) => {
  const t = useT()
  return (
    <div>
      <FileInput
        {...common}
        help={
          <>
            {help} {kept ? t('paper.kept', { name: kept.name }) : t('paper.accepts')}
          </>
        }
        accept="application/pdf,image/jpeg,image/png,image/tiff"
      />
      {kept && <Checkbox name={`${common.name}.remove`} value="yes" label={t('paper.remove')} />}
    </div>
  )
}
