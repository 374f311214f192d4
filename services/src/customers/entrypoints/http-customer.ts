import * as account from '@loja/contracts/http/account.ts';
import * as privacy from '@loja/contracts/http/account-privacy.ts';
import { signedIn } from '@loja/platform/customer.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { askerOfShop, goodbyeCookies } from '#identity/offers.ts';
import { customerPorts } from '../adapters/customer-ports.ts';
import { addAddress, changeAddress, listAddresses, removeAddress } from '../use-cases/addresses.ts';
import { listConsents, setConsent } from '../use-cases/consents.ts';
import { deleteAccount } from '../use-cases/delete-account.ts';
import { exportData } from '../use-cases/export-data.ts';
import { changeProfile, showProfile } from '../use-cases/profile.ts';

const { ports, calls } = customerPorts();

export const handler = new HttpApp(calls)
  .on(account.getAccount, (received) => showProfile(ports)(askerOfShop(received)))
  .on(account.changeAccount, (received) => changeProfile(ports)(askerOfShop(received), received.body))
  .on(account.listAddresses, (received) => listAddresses(ports)(signedIn(received).id))
  .on(account.addAddress, (received) => addAddress(ports)(signedIn(received).id, received.body))
  .on(account.changeAddress, (received) =>
    changeAddress(ports)(signedIn(received).id, { ...received.body, ...received.params }),
  )
  .on(account.removeAddress, (received) =>
    removeAddress(ports)(signedIn(received).id, received.params.addressId),
  )
  .on(privacy.listConsents, (received) => listConsents(ports)(signedIn(received).id))
  .on(privacy.setConsent, (received) =>
    setConsent(ports)(signedIn(received), received.params.kind, received.body.given),
  )
  .on(privacy.exportMyData, (received) => exportData(ports)(askerOfShop(received)))
  .on(privacy.deleteAccount, async (received) => {
    const result = await deleteAccount(ports)(askerOfShop(received));
    return { ...result, cookies: result.ok ? goodbyeCookies() : [] };
  })
  .lambda();
