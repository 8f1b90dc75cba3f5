// One of several, as the platform's own menu in the page's dress.

export interface ChoiceProps<Name extends string> {
  /** What is chosen, for those who do not see where it stands. */
  label: string;
  value: Name;
  /** In the order in which they are listed, by what they are called. */
  options: Readonly<Record<Name, string>>;
  isPossible?(name: Name): boolean;
  onChoose(name: Name): void;
}

export function Choice<Name extends string>({ label, value, options, isPossible = () => true, onChoose }: ChoiceProps<Name>) {
  return (
    <span class="choice">
      <select aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value as Name)}>
        {(Object.entries(options) as [Name, string][]).map(([name, title]) => (
          <option key={name} value={name} disabled={!isPossible(name)}>
            {title}
          </option>
        ))}
      </select>
    </span>
  );
}
