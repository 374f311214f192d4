/** A problem that the person at the keyboard can solve: shown as text, without a stack trace. */
export class StartupError extends Error {
  override name = 'StartupError';
}
