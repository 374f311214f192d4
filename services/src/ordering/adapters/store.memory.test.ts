import { couponsSuite } from './coupons.suite.ts';
import { endingSuite } from './ending.suite.ts';
import { fulfilmentSuite } from './fulfilment.suite.ts';
import { holdsSuite } from './holds.suite.ts';
import { ownOrdersSuite } from './own-orders.suite.ts';
import { placingSuite } from './placing.suite.ts';
import { refundRetrySuite } from './refund-retry.suite.ts';
import { returningSuite } from './returning.suite.ts';
import { MemoryStore, shelfOf } from './store.memory.ts';

const shelf = shelfOf(new MemoryStore());
placingSuite('memory', () => shelf);
holdsSuite('memory', () => shelf);
couponsSuite('memory', () => shelf);
endingSuite('memory', () => shelf);
fulfilmentSuite('memory', () => shelf);
returningSuite('memory', () => shelf);
refundRetrySuite('memory', () => shelf);
ownOrdersSuite('memory', () => shelf);
