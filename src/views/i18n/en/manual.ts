import type { manual as source } from '#views/i18n/zh-Hans/manual.ts'

export const manual: Record<keyof typeof source, string> = {
  'manual.title': 'The first week',
  'manual.sub':
    'Follow it, and after a week your organisation works here. Each chapter is for one person and can be printed.',
  'manual.print': 'Print this page with your browser; the pictures come along.',
  'manual.open': 'Open this page',
  'manual.chapters': 'Chapters',
  'manual.whose': 'For whom',
  'manual.all': 'All chapters',
  'manual.link': 'Manual: the first week',
  'manual.link.signed-out': 'Manual: the first week (after signing in)',
  'manual.own': 'For you',
  'manual.day': 'Day {at}',
  'manual.lead': 'HR lead',
  'manual.lead.what': 'Set the organisation up, bring everybody to their place, and archive the first dossiers.',
  'manual.it': 'IT',
  'manual.it.what':
    'A server that stands, backups and drills with a result every night, and nobody’s name in your hands.',
  'manual.archivist': 'Archivist',
  'manual.archivist.what': 'Rooms and boxes with numbers, the first dossiers printed and put away, loans on record.',
  'manual.head': 'Head of a department',
  'manual.head.what': 'A few minutes a day: look at what waits, and check the people of your department.',
  'manual.lead.1': 'Finish setting up',
  'manual.lead.1.text':
    'After signing in you are led on: deputy keeper and last approver, the questions that cannot wait, the units.\nThe deputy keeper is usually the leader over HR, and keeps the dossiers of the HR people themselves.\nIn a small house with one person in HR, name two people as deputy keeper and last approver, usually the boss and finance: one begins what concerns the dossier of HR, the other decides. Contracts go to finance.\nSettle what heads may read at any time before dossiers come in; it can be changed later, each time on record.\nYou may leave in the middle: the next sign-in goes on at the first step that is not done. “Set up the organisation” lists what remains.',
  'manual.lead.2': 'Bring people in',
  'manual.lead.2.text':
    '“Accounts”, “Invite”: give a name and a staff number, and a sign-in code is shown once: print it and hand it over in person. Tell IT the number, who switches it on; then the person sets a password with the code.\nInvite heads and leaders first, since approvals climb to them; then archivist, finance and legal.\nBefore giving a duty look at “what this person can do”: it is the very table that the program goes by. Nobody gives a duty to oneself.\nA leader who never signs in is no trouble: that step is signed on a printed sheet and the scan is registered.',
  'manual.lead.3': 'The first dossier',
  'manual.lead.3.text':
    '“Import”: choose an appointment form (.lrmx, .lrm or .docx). What could not be read for certain is marked; go through it, then make it a draft.\nOpen the draft and see which sections lack something; “How to fill this in” below a field says what goes wrong most often.\nWhere there is nothing, declare it: an empty section was never asked about, a declared one was.\nBefore it goes up the program checks it: order of dates, gaps in the résumé, the ID number.',
  'manual.lead.4': 'Existing staff, many at once',
  'manual.lead.4.text':
    'Bring exchange files in as a folder; with only a list, paste it from Excel, one person a line.\nMend one kind of doubt at a time: 27 missing months need not be opened one by one.\nSend them up by department as a batch: a head looks at all at once and returns single lines.\nPaper dossiers that exist are not printed again: the archive only confirms in which box they lie.',
  'manual.lead.5': 'Pay, contracts, and afterwards',
  'manual.lead.5.text':
    'Ask finance and legal to enter today’s pay and contracts under “Opening state”, signed once each.\nLook through the table that says who is asked about which change. What is usual becomes routine: heads are only told.\nOn Friday look at what is late in “To do”, and at what “Set up the organisation” still lists.\nFrom now on new people, promotions, transfers and departures begin at a person’s dossier.\nThe numbers in “To do” (contracts that end, retirements, probation) open as lists; rolls and telephone lists are under “People”.\nWhen somebody above wants figures: choose a day in “Figures”, open a number to see who it is, and take all tables as Excel or PDF.\nA superior sends a blank form: send it under “Superior’s workbooks” in “Figures”, say once what its headings mean, and take it back filled in; next year only changed headings ask.\nAt the end of the year freeze the tables under “Annual returns” in “Figures”, and three people sign; a year later each number that changed says who changed it.',
  'manual.it.1': 'Install and start',
  'manual.it.1.text':
    'Install the program and start it as a service; the terminal of the first start (of a service: journalctl -u juanzong -n 20) shows a code of eight signs and an address to open.\nLet HR type the name and kind of the organisation. Its custodians are not you: whoever reaches the server should hold no key.\nHand one-time links to custodians, HR lead and auditor; each sets the own secret at the own computer.\nThe recovery card is printed and sealed by a custodian. You do not see it.',
  'manual.it.2': 'Network and certificate',
  'manual.it.2.text':
    'For other computers install a certificate, or stand behind a proxy that has one; unencrypted, the program answers on this machine alone.\nEvery row of the “System” page says how things are and whether to do something; red first.\nThe same on the command line: npm run doctor ends with 0 for fine, 1 for look, 2 for act now.',
  'manual.it.3': 'Backups',
  'manual.it.3.text':
    '“System”, “Backups and drills”: name one or two places, best on another disk or machine. The first backup is made tonight.\nThe copy of the keyring goes elsewhere, never beside the data: together they are as good as the original.\nPress “Back up now”, and see its date and size before you go.',
  'manual.it.4': 'Restore once',
  'manual.it.4.text':
    'A backup that was never restored is none. The program drills every night; do it once by hand this week: npm run drill -- PLACE.\nTake an empty machine and restore for real, with the command and the custodians’ passphrases; note how long it took.\nWhat was restored says that it is a copy, until somebody says which one lives on.',
  'manual.it.5': 'Accounts and restarts',
  'manual.it.5.text':
    'Switch on by number the sign-in codes of those whom HR invited; HR hands the codes over, and you never hold one. The list shows numbers and no names, as it should.\nAfter a restart the house is locked until custodians open it. When something is wrong you may lock it yourself in “System”: what others were writing is kept and goes on after it is opened. Put their telephone numbers on the wall of the server room.\nAn upgrade takes a snapshot first; an older program does not open newer data, and says which version it takes.',
  'manual.archivist.1': 'Rooms and boxes',
  'manual.archivist.1.text':
    '“Rooms and boxes”: begin with the first box, such as A-01-1-01; room, cabinet and shelf are made with it.\nPrint the labels. A barcode reader works as it is, with the cursor in the scan field.\nExisting dossiers keep the boxes they have.',
  'manual.archivist.2': 'First printing and filing',
  'manual.archivist.2.text':
    'Once a dossier is approved it waits for you in “Archive”; you see sheets and codes, not what they say.\nPrint, order it by the catalogue, scan the box, then the code on each sheet: the two agree, and it is filed.\nA spoilt page is printed again alone.',
  'manual.archivist.3': 'Loose papers',
  'manual.archivist.3.text':
    'Register what departments hand in: whose, how many copies and pages, from where.\nExamine it, then file it by what it says and not by who made it; in doubt see “How to fill this in”.\nWhat is not fit goes back, saying what is missing. File within a month of receipt; you are reminded.',
  'manual.archivist.4': 'Readings and loans',
  'manual.archivist.4.text':
    'Whoever wants to read a dossier asks in the program; only what was granted comes to your desk.\nScan the box when handing out and note the two who are there; count it back in, and say at once what is missing.\nWho read what, and why, is registered and can be printed.',
  'manual.archivist.5': 'Sending on, receiving, taking stock',
  'manual.archivist.5.text':
    'When somebody has left, the paper has to be sent on in time: it is listed and the clock runs.\nWhat comes from elsewhere is registered and compared with its catalogue before the receipt goes back.\nTake stock by shelf once a quarter: scan through, and what is not there is listed.',
  'manual.head.1': 'Sign in',
  'manual.head.1.text':
    'Set your own password with your staff number and the sign-in code from HR.\nYou see names and posts of your department; anything more when it is your turn to decide, and only for so long.\nNobody can set your password for you. Do not give it to a secretary: name somebody to stand in.',
  'manual.head.2': 'The first decision',
  'manual.head.2.text':
    'Open it in “To do”: who, what changes and why, old beside new.\nAgree, return or reject, with a word of your own; usual phrases take one press.\nOf a batch, tick line by line and return the doubtful ones alone.\nYour own matters and those of relatives never come to you.',
  'manual.head.3': 'Away on business',
  'manual.head.3.text':
    'Before you leave name who stands in, from which day to which. It ends by itself, and what is done says that it was for you.\nA telephone will do; the address is the same.',
  'manual.head.4': 'To read a dossier',
  'manual.head.4.text':
    '“Readings”, ask: whose, which parts, why and for how many days. Once granted you see it for that time.\nEvery look is on record, and the person may learn of it.',
  'manual.head.5': 'Changes in your department',
  'manual.head.5.text':
    'Training, appraisals and telephone numbers do not wait for you; you are told. If something is wrong, tell HR.\n“Figures” has the numbers of the units that you lead; open one to see who it is.\nTell HR early who comes and goes: dates and posts in the approvals will then be right.',
  'manual.picture.lead-setup': '“Set up the organisation”: what remains is listed, and gets less',
  'manual.picture.lead-accounts': '“Accounts and duties”: who can sign in, and with which duties',
  'manual.picture.lead-imports': '“Import”: what was read waits to be compared before it is a draft',
  'manual.picture.lead-batches': 'Batches: the same for many people, sent together',
  'manual.picture.lead-figures': '“Figures”: choose a day, open a number to see who it is',
  'manual.picture.it-system': '“System”: each row says how things are and what to do',
  'manual.picture.it-copies': '“Backups and drills”: places, the last backup and the last drill',
  'manual.picture.archivist-places': '“Rooms and boxes”: begin with the first box',
  'manual.picture.archivist-archive': 'The archive: what waits to be printed, and to be put away',
  'manual.picture.archivist-loose': 'Loose papers: received, examined, filed',
  'manual.picture.head-home': 'To do: what waits for your decision',
  'manual.picture.head-readings': 'Readings: what is open to you, and what you asked for',
}
