import type { Scenario } from '../scenario.ts';
import { clockSkew } from './clock-skew.ts';
import { crashEverywhere } from './crash-everywhere.ts';
import { lastBags } from './last-bags.ts';
import { latePix } from './late-pix.ts';
import { lostWebhook } from './lost-webhook.ts';
import { poisonMessages } from './poison.ts';
import { pspDown } from './psp-down.ts';
import { webhooks } from './webhooks.ts';

export const scenarios: readonly Scenario[] = [
  lastBags,
  webhooks,
  lostWebhook,
  pspDown,
  crashEverywhere,
  latePix,
  clockSkew,
  poisonMessages,
];
