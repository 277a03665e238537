import type { agreements as source } from '#views/i18n/zh-Hans/agreements.ts'

export const agreements: Record<keyof typeof source, string> = {
  'agreements.title': 'For two people to agree on',
  'agreements.sub':
    'One person asks and says why; it takes effect once another one has agreed. Nobody agrees to an own request.',
  'agreements.banner': '{count} {count|request waits|requests wait} for you to agree.',
  'agreements.look': 'Look',
  'agreements.open': 'Waiting',
  'agreements.open.none':
    'Nothing waits for anybody to agree. What needs two people, such as wider rights or new keys, waits here for your consent once somebody asks.',
  'agreements.ended': 'Done',
  'agreements.may-ask': 'What can be asked for',
  'agreements.may-ask.none': 'There is nothing to ask for now.',
  'agreements.reason': 'Reason',
  'agreements.asked-by': 'asked by {name}, {at}',
  'agreements.agreed-by': 'agreed to by {name}, {at}',
  'agreements.withdrawn-by': 'withdrawn by {name}, {at}',
  'agreements.ask': 'Ask',
  'agreements.agree': 'Agree',
  'agreements.withdraw': 'Withdraw',
  'agreements.own': 'You asked for this; somebody else has to agree.',
  'agreements.waiting': 'Waits for somebody else to agree.',
  'agreements.act.unused.remove': 'Remove unused keys and files',
  'agreements.act.clock.accept': 'Accept the clock of the server and save again',
  'agreements.act.data.accept': 'Accept the data that are open and save again',
  'agreements.act.rows.accept': 'Accept data that were altered',
  'agreements.act.dossiers.export': 'Export the dossiers of several people',
  'agreements.what.dossiers.export':
    'The dossiers of {count} people leave the system as {what}. Once agreed, only whoever asked can fetch the file, and once.',
  'agreements.what.unused.remove':
    'No dossier uses {keys} {keys|key|keys} and {files} encrypted {files|file|files}. They cannot be brought back: if a newer backup is still to be restored, its dossiers would never open again.',
  'agreements.what.clock.accept':
    'The newest entry of the log is of {newest}, the clock of the server says {clock}. Once accepted, the clock of the server counts.',
  'agreements.what.data.accept':
    'The data that are open end at {newest}. Once accepted they go on from there; newer data that lie elsewhere can no longer be joined on.',
  'agreements.what.rows.accept':
    '{count} {count|thing was|things were} altered behind the back of this system; what they say is not shown and cannot be changed. Compare each with a backup or with the paper first: once accepted, what stands there now counts.',
  'refusal.agreements.no-reason': 'Give a reason, so that whoever agrees knows why.',
  'refusal.agreements.asked-already': 'Somebody asked for the same already; deal with that request below.',
  'refusal.agreements.nothing-to-do': 'This is not needed now, and nothing was changed.',
  'refusal.agreements.own': 'Nobody agrees to an own request. Somebody else has to do it.',
  'refusal.agreements.changed':
    'Things have changed since this was asked for, so the request no longer holds and nothing was changed. Withdraw it and ask again.',
  'refusal.agreements.ended': 'This was done or withdrawn already, and nothing was changed.',
  'notice.agreements.asked': 'Asked; somebody else has to agree.',
  'notice.agreements.agreed': 'Agreed and in effect.',
  'notice.agreements.withdrawn': 'Withdrawn.',
  'refusal.agreements.unread':
    'This page had only just opened, too soon to be read, so nothing was decided. Read it, then press again.',
}
