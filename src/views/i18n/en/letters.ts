import type { letters as zh } from '#views/i18n/zh-Hans/letters.ts'

export const letters: Record<keyof typeof zh, string> = {
  'letter.title': 'Notice of appointment',
  'letter.of': '{name} · notice of appointment',
  'letter.sub': 'Number and date are those of the closing; laid out as an official document',
  'letter.sub.draft':
    'What has no document number yet prints as a draft; once it is closed, the same page prints the final text',
  'letter.hint':
    '{count} {count|letter|letters}. What prints is this preview, and each print is recorded; file it once sealed.',
  'letter.said': 'Heading and signature',
  'letter.look': 'Update the preview',
  'letter.issuer': 'Issued by',
  'letter.to': 'Addressed to',
  'letter.to.usual': '各部门、各所属单位',
  'letter.meeting': 'Meeting that decided',
  'letter.meeting.help': 'Left empty, it reads 经研究决定',
  'letter.day': 'Day of the meeting',
  'letter.day.help': 'The posts count from this day; left empty, from the day of effect recorded at the closing',
  'letter.copies': 'Copies to',
  'letter.as-last': 'To whom it goes is as in the last notice, and may be changed.',
  'letter.copies.help': 'Leave empty if there are none',
  'letter.printedBy': 'Printed by',
  'letter.head': 'Red heading',
  'letter.head.red': 'Print the red heading',
  'letter.head.preprinted': 'Paper that bears it already',
  'letter.nobody': 'There is nothing to announce: what names no post, and what was not approved, stands in no notice.',
  'letter.too-long': '{most} characters at most',
  'letter.in-batch':
    'This case is in the batch “{title}”; the notice for all of it is printed on the page of the batch.',
  'act.letter.previewed': 'Previewed a notice of appointment',
  'act.letter.printed': 'Printed a notice of appointment',
}
