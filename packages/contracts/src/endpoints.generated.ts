// Written by `npm run generate` from the contracts; do not edit.
import type { Endpoint } from './client.ts';
import type * as cart from './http/cart.ts';
import type * as ordering from './http/ordering.ts';
import type * as payments from './http/payments.ts';
import type * as shipping from './http/shipping.ts';
import type * as shopfront from './http/shopfront.ts';
import type * as telemetry from './http/telemetry.ts';
import type * as staffCatalog from './http/staff-catalog.ts';

export const createCart: Endpoint<typeof cart.createCart> = { method: 'POST', path: '/carts' };
export const deleteCartItem: Endpoint<typeof cart.deleteCartItem> = { method: 'DELETE', path: '/carts/{cartId}/items/{sku}' };
export const getCart: Endpoint<typeof cart.getCart> = { method: 'GET', path: '/carts/{cartId}' };
export const putCartItem: Endpoint<typeof cart.putCartItem> = { method: 'PUT', path: '/carts/{cartId}/items/{sku}' };
export const quoteShipping: Endpoint<typeof cart.quoteShipping> = { method: 'POST', path: '/carts/{cartId}/shipping-quotes' };
export const cancelOrder: Endpoint<typeof ordering.cancelOrder> = { method: 'POST', path: '/orders/{orderId}/cancellation' };
export const getOrder: Endpoint<typeof ordering.getOrder> = { method: 'GET', path: '/orders/{orderId}' };
export const placeOrder: Endpoint<typeof ordering.placeOrder> = { method: 'POST', path: '/orders' };
export const mercadoPagoWebhook: Endpoint<typeof payments.mercadoPagoWebhook> = { method: 'POST', path: '/webhooks/mercadopago' };
export const lookUpCep: Endpoint<typeof shipping.lookUpCep> = { method: 'GET', path: '/ceps/{cep}' };
export const getProduct: Endpoint<typeof shopfront.getProduct> = { method: 'GET', path: '/products/{slug}' };
export const listProducts: Endpoint<typeof shopfront.listProducts> = { method: 'GET', path: '/products' };
export const sendVitals: Endpoint<typeof telemetry.sendVitals> = { method: 'POST', path: '/vitals' };
export const changeProduct: Endpoint<typeof staffCatalog.changeProduct> = { method: 'PUT', path: '/staff/products/{slug}' };
export const createProduct: Endpoint<typeof staffCatalog.createProduct> = { method: 'POST', path: '/staff/products' };
export const getStaffProduct: Endpoint<typeof staffCatalog.getStaffProduct> = { method: 'GET', path: '/staff/products/{slug}' };
export const listStaffProducts: Endpoint<typeof staffCatalog.listStaffProducts> = { method: 'GET', path: '/staff/products' };
export const withdrawProduct: Endpoint<typeof staffCatalog.withdrawProduct> = { method: 'DELETE', path: '/staff/products/{slug}' };
