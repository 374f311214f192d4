/** "(11) 98765-4321". */
export const shownPhone = (digits = ''): string => digits.replace(/^(\d{2})(\d{4,5})(\d{4})$/, '($1) $2-$3');

/** "529.982.247-25" or "12.345.678/0001-95"; nothing where neither is told. */
export const shownTaxId = ({ cpf, cnpj }: { cpf?: string | undefined; cnpj?: string | undefined }): string =>
  cpf?.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4') ??
  cnpj?.replace(/^(.{2})(.{3})(.{3})(.{4})(.{2})$/, '$1.$2.$3/$4-$5') ??
  '';
