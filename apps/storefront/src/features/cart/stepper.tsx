type Props = {
  value: number;
  max: number;
  labels: { value: string; less: string; more: string };
  busy?: boolean;
  onChange: (value: number) => void;
};

export const Stepper = ({ value, max, labels, busy = false, onChange }: Props) => (
  <fieldset class="stepper" aria-label={labels.value}>
    <button
      type="button"
      aria-label={labels.less}
      disabled={busy || value <= 1}
      onClick={() => onChange(value - 1)}
    >
      −
    </button>
    <output aria-live="polite">{value}</output>
    <button
      type="button"
      aria-label={labels.more}
      disabled={busy || value >= max}
      onClick={() => onChange(value + 1)}
    >
      +
    </button>
  </fieldset>
);
