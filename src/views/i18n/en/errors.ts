import type { errors as source } from '#views/i18n/zh-Hans/errors.ts'

export const errors: Record<keyof typeof source, string> = {
  'error.title.400': 'That request made no sense',
  'error.title.401': 'Your session has ended',
  'error.title.403': 'This is not yours to do',
  'error.title.404': 'There is no such page',
  'error.title.409': 'Somebody changed this first',
  'error.title.413': 'That is too large',
  'error.title.429': 'Too many requests',
  'error.title.500': 'The program failed',
  'error.title.503': 'The access log cannot be written',
  'error.text.400': 'The address or the form is incomplete; nothing was changed. Go back and try again.',
  'error.text.401':
    'Your session has ended and nothing was saved; what you typed is still here. Sign in in a new window, come back and send it again.',
  'error.text.403': 'This is outside your duties. Nothing was changed; if you need it, ask human resources.',
  'error.text.404': 'There is nothing at this address, or it is outside what you may see.',
  'error.text.409': 'This changed after you opened it, so nothing was saved. Open it again, check, and repeat.',
  'error.text.413':
    'This is over the allowed size ({most}); nothing was saved. Save it in parts, or send a smaller file.',
  'error.back.413':
    'Back in the browser leads to the form again, with its long texts; some fields of one line have to be typed again.',
  'error.text.429': 'Wait a few minutes and try again; nothing was changed.',
  'error.text.500':
    'What you just did was not completed; everything saved is safe. Try again, and if it still fails give the number below to the administrator.',
  'error.text.503':
    'A dossier is not opened unless the reading is logged. Everything saved is safe; try again in a while, and if it still fails have the disk checked.',
  'error.incident': 'Number {incident}',
  'error.sign-in': 'Sign in in a new window',
  'error.home': 'To the start page',
  'error.title.foreign': 'This form was not drawn for you',
  'error.title.sealed': 'The system is locked',
  'error.text.foreign':
    'Signed in now is {name}, and this form was not opened for {name}, so nothing was changed. Sign in as before and send it again, or open the page anew.',
  'error.text.sealed':
    'The system was locked just now and nothing was saved; what you typed is still here. Once it is unlocked and you are signed in, send it again from here.',
  'error.kept': 'What you typed',
  'error.kept.nothing': 'Nothing was typed into this form.',
  'error.kept.file': 'There was a file in it; choose it once more.',
  'error.again': 'Send it again',
  'error.unseal': 'Unlock in a new window',
  'error.field': 'Text',
  'error.field.opinion': 'Opinion',
  'error.field.reason': 'Reason',
  'error.field.comment': 'Comment',
  'error.field.text': 'Remark',
  'error.field.code': 'Code scanned',
  'error.field.rows': 'Table',
  'error.field.name': 'Name',
  'error.field.purpose': 'Purpose',
  'unencrypted.title': 'This address is not encrypted, so nobody signs in here',
  'unencrypted.why':
    '{host} is plain HTTP: passwords and dossiers would cross the network in clear, so no password is taken here.',
  'unencrypted.cures': 'Whoever keeps the machine chooses one of these:',
  'unencrypted.certificate': 'A certificate: set JUANZONG_CERT and JUANZONG_KEY, then open it with https.',
  'unencrypted.proxy':
    'A proxy that speaks https: set JUANZONG_ORIGIN (such as https://hr.example.cn), then open that address.',
  'unencrypted.loopback': 'Only on the server itself: open http://localhost with the port.',
  'error.wait':
    'That was too often, so nothing was done; what you typed is still here. Try again in {seconds} {seconds|second|seconds}.',
}
