import { birthIn } from '#domain/people/id-number.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** The ID number says another birth; the organisation may have determined one, so a difference is shown. */
export const birthDiffers: Rule = {
  key: 'birth-differs',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/id-number.md §4',
  reads: ['basic.birth', 'id-numbers.number'],
  find: ({ basic, card }) => {
    const stated = textOf(basic['birth'])
    const onCard = card && birthIn(card)
    if (!onCard || stated === '' || onCard.startsWith(stated) || stated.startsWith(onCard)) return []
    const readings = [stated, onCard.slice(0, stated.length === 8 ? 8 : 6)].map((date) =>
      formatPartialDate(date as PartialDate),
    )
    const [said = '', other = ''] = readings
    return [{ field: 'birth', readings, params: { stated: said, card: other } }]
  },
}
