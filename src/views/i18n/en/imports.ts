import type { imports as zh } from '#views/i18n/zh-Hans/imports.ts'

export const imports: Record<keyof typeof zh, string> = {
  'import.title': 'Import',
  'import.sub':
    'Appointment forms: .lrmx, Word (.docx), or .lrm with the photo of the same name (.pic, .jpg); several at once, or as one .zip. Compare first, then begin a draft.',
  'import.send': 'Choose files',
  'import.unit': 'Unit',
  'import.unit.help': 'Where the people go; it can still be changed while comparing',
  'import.files': 'Appointment form files',
  'import.files.help': 'At most {size} a file and {archive} a zip; at most {count} files and {total} at once',
  'import.go': 'Import',
  'import.mend': 'Take unescaped & and < as text',
  'import.mend.help':
    'Tick this, choose the file again and import it once more; the places are listed for you to check',
  'import.results': 'This time',
  'import.result.file': 'File',
  'import.result.outcome': 'Result',
  'import.result.staged': '{name}, to be compared',
  'import.result.staged-doubts': '{name}, to be compared, {count} {count|doubt|doubts}',
  'import.result.known': '{name} is on file: the file can be held against the dossier',
  'import.result.against': 'Compare',
  'import.against': 'Held against the dossier',
  'import.against.sub':
    'Where {file} differs from the dossier; what the file does not say does not count, and nothing changes by itself',
  'import.against.draft': 'This dossier is still a draft: tick the values to take into it; all others stay.',
  'import.against.archived':
    'This dossier is archived. Here it is only compared and nothing changes; additions and corrections come with a case.',
  'import.against.same': 'All that could be read in the file, the dossier says too.',
  'import.against.new': 'Not in the dossier',
  'import.against.take': 'Take into the draft',
  'notice.import.taken': 'Taken into the draft',
  'import.result.open': 'Compare',
  'import.result.dossier': 'See that dossier',
  'import.result.kept-nothing': 'Nothing was kept',
  'import.place': 'line {line}, character {column}',
  'import.waiting': 'To be compared',
  'import.waiting.count': '{count} {count|import|imports}',
  'import.waiting.none':
    'No import is waiting. Choose an exchange file (.lrmx) or a list; what is read from it waits here until you have compared it and make it a draft.',
  'import.person': 'Name',
  'import.file': 'File',
  'import.doubts': 'Doubts',
  'import.at': 'Imported',
  'import.none': 'None',
  'import.samples': 'Samples',
  'import.samples.sub': 'Invented people. Download one to look at it, or try it at once.',
  'import.sample.use': 'Use this sample',
  'import.sample.download': 'Download',
  'import.sample.rare-characters': '沈䶮: rare characters (䶮, 㛃, 𠮷) and a private-use character of an old system',
  'import.sample.long-resume': '周慎之: a résumé of more than forty lines, a member of 民盟, eleven relatives',
  'import.sample.gaps-and-doubts':
    '贺知㛃: gaps and overlaps, a date with two readings, two schools, unknown tags (GB 18030)',

  'import.file-line': '{file} · {size} · {encoding}',
  'import.editor': 'editor {version}',
  'import.came': 'imported {at}',
  'import.claimed': 'The file claims the encoding {claimed}; it is written in {encoding} and was read as such.',
  'import.mended': '{count} unescaped {count|sign was|signs were} taken as text: {places}',
  'import.number': 'Number {number}',
  'import.number-label': 'Number',
  'import.author': 'In the hands of',
  'import.others': 'Imports that colleagues have in hand',
  'import.discard-other':
    'Taken in by {author}, {came}, and not yet a draft. Once it is given up its ID numbers are free again; speak with {author} first.',
  'import.held': 'The ID number here belongs to another dossier or import. No draft can begin until it is mended.',
  'import.namesake-question':
    'Somebody of this name is on file, and the birth does not tell them apart. Is this another person:',
  'import.namesake-other': 'Not the same person',
  'import.next-doubt': 'Next doubt ({count} in all)',
  'import.next-doubt-at': 'Doubt {at} / {count}',
  'import.raw': 'In the file',
  'import.remark.tracked-changes': 'The file has tracked changes: its final text was read, what was deleted was not.',
  'import.remark.text-box':
    'The file has text boxes. Their text was read too; that of boxes over the page is kept as unread.',
  'import.remark.hidden-text': 'The file has hidden text, which would not be printed; it was not read.',
  'import.remark.picture-wmf':
    'The photo in the file is a WMF or EMF drawing, which cannot be drawn here; it was left out. Save it as JPEG and add it under “Photo” once the draft is there.',
  'import.remark.picture-second': 'The file holds more than one picture; the first of the form was taken.',
  'import.remark.picture-missing': 'The photo in the file is only a link to a picture elsewhere; it was left out.',
  'import.understood': 'Understood as',
  'import.doubtful': 'Doubtful',
  'import.open-doubts': '{count} {count|doubt|doubts}',
  'import.problems': '{count} to mend',
  'import.clear': 'No doubts',
  'import.settle': 'Checked',
  'import.settled': 'Checked',
  'import.take': 'Take {reading}',
  'import.take-chosen': '{reading} is taken',
  'import.chosen': 'As it stands',
  'import.settle-all': 'All checked',
  'import.alike': 'As above; one answer does for all',
  'import.alike-others': '{count} more alike, answered with it',
  'import.follows': 'Follows the answer at “Joined the Party”',
  'import.changed': 'Changed',
  'import.added': 'Added by hand',
  'import.not-in-file': 'Not in the file',
  'import.silent': 'Not in the file: {fields}',
  'import.person-question': 'An account here has this name and no dossier yet. Is it the same person?',
  'import.person-is': 'It is {name}',
  'import.person-other': 'No, somebody else',
  'import.nothing': 'Recorded as nothing to declare',
  'import.undeclare': 'Do not record that',
  'import.open': 'Edit',
  'import.open-label': 'Edit number {at}',
  'import.drop': 'Leave out',
  'import.drop-label': 'Leave out number {at}',
  'import.restore': 'Take back',
  'import.dropped': 'Left out',
  'import.add': 'Add to {section}',
  'import.unread-kept': 'Kept word for word; only the checker sees it',
  'import.photo-kept': 'Taken out, {width} × {height}',
  'import.same-name': 'Others of this name: {people}',
  'import.kin-none': 'Not the same person',
  'import.save': 'Save changes',
  'import.keep': 'Make a draft',
  'import.keep-note': 'A draft can be added to before it is submitted.',
  'import.keep-doubts': '{count} {count|doubt is|doubts are} open; they may be settled in the draft.',
  'import.keep-problems': '{count} {count|field is|fields are} still wrong; mend before making a draft.',
  'import.discard': 'Give this import up',
  'import.discard-title': 'Give up the import of {name}',
  'import.discard-number': 'Give up import {number}',
  'import.discard-leave': 'Leave it',
  'import.discard-hint':
    'File, comparison and photo can no longer be opened by anybody. Your own file is untouched and can be imported again.',
  'import.discard-go': 'Give up',
  'import.discard-back': 'Go on comparing',

  'refusal.import.empty': 'The file is empty. Export it again.',
  'refusal.import.too-large': 'The file is larger than {size}. If the photo is too big, crop it in the editor first.',
  'refusal.import.encoding':
    'The file declares the encoding {encoding}, and is neither UTF-8 nor GB 18030 either. Export it again as UTF-8.',
  'refusal.import.undecodable':
    'From here on this is not {encoding}: the declared encoding is not the real one. Export it again, or declare the real encoding.',
  'refusal.import.nuls':
    'The file holds nothing but NUL bytes; copying or downloading it was probably cut short. Export it again.',
  'refusal.import.blank': 'The file holds nothing but blanks. Export it again.',
  'refusal.import.picture':
    'This is a picture, not an appointment form. The photo of an .lrm has the same name and is chosen together with it; any other is added under “Photo” once the draft is there.',
  'refusal.import.pdf':
    'This is a PDF or OFD, which cannot be imported. Export this person as .lrmx from the form editor.',
  'refusal.import.web-page':
    'This is a web page and no appointment form, probably the sign-in page of where it was downloaded. Export the file again.',
  'refusal.import.word-old':
    'Files like .doc, .wps, .rtf and .odt are not read here. Open it in Word or WPS and save it as .docx, or export .lrmx from the form editor.',
  'refusal.import.docx-broken':
    'This Word file cannot be opened; it may not have been downloaded completely. Open it in Word or WPS and save it as .docx.',
  'refusal.import.not-a-form':
    'No appointment form was found in this file (no 姓名, no 性别). Choose the .docx of a form.',
  'refusal.import.two-forms':
    'This Word file holds more than one form, so nobody can tell whose is what. Save each as a .docx of its own.',
  'refusal.import.macros': 'This Word file holds macros and is not read. Save it as .docx without macros.',
  'refusal.import.password':
    'This file has a password and cannot be opened here. Open it, take the password away and save it again.',
  'refusal.import.sheet':
    'This is a spreadsheet, not an appointment form. Export each person as .lrmx from the form editor.',
  'refusal.import.lrm-cut':
    'This .lrm is not complete: it breaks off in column {count}, probably when it was copied or downloaded. Export it again.',
  'refusal.import.lrm-columns':
    'An .lrm has 33 columns, this one can be cut into {count}, so nobody can say which is which. Export it again, or save it as .lrmx.',
  'refusal.import.pic': 'This is a photo. Choose it together with the .lrm of the same name (zhang.lrm and zhang.pic).',
  'refusal.import.heic':
    'This is a HEIC photo of a phone, which cannot be opened here. Save it as JPEG; to come with an .lrm it needs the same name.',
  'refusal.import.too-much':
    'The file holds more than the form of one person could; reading stopped half-way. Export it again. Other files are not affected.',
  'refusal.import.archive':
    'This is no archive that can be opened. Pack the files as .zip, or unpack them and choose them all.',
  'refusal.import.zip-broken':
    'The archive cannot be opened, or what is in it is damaged. Pack it again. Nothing of it was taken.',
  'refusal.import.zip-large': 'The archive is larger than 50 MB. Divide it. Nothing of it was taken.',
  'refusal.import.zip-path':
    '“{file}” in the archive points outside of it; such an archive is not read. Pack an ordinary folder. Nothing of it was taken.',
  'refusal.import.zip-twice':
    'The archive holds “{file}” twice. Rename one and pack it again. Nothing of it was taken.',
  'refusal.import.zip-nested':
    'There is an archive within the archive ({file}). Unpack it and pack everything as one .zip. Nothing of it was taken.',
  'refusal.import.zip-bomb':
    'The archive would unpack to something abnormally large ({file}) and is not read. Nothing of it was taken.',
  'refusal.import.zip-too-many':
    'An archive holds at most 500 files and 500 MB unpacked. Divide it. Nothing of it was taken.',
  'refusal.import.zip-password':
    'The archive has a password and cannot be opened here. Pack it without. Nothing of it was taken.',
  'refusal.import.not-xml': 'This is no appointment form file (.lrmx): its content is not XML.',
  'refusal.import.doctype': 'The file has a DOCTYPE or entity declarations, which no such file needs. It is not read.',
  'refusal.import.bare-sign':
    'An unescaped {sign}, {count} in all. Mend it in the editor, or tick “take as text” and import it again.',
  'refusal.import.malformed': 'The tags do not match here or are incomplete; the file may be damaged. Export it again.',
  'refusal.import.unclosed': '<{tag}> never ends; the file may be incomplete. Export it again.',
  'refusal.import.character': 'There is a character number here that does not exist. Export it again.',
  'refusal.import.too-deep': 'Tags are nested too deeply for an appointment form file.',
  'refusal.import.too-many': 'There are too many tags for an appointment form file.',
  'refusal.import.too-long': 'The content of <{tag}> is too long for an appointment form file.',
  'refusal.import.root': 'A file holds exactly one <Person>; this is <{tag}>.',
  'refusal.import.nobody': 'The file has no name, no identity number and no résumé.',
  'refusal.import.known': 'This person has a dossier already; no other was made. Add to it or correct it there.',
  'refusal.import.in-hand': 'An import of this person is waiting already.',
  'refusal.import.twice': '{file} in the same batch is of this person; this one was not taken.',
  'refusal.import.keeper': 'Somebody else handles this one.',
  'refusal.import.not-keeper': 'The deputy keeper handles HR people and their relatives only; hand this one to HR.',
  'refusal.import.problems': 'Some fields marked in red are still wrong, so no draft was made. All you typed is here.',
  'refusal.import.namesake':
    'First say whether this is the person of the same name on file. No draft was begun; what you typed is still here.',
  'refusal.import.person':
    'First answer whether the account of the same name is this person. No draft was made; all you typed is here.',
  'refusal.import.unit': 'This unit is outside your duty. Choose another.',
  'refusal.import.no-files': 'Choose files first.',
  'refusal.import.too-many-files': 'At most {count} files at a time. Nothing was kept.',
  'refusal.import.no-unit': 'Choose a unit.',
  'refusal.import.no-sample': 'There is no such sample.',

  'notice.import.staged': 'Imported: please compare',
  'notice.import.saved': 'Saved',
  'notice.import.kept': 'Draft made',
  'notice.import.discarded': 'Given up; nothing readable is left',
  'notice.import.again': 'This batch was imported a moment ago',
}
