import type { Charge } from './charge.ts';
import type { Provider } from './provider.ts';
import type { Answer } from './state-file.ts';
import { failure, refusal } from './wire-error.ts';

const MAX_SPAN_MS = 30 * 86_400_000;
const PAGE_SIZE = { byDefault: 50, max: 100 };

const instant = (text: string): number | undefined => {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
};

const whole = (text: string | undefined, otherwise: number): number => {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
};

type Query = Readonly<Record<string, string>>;

/** What narrows a search besides the dates. */
const matches = (provider: Provider, query: Query, charge: Charge): boolean => {
  const order = provider.wire(charge);
  const payment = order.transactions.payments[0];
  return (
    (query.status === undefined || order.status === query.status) &&
    (query.status_detail === undefined || order.status_detail === query.status_detail) &&
    (query.type === undefined || order.type === query.type) &&
    (query.payment_method_id === undefined || payment?.payment_method.id === query.payment_method_id) &&
    (query.payment_method_type === undefined || payment?.payment_method.type === query.payment_method_type)
  );
};

/** `GET /v1/orders`: by date of creation, at most 30 days, a page at a time; numbers of the paging are strings. */
export function searchOrders(provider: Provider, query: Query): Answer {
  const { begin_date, end_date, external_reference } = query;
  if (!begin_date || !end_date)
    return refusal(
      failure('missing_required_params', 'begin_date and end_date are required parameters.').error,
    );
  const [from, to] = [instant(begin_date), instant(end_date)];
  if (from === undefined || to === undefined || to < from || to - from > MAX_SPAN_MS)
    return refusal(failure('invalid_parameter', 'The dates are RFC 3339, at most 30 days apart.').error);
  const found = provider
    .list({ from, to: to + 1, ...(external_reference ? { externalReference: external_reference } : {}) })
    .filter((charge) => matches(provider, query, charge));
  if (query.sort_by === 'last_updated_date') found.sort((a, b) => b.updatedAt - a.updatedAt);
  if (query.sort_order === 'asc') found.reverse();
  const limit = Math.min(whole(query.page_size, PAGE_SIZE.byDefault), PAGE_SIZE.max);
  const offset = (whole(query.page, 1) - 1) * limit;
  return {
    status: 200,
    body: {
      data: found.slice(offset, offset + limit).map((charge) => provider.wire(charge)),
      paging: {
        total: String(found.length),
        total_pages: String(Math.ceil(found.length / limit)),
        offset: String(offset),
        limit: String(limit),
      },
    },
  };
}
