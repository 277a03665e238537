import { mostExportReason } from '#domain/exports/export.ts'
import { formats } from '#domain/exports/formats.ts'
import { useT } from '#views/i18n/index.ts'
import { Select, TextArea } from '#views/kit/fields.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'

/** What was typed, as it was sent. */
export type ExportTyped = { readonly what: string; readonly plain: boolean; readonly reason: string }

export const nothingTyped: ExportTyped = { what: 'lrmx', plain: false, reason: '' }

export type ExportProblem = { readonly field: 'what' | 'reason' | 'people'; readonly text: string }

/** What every export is asked: as what, for which program, and why. */
export const ExportFields = ({ typed, problem }: { typed: ExportTyped; problem?: ExportProblem | undefined }) => {
  const t = useT()
  const wrong = (field: ExportProblem['field']) => (problem?.field === field ? problem.text : undefined)
  return (
    <>
      <Select
        name="what"
        label={t('exports.what')}
        value={typed.what}
        options={formats.map((value) => ({ value, label: t(`exports.what.${value}`) }))}
        problem={wrong('what')}
      />
      <Checkbox name="plain" label={t('exports.plain')} help={t('exports.plain.help')} checked={typed.plain} />
      <TextArea
        name="reason"
        label={t('exports.reason')}
        help={t('exports.reason.help')}
        value={typed.reason}
        rows={2}
        max={mostExportReason}
        required
        problem={wrong('reason')}
      />
    </>
  )
}
