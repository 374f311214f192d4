import { CfnOutput, type Stack } from 'aws-cdk-lib/core';

/** A stack output whose key does not move with the construct tree: `npm start` and the tests read it by name. */
export function output(stack: Stack, key: string, value: string): void {
  new CfnOutput(stack, key, { value });
}

/** `order-placed` and `place-order` become `OrderPlaced` and `PlaceOrder`, as in construct ids and output keys. */
export function pascal(kebab: string): string {
  return kebab
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
