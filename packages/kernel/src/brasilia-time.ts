const dayAndHour = new Intl.DateTimeFormat('pt-BR', {
  timeZone: 'America/Sao_Paulo',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** "24/11/2026, 14:30" in the shop's time zone. */
export const formatDateTime = (at: Date): string => dayAndHour.format(at);
