import type { revocations as chinese } from '../zh-Hans/revocations.ts'

export const revocations = {
  'case.kind.revocation': 'Revocation',
  'case.title.revocation': '{name} · revocation',
  'case.number.revocation': 'Revocation {number}',
  'case.block.again-checker': 'Checker who approved',
  'case.block.again-head': 'Head who approved',
  'case.block.again-hr-lead': 'HR lead who approved',
  'case.block.again-hr': 'HR who approved',
  'case.block.again-finance': 'Finance who approved',
  'case.block.again-legal': 'Legal who approved',
  'case.block.again-administration': 'Administration who approved',
  'case.block.again-receiving': 'Receiving HR who approved',
  'case.block.again-receiving-legal': 'Receiving legal who approved',
  'case.block.again-leaders': 'Leaders who approved',
  'case.block.revocation-lead': 'HR lead',
  'case.effect.restore': 'Restore',
  'case.effect.restore.next': 'Once approved, the dossier goes back to what it was before',
  'case.effect.restore.done': 'Restored',
  'case.effect.restore.after': 'The dossier goes back to what it was before; every record stays',
  'case.final.create':
    'A dossier that is archived cannot be taken back. Correct what is wrong by an update on its page; if it should not exist at all, ask the HR lead.',
  'case.final.departure':
    'The departure has taken effect: dossier, account and seats are closed, and it cannot be revoked. If this person comes back, create a new dossier as a re-entry.',
  'case.final.reading': 'What was read cannot be unread. While the reading is still open, end it on this page.',
  'case.final.revocation': 'A revocation is not revoked itself. To bring it back, begin the original matter anew.',
  revocation: 'Revoke this approval',
  'revocation.title': '{name} · Revoke an approval in effect',
  'revocation.sub':
    'Everybody who approved is asked again. Once all agree the dossier goes back to what it was before; every record stays.',
  'revocation.hint':
    'Everybody who approved must agree; for whoever has left, the superior does. Then the dossier goes back to what it was before.',
  'revocation.what': 'What goes back',
  'revocation.partly': 'This approval changed more than you may see; all of it goes back.',
  'revocation.moved':
    'What is shown below was changed after this approval took effect, so it cannot simply be revoked. Draw an update on the dossier as it is now.',
  'revocation.resources':
    'Administration is then asked to take back the seat and equipment that were allocated, and to give the former seat again where it is free.',
  'revocation.closed': 'This dossier is closed, and its approvals cannot be revoked any more.',
  'revocation.back': 'Back to the case',
  'revocation.reason': 'Reason',
  'revocation.reason.hint': 'Everybody who approved reads it. Leave out pay and whatever else is not for all of them.',
  'revocation.go': 'Ask to revoke',
  'revocation.see': 'Open',
  'revocation.of': 'This revokes {name}',
  'revocation.by.running':
    '{name} ({office}) asked on {time} to revoke this approval. It is under way. Reason: {reason}',
  'revocation.by.approved': 'This approval was revoked on {time}; the dossier is as it was before. Reason: {reason}',
  'revocation.by.rejected': 'On {time} the revocation was not agreed to; this approval stands. Reason given: {reason}',
  'revocation.by.withdrawn': 'On {time} the revocation was withdrawn; this approval stands. Reason given: {reason}',
  'case.returned-as-is': 'What goes back cannot be altered: give the reason and submit again, or withdraw.',
  'history.revokes': '{number}, revokes {of}',
  'refusal.case.final': 'This approval is not in effect, or cannot be revoked. Nothing was submitted.',
  'refusal.case.revoked': 'This approval was revoked already. Nothing was submitted.',
  'refusal.case.moved-since':
    'What it changed was changed again since. Nothing was submitted. Draw an update on the dossier as it is now.',
} as const satisfies Record<keyof typeof chinese, string>
