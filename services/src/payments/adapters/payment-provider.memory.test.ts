import { MemoryProvider } from './payment-provider.memory.ts';
import { paymentProviderSuite } from './payment-provider.suite.ts';

paymentProviderSuite('the provider of the tests', () => {
  const provider = new MemoryProvider(() => new Date('2026-11-24T15:00:00Z'));
  return {
    provider,
    pay: async (id, late = false) => provider.pay(id, { late }),
    expire: async (id) => provider.expire(id),
    failNext: async (count, afterEffect = false) => provider.failNext(afterEffect ? 1 : count, afterEffect),
    charges: async () => provider.created.length,
  };
});
