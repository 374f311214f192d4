/** The address that an authenticator takes an account from (Key Uri Format; SHA-1, 6 digits and 30 s by default). */
export const otpauthUri = (shop: string, email: string, secret: string): string =>
  `otpauth://totp/${encodeURIComponent(shop)}:${encodeURIComponent(email)}?secret=${secret}&issuer=${encodeURIComponent(shop)}`;
