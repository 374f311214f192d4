import * as counters from './adapters/counters.memory.ts';
import * as adapter from './adapters/limiter.ts';
import type { RuleName as Name } from './domain/rules.ts';
import * as subject from './domain/subject.ts';
import * as limits from './use-cases/limiter.ts';

export type RuleName = Name;
export type Limiter = limits.Limiter;
export type Asked = limits.Asked;
export type Limited = limits.Limited;

/** How often a subject may do what, counted in the table that the function's settings name. */
export const limiterBy = adapter.limiterBy;
/** The same on counters, names and widening of the caller's own. */
export const limiterOn = limits.limiter;
/** They pass the suite of the table's. */
export const countersInMemory = counters.memoryCounters;
/** A handler that is asked only while every rule named for the request has a place left. */
export const guardedBy = limits.guardedBy;
/** The part of an address that one caller holds. */
export const networkOf = subject.networkOf;
