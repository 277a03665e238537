import type { samples as zh } from '#views/i18n/zh-Hans/samples.ts'

export const samples: Record<keyof typeof zh, string> = {
  'samples.title': 'Routine changes to look at',
  'samples.sub': 'Routine changes apply at once; one in twenty is drawn for another person to look at',
  'samples.waiting': 'Waiting for you',
  'samples.none':
    'Nothing waits for you to look at. Routine changes need no approval; some of them are drawn and listed here for a second look.',
  'samples.line': '{name} · changed by {applicant} {at}',
  'samples.one': '{name} · spot check',
  'samples.applied': 'Changed by {applicant} {at}; applied at once',
  'samples.changed': 'What changed',
  'samples.verdict': 'Result',
  'samples.hint': 'Compare with the paper named: is what was changed true, or is there a doubt?',
  'samples.reason': 'Remarks',
  'samples.reason-hint': 'Say what is doubtful, {applicant} will be told; not needed where it is true',
  'samples.sound': 'True',
  'samples.doubted': 'Doubtful',
  'samples.stands-in':
    'Nobody else in the house may see this, so you are the second person. You see what was changed and nothing else.',
  'samples.look': 'Look at it',
  'samples.drawn': 'This routine change was drawn; another person will look at it.',
  'samples.was-sound': 'Spot check: {by} found it true {at}.',
  'samples.was-doubted': 'Spot check: {by} has a doubt {at}: {reason}. If it is wrong, correct it in the dossier.',

  'refusal.samples.no-verdict': 'Please say whether it is true or doubtful.',
  'refusal.samples.no-reason': 'Please say what is doubtful, in 500 characters at most.',
  'refusal.samples.ended': 'Somebody has looked at this already.',
  'refusal.samples.unread':
    'The page had only just opened, too soon to be read, so nothing was done. Please press again when you have read it.',

  'notice.samples.sound': 'Found true',
  'notice.samples.doubted': 'Whoever changed it has been told',
  'notice.samples.ended': 'Somebody has looked at this already; nothing was done twice',
  'told.doubted': '{title}: doubted in a spot check',

  'act.sample.drawn': 'Drew a routine change for a spot check',
  'act.sample.confirmed': 'Found a drawn change true',
  'act.sample.doubted': 'Doubted a drawn change',
}
