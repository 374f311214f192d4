// Inside a secure field's frame. Its text leaves the frame only for the provider's own origin.
const { type, group, shop, options } = JSON.parse(document.getElementById('setting').textContent);
const input = document.querySelector('input');
const BIN = 8;
let bin = null;
let told = '';
let codeLength = 3;

const digits = () => input.value.replace(/\D/g, '');
const say = (name, detail = {}, to = window.parent) => to.postMessage({ name, detail }, shop);

const passesLuhn = (number) =>
  [...number].reverse().reduce((sum, digit, place) => {
    const value = place % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return sum + (value > 9 ? value - 9 : value);
  }, 0) %
    10 ===
  0;

const numberProblem = () => {
  const length = digits().length;
  if (length < 13 || length > 19)
    return { cause: 'invalid_length', message: "cardNumber should be of length between '13' and '19'." };
  if (passesLuhn(digits())) return undefined;
  return { cause: 'invalid_value', message: 'card number rejected on Luhn Validation.' };
};

const codeProblem = () =>
  digits().length === codeLength
    ? undefined
    : { cause: 'invalid_length', message: `securityCode should be of length '${codeLength}'.` };

const dateProblem = () => {
  const [month, year] = [Number(digits().slice(0, 2)), Number(digits().slice(2))];
  if (digits().length < 4) return { cause: 'invalid_length', message: 'expirationDate is not complete.' };
  if (month < 1 || month > 12)
    return { cause: 'invalid_value', message: 'expirationMonth should be a value from 1 to 12.' };
  if (new Date(2000 + (year % 100), month, 1) > new Date()) return undefined;
  return {
    cause: 'invalid_value',
    message: 'expirationYear should be greater or equal than current year.',
  };
};

const PROBLEM = { cardNumber: numberProblem, securityCode: codeProblem, expirationDate: dateProblem };

const problems = () => {
  const found = PROBLEM[type]?.();
  return found ? [found] : [];
};

const shape = {
  cardNumber: (text) => {
    const groups = /^3[47]/.test(text) ? [4, 6, 5] : [4, 4, 4, 4, 3];
    return groups
      .map((size, index) => {
        const from = groups.slice(0, index).reduce((sum, before) => sum + before, 0);
        return text.slice(from, from + size);
      })
      .filter(Boolean)
      .join(' ');
  },
  expirationDate: (text) => (text.length > 2 ? `${text.slice(0, 2)}/${text.slice(2, 6)}` : text),
  securityCode: (text) => text.slice(0, 4),
};

const tellValidity = () => {
  const errorMessages = problems();
  const now = JSON.stringify(errorMessages);
  if (now === told) return;
  told = now;
  say('validityChange', { errorMessages });
};

const tellBin = () => {
  if (type !== 'cardNumber') return;
  const next = digits().length >= BIN ? digits().slice(0, BIN) : null;
  if (next === bin) return;
  bin = next;
  say('binChange', { bin });
};

input.addEventListener('input', () => {
  input.value = shape[type]?.(digits()) ?? digits();
  say('change');
  tellBin();
  tellValidity();
});
input.addEventListener('focus', () => say('focus'));
input.addEventListener('paste', () => say('paste'));
input.addEventListener('blur', () => {
  say('blur');
  tellValidity();
});

// Fields of one form have one origin and may ask each other; the shop's page has another and may not.
window.secureField = { group, type, text: digits };

const sibling = (index) => {
  try {
    return window.parent.frames[index].secureField;
  } catch {
    return undefined;
  }
};

const valuesOfForm = () =>
  Object.fromEntries(
    Array.from({ length: window.parent.frames.length }, (_, index) => sibling(index))
      .filter((field) => field?.group === group)
      .map((field) => [field.type, field.text()]),
  );

const cardOf = (values, holder) => ({
  card_number: values.cardNumber ?? '',
  security_code: values.securityCode ?? '',
  expiration_month: Number(values.expirationMonth ?? (values.expirationDate ?? '').slice(0, 2)),
  expiration_year: Number(values.expirationYear ?? (values.expirationDate ?? '').slice(2)),
  cardholder: {
    name: holder?.cardholderName ?? '',
    identification: {
      type: holder?.identificationType ?? '',
      number: holder?.identificationNumber ?? '',
    },
  },
});

const tokenize = async ({ publicKey, holder }, port) => {
  try {
    const response = await fetch(`/v1/card_tokens?public_key=${encodeURIComponent(publicKey)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(cardOf(valuesOfForm(), holder)),
    });
    const answer = await response.json();
    if (response.ok) return port.postMessage({ token: answer });
    const causes = answer.cause ?? [{ code: 'unavailable', field: '', description: answer.message }];
    const errors = causes.map(({ code, field, description }) => ({ code, field, message: description }));
    return port.postMessage({ errors });
  } catch {
    return port.postMessage({
      errors: [{ code: 'unavailable', field: '', message: 'the provider does not answer' }],
    });
  }
};

const update = ({ placeholder, settings, invalid } = {}) => {
  if (placeholder !== undefined) input.placeholder = placeholder;
  if (invalid !== undefined) input.setAttribute('aria-invalid', String(invalid));
  if (type === 'securityCode' && settings?.length) codeLength = settings.length;
  if (input.value !== '') tellValidity();
};

window.addEventListener('message', ({ origin, source, data, ports }) => {
  if (origin !== shop || source !== window.parent) return;
  const orders = {
    focus: () => input.focus(),
    blur: () => input.blur(),
    update: () => update(data.properties),
    tokenize: () => void tokenize(data.properties, ports[0]),
  };
  orders[data?.order]?.();
});

const STYLES =
  /^(color|font(Family|Size|Style|Variant|Weight)|height|width|margin(Top|Right|Bottom|Left)?|padding(Top|Right|Bottom|Left)?|textAlign)$/;
for (const [name, value] of Object.entries(options.style ?? {})) {
  const property = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  if (property === 'placeholderColor') document.body.style.setProperty('--placeholder', String(value));
  if (STYLES.test(property)) input.style[property] = String(value);
}
say('ready');
