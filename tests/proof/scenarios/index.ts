import type { Scenario } from '../scenario.ts';
import { clockSkew } from './clock-skew.ts';
import { crashEverywhere } from './crash-everywhere.ts';
import { lastBags } from './last-bags.ts';
import { latePix } from './late-pix.ts';
import { lostWebhook } from './lost-webhook.ts';
import { poisonMessages } from './poison.ts';
import { pspDown } from './psp-down.ts';
import { webhooks } from './webhooks.ts';

/** In this order two shops side by side seldom have their busiest runs at the same time. */
export const scenarios: readonly Scenario[] = [
  lastBags,
  pspDown,
  lostWebhook,
  latePix,
  crashEverywhere,
  clockSkew,
  poisonMessages,
  webhooks,
];
