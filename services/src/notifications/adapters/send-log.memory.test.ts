import { memorySendLog } from './send-log.memory.ts';
import { sendLogSuite } from './send-log.suite.ts';

sendLogSuite('the send log of the tests', memorySendLog);
