import type { Route } from '../route.ts';
import * as account from './account.ts';
import * as accountOrders from './account-orders.ts';
import * as accountPrivacy from './account-privacy.ts';
import * as accountSecurity from './account-security.ts';
import * as auth from './auth.ts';
import * as cart from './cart.ts';
import * as documents from './documents.ts';
import * as ordering from './ordering.ts';
import * as payments from './payments.ts';
import * as shipping from './shipping.ts';
import * as shopfront from './shopfront.ts';
import * as staffAuth from './staff-auth.ts';
import * as staffCatalog from './staff-catalog.ts';
import * as staffMedia from './staff-media.ts';
import * as staffOrders from './staff-orders.ts';
import * as staffPromotions from './staff-promotions.ts';
import * as staffTasks from './staff-tasks.ts';
import * as telemetry from './telemetry.ts';

/** Every route of the shop by the context that serves it: API Gateway, OpenAPI and the tests read this list. */
export const routes = {
  shopfront: [shopfront.listProducts, shopfront.getProduct],
  catalog: [
    staffCatalog.listStaffProducts,
    staffCatalog.getStaffProduct,
    staffCatalog.createProduct,
    staffCatalog.changeProduct,
    staffCatalog.withdrawProduct,
  ],
  cart: [
    cart.createCart,
    cart.getCart,
    cart.putCartItem,
    cart.deleteCartItem,
    cart.putCartCoupon,
    cart.deleteCartCoupon,
    cart.quoteShipping,
  ],
  promotions: [
    staffPromotions.listCoupons,
    staffPromotions.createCoupon,
    staffPromotions.changeCoupon,
    staffPromotions.getAutomaticPromotions,
    staffPromotions.replaceAutomaticPromotions,
  ],
  shipping: [shipping.lookUpCep],
  ordering: [
    ordering.placeOrder,
    ordering.getOrder,
    ordering.cancelOrder,
    ordering.requestReturn,
    accountOrders.listMyOrders,
  ],
  staffOrders: [
    staffOrders.listStaffOrders,
    staffOrders.getStaffOrder,
    staffOrders.packOrder,
    staffOrders.shipOrder,
    staffOrders.deliverOrder,
    staffOrders.reportNotDelivered,
    staffOrders.cancelStaffOrder,
    staffOrders.cancelLines,
    staffOrders.openReturn,
    staffOrders.giveReturnPostage,
    staffOrders.receiveReturn,
    staffOrders.refundOrder,
    staffOrders.retryRefund,
  ],
  documents: [documents.getContract],
  payments: [payments.mercadoPagoWebhook],
  paying: [payments.payOrder],
  reconciliation: [staffTasks.listTasks, staffTasks.resolveTask],
  media: [staffMedia.requestPhotoUpload, staffMedia.listPhotos],
  telemetry: [telemetry.sendVitals],
  customers: [
    account.getAccount,
    account.changeAccount,
    account.listAddresses,
    account.addAddress,
    account.changeAddress,
    account.removeAddress,
    accountPrivacy.listConsents,
    accountPrivacy.setConsent,
    accountPrivacy.exportMyData,
    accountPrivacy.deleteAccount,
  ],
  identity: [
    auth.signUp,
    auth.confirmSignUp,
    auth.resendCode,
    auth.signIn,
    auth.answerChallenge,
    auth.refreshSession,
    auth.signOut,
    auth.forgotPassword,
    auth.resetPassword,
    accountSecurity.getSession,
    accountSecurity.reauthenticate,
    accountSecurity.changePassword,
    accountSecurity.askForEmail,
    accountSecurity.changeEmail,
    accountSecurity.listSessions,
    accountSecurity.endSession,
    accountSecurity.endOtherSessions,
    accountSecurity.beginTotp,
    accountSecurity.confirmTotp,
    accountSecurity.stopTotp,
  ],
  staffIdentity: [
    staffAuth.staffSignIn,
    staffAuth.answerStaffChallenge,
    staffAuth.chooseStaffPassword,
    staffAuth.setUpStaffTotp,
    staffAuth.refreshStaffSession,
    staffAuth.signOutStaff,
    staffAuth.getStaffSession,
    staffAuth.endStaffSessions,
  ],
} as const satisfies Record<string, readonly Route[]>;
