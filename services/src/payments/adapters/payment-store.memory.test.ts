import { memoryPaymentStore } from './payment-store.memory.ts';
import { paymentStoreSuite } from './payment-store.suite.ts';

const store = memoryPaymentStore();

paymentStoreSuite('the store of the tests', {
  store: () => store,
  announced: async (about) =>
    store.announced
      .filter(({ data }) => JSON.stringify(data).includes(about))
      .map(({ contract }) => contract.name),
});
