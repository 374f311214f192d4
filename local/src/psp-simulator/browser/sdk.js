// The part of MercadoPago.js v2 that the shop uses: secure fields, tokens, brands, instalments.
const home = new URL(document.currentScript.src).origin;
const TYPES = ['cardNumber', 'expirationDate', 'securityCode', 'expirationMonth', 'expirationYear'];
let groups = 0;

/** One card input: a frame of the provider's origin, whose text this page cannot read. */
class Field {
  #type;
  #options;
  #source;
  #frame;
  #listeners = new Map();
  #hear = (event) => {
    if (event.origin !== home || event.source !== this.#frame?.contentWindow) return;
    const { name, detail } = event.data ?? {};
    for (const listener of this.#listeners.get(name) ?? []) listener({ field: this.#type, ...detail });
  };

  constructor(type, options, source) {
    this.#type = type;
    this.#options = options;
    this.#source = source;
  }

  get type() {
    return this.#type;
  }

  get window() {
    return this.#frame?.contentWindow ?? undefined;
  }

  mount(container) {
    const place = document.getElementById(String(container).replace(/^#/, ''));
    if (!place) throw new Error(`Could not find the container "${container}"`);
    this.#frame = document.createElement('iframe');
    this.#frame.src = this.#source;
    this.#frame.title = this.#options.srLabel ?? this.#type;
    this.#frame.name = this.#type;
    this.#frame.setAttribute('frameborder', '0');
    Object.assign(this.#frame.style, { border: '0', display: 'block', width: '100%', height: '100%' });
    window.addEventListener('message', this.#hear);
    place.append(this.#frame);
    return this;
  }

  unmount() {
    window.removeEventListener('message', this.#hear);
    this.#frame?.remove();
    this.#frame = undefined;
  }

  on(event, listener) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  update(properties) {
    return this.#tell('update', properties);
  }

  focus() {
    return this.#tell('focus');
  }

  blur() {
    return this.#tell('blur');
  }

  #tell(order, properties) {
    this.window?.postMessage({ order, properties }, home);
    return this;
  }
}

const localeOf = (options) => options.locale ?? document.documentElement.lang ?? 'pt-BR';

function fieldsOf(publicKey, options) {
  groups += 1;
  const group = String(groups);
  const made = [];

  const create = (type, fieldOptions = {}) => {
    if (!TYPES.includes(type)) throw new Error(`There is no field "${type}"`);
    const query = new URLSearchParams({
      type,
      group,
      origin: location.origin,
      locale: localeOf(options),
      options: JSON.stringify(fieldOptions),
    });
    const field = new Field(type, fieldOptions, `${home}/secure-fields?${query}`);
    made.push(field);
    return field;
  };

  const createCardToken = (holder) =>
    new Promise((resolve, reject) => {
      const first = made.find((field) => field.type === 'cardNumber' && field.window);
      if (!first) return reject([{ code: '205', field: 'cardNumber', message: 'the field is not mounted' }]);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        port1.close();
        if (data.token) resolve(data.token);
        else reject(data.errors);
      };
      first.window.postMessage({ order: 'tokenize', properties: { publicKey, holder } }, home, [port2]);
    });

  return { create, createCardToken };
}

const ask = async (path, query) => {
  const response = await fetch(`${home}/v1${path}?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
};

window.MercadoPago = class MercadoPago {
  #publicKey;

  constructor(publicKey, options = {}) {
    if (!publicKey) throw new Error('Your public_key is missing');
    this.#publicKey = publicKey;
    this.fields = fieldsOf(publicKey, options);
  }

  getPaymentMethods({ bin }) {
    return ask('/payment_methods/search', { public_key: this.#publicKey, bin });
  }

  getInstallments({ amount, bin, locale = 'pt-BR' }) {
    return ask('/payment_methods/installments', { public_key: this.#publicKey, amount, bin, locale });
  }

  async getIssuers({ bin }) {
    const { results } = await this.getPaymentMethods({ bin });
    return results.map(({ issuer }) => ({ id: String(issuer.id), name: issuer.name }));
  }

  async getIdentificationTypes() {
    return [
      { id: 'CPF', name: 'CPF', type: 'number', min_length: 11, max_length: 11 },
      { id: 'CNPJ', name: 'CNPJ', type: 'number', min_length: 14, max_length: 14 },
    ];
  }
};
