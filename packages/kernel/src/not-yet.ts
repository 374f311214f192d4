/** What was asked can be done later and not now: whoever delivers it delivers it again. Expected, so no alarm. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}
