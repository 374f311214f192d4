import { secretsOf } from './secrets.ts';
import { readSettings } from './settings.ts';
import { totp } from './totp.ts';

/** `npm run staff-code`: what the sample member of staff's authenticator shows now. */
const { staffTotp } = await secretsOf(readSettings().stateDir);
if (staffTotp === undefined) {
  console.error('There is no sample member of staff yet: npm start makes one.');
  process.exitCode = 1;
} else {
  console.log(totp(staffTotp));
}
