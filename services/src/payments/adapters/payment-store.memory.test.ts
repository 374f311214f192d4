import { memoryPaymentStore } from './payment-store.memory.ts';
import { paymentStoreSuite } from './payment-store.suite.ts';

const store = memoryPaymentStore();

paymentStoreSuite('the store of the tests', {
  store: () => store,
  announced: async (orderId) =>
    store.announced.filter((event) => event.orderId === orderId).map(({ name }) => name),
});
