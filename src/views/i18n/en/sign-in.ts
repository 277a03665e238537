import type { signIn as source } from '#views/i18n/zh-Hans/sign-in.ts'

export const signIn: Record<keyof typeof source, string> = {
  'sign-in.title': 'Sign in',
  'sign-in.heading': 'Sign in to Juanzong',
  'sign-in.number': 'Staff number',
  'sign-in.password': 'Password',
  'sign-in.go': 'Sign in',
  'sign-in.continue': 'Opening Juanzong',
  'sign-in.demo': 'Demo accounts',
  'sign-in.demo-hint': 'One for each duty; each opens with a click. The password is always {password}',
  'sign-in.as': 'Sign in as {name}',
  'sign-in.try': 'What to try',
  'sign-in.duty': 'Duty',
  'sign-in.name': 'Name',
  'sign-in.try.hr':
    'Register the meeting and close the promotion of 吕思诚; submit the three changes gathered for 马克勤 and see who is asked; or import an appointment form',
  'sign-in.try.checker': 'Compare a new dossier with the papers, tick by tick; compare a change of 解春雨’s family',
  'sign-in.try.hr-lead':
    'Decide on the pay of six people at once; see how far every case is; search for your own and find nothing; lock the system now',
  'sign-in.try.keeper':
    'Check a change of 邹雨桐: dossiers of human resources itself are kept, and checked, by deputy keepers',
  'sign-in.try.head':
    'Confirm a new dossier or a new title in your department, or return it with a reason; name a stand-in in My settings',
  'sign-in.try.leader': 'Approve a change, old value beside new, and see who comes next',
  'sign-in.try.archivist': 'Print, box and scan into place; ask whether a page is current; give 雷文博 a seat',
  'sign-in.try.cataloguer': 'File received papers in the catalogue',
  'sign-in.try.finance':
    'Reckon the settlement of 杨俊平, each line with its formula and source; decide on changes of pay: the old and the proposed amount, no résumé, no contract',
  'sign-in.try.legal':
    'Close the training agreement of 张䶮 with its signed copy; decide on changes of contract: no pay, no family',
  'sign-in.try.it':
    'Hand over the account of somebody who leaves; see the system and its accounts without meeting a single name',
  'sign-in.try.auditor': 'Search the access log by number, verify the whole chain, export it',
  'sign-in.try.little.hr-lead':
    'Do all of human resources alone: new dossiers, promotions, departures, papers and boxes; search for your own and find nothing',
  'sign-in.try.little.head': 'Approve three new dossiers: with four accounts each step still has somebody else',
  'sign-in.try.little.finance': 'Enter the first pay of people newly on file; search the access log by number',
  'sign-in.try.little.it': 'See the system and its accounts without meeting a single name',
  'refusal.sign-in.refused': 'The staff number or password is not right. Check case and keyboard, then try again.',
  'refusal.sign-in.not-active': 'The password is right, but this account is locked or closed. Ask IT.',
  'refusal.sign-in.throttled':
    'Too many tries. Try again in 15 minutes. If you lost the password, ask the HR lead for a code.',
  'notice.signed-out': 'Signed out',
}
