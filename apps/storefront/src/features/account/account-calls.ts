import type {
  addAddress,
  changeAccount,
  changeAddress,
  getAccount,
  listAddresses,
  removeAddress,
} from '@loja/contracts/http/account.ts';
import type { listMyOrders } from '@loja/contracts/http/account-orders.ts';
import type {
  deleteAccount,
  exportMyData,
  listConsents,
  setConsent,
} from '@loja/contracts/http/account-privacy.ts';
import type {
  askForEmail,
  beginTotp,
  changeEmail,
  changePassword,
  confirmTotp,
  endOtherSessions,
  endSession,
  getSession,
  listSessions,
  reauthenticate,
  stopTotp,
} from '@loja/contracts/http/account-security.ts';
import type { BodySentOf } from '@loja/contracts/route.ts';
import { call } from '../../lib/api.ts';

export const myOrders = (cursor?: string) =>
  call<typeof listMyOrders>('GET', '/account/orders', cursor === undefined ? {} : { query: { cursor } });

export const profile = () => call<typeof getAccount>('GET', '/account');
export const keepProfile = (body: BodySentOf<typeof changeAccount>) =>
  call<typeof changeAccount>('PUT', '/account', { body });

export const addresses = () => call<typeof listAddresses>('GET', '/account/addresses');
export const keepAddress = (body: BodySentOf<typeof addAddress>, addressId?: string) =>
  addressId === undefined
    ? call<typeof addAddress>('POST', '/account/addresses', { body })
    : call<typeof changeAddress>('PUT', '/account/addresses/{addressId}', { params: { addressId }, body });
export const forgetAddress = (addressId: string) =>
  call<typeof removeAddress>('DELETE', '/account/addresses/{addressId}', { params: { addressId } });

export const session = () => call<typeof getSession>('GET', '/account/session');
export const sessions = () => call<typeof listSessions>('GET', '/account/sessions');
export const endOne = (sessionId: string) =>
  call<typeof endSession>('DELETE', '/account/sessions/{sessionId}', { params: { sessionId } });
export const endOthers = () => call<typeof endOtherSessions>('POST', '/account/sessions/end-others');
export const showAgain = (body: BodySentOf<typeof reauthenticate>) =>
  call<typeof reauthenticate>('POST', '/account/reauthentication', { body });
export const newPassword = (body: BodySentOf<typeof changePassword>) =>
  call<typeof changePassword>('PUT', '/account/password', { body });
export const askEmail = (newEmail: string) =>
  call<typeof askForEmail>('POST', '/account/email', { body: { newEmail } });
export const newEmail = (code: string) =>
  call<typeof changeEmail>('PUT', '/account/email', { body: { code } });
export const totpBegun = () => call<typeof beginTotp>('POST', '/account/totp');
export const totpConfirmed = (code: string) =>
  call<typeof confirmTotp>('PUT', '/account/totp', { body: { code } });
export const totpStopped = () => call<typeof stopTotp>('DELETE', '/account/totp');

export const consents = () => call<typeof listConsents>('GET', '/account/consents');
export const consent = (kind: string, given: boolean) =>
  call<typeof setConsent>('PUT', '/account/consents/{kind}', { params: { kind }, body: { given } });
export const myData = () => call<typeof exportMyData>('POST', '/account/export');
export const deleteMe = () => call<typeof deleteAccount>('DELETE', '/account');
