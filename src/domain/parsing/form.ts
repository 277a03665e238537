import type { Doubt, ExchangeFile, Fields, Understood } from '#domain/dossiers/section.ts'
import { readDate } from './dates.ts'
import { isBlank, oneLine, trimmed } from './text.ts'

const texts = {
  proposed: 'NiRenZhiWu',
  removed: 'NiMianZhiWu',
  reason: 'RenMianLiYou',
  submitter: 'ChengBaoDanWei',
  filledBy: 'TianBiaoRen',
} as const
const dates = { ageDate: 'JiSuanNianLingShiJian', filledOn: 'TianBiaoShiJian' } as const
const tags = { ...texts, ...dates } as const

export const formTags: readonly string[] = Object.values(tags)

/** 任免事项: kept as the file has it, for the appointment form that may follow. */
export function readForm(file: ExchangeFile): readonly Understood[] {
  const sources = Object.fromEntries(
    Object.entries(tags)
      .map(([field, tag]) => [field, file.text(tag)] as const)
      .filter(([, text]) => !isBlank(text)),
  )
  if (Object.keys(sources).length === 0) return []
  const fields: Record<string, Fields[string]> = {}
  const doubts: Doubt[] = []
  for (const [field, text] of Object.entries(sources)) {
    if (field in texts) fields[field] = ['submitter', 'filledBy'].includes(field) ? oneLine(text) : trimmed(text)
    else {
      const { value, doubts: found } = readDate(text)
      if (value) fields[field] = value
      doubts.push(...found.filter(({ code }) => code !== 'month-unknown').map((doubt) => ({ ...doubt, field })))
    }
  }
  return [{ raw: '', sources, fields, doubts }]
}
