import { useMessages } from "../view.ts";

export interface CheckerFields {
  readonly journal: string;
  readonly date: string;
  readonly knownOn: string;
  readonly area: string;
  /** Subject areas of the journal's rows, to choose from. */
  readonly areas: readonly string[];
}

export const noFields: CheckerFields = { journal: "", date: "", knownOn: "", area: "", areas: [] };

const longest = 500;

function Field(
  properties: { id: string; name: string; label: string; help: string; value: string } & Record<string, unknown>,
) {
  const { id, name, label, help, value, ...rest } = properties;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        value={value}
        maxLength={longest}
        autocomplete="off"
        aria-describedby={`${id}-help`}
        {...rest}
      />
      <small id={`${id}-help`}>{help}</small>
    </div>
  );
}

/** The question as a plain form: it works without scripts; a script suggests journals. `brief` leaves out what is seldom asked. */
export function CheckerForm({ fields, brief = false }: { fields: CheckerFields; brief?: boolean }) {
  const t = useMessages();
  const { checker } = t;
  const { journal, date, knownOn, area, areas } = fields;
  return (
    <form class="checker" action="/recognition" method="get">
      <Field
        id="checker-journal"
        name="q"
        type="search"
        label={checker.journal}
        help={checker.journalHelp}
        value={journal}
        dir="auto"
        autocapitalize="off"
        spellcheck={false}
        data-suggest="journal"
      />
      <Field id="checker-date" name="date" type="text" label={checker.date} help={checker.dateHelp} value={date} />
      {!brief && areas.length > 0 && (
        <div class="field">
          <label for="checker-area">{checker.area}</label>
          <select id="checker-area" name="area">
            <option value="">{checker.anyArea}</option>
            {areas.map((one) => (
              <option value={one} selected={one === area}>
                {one}
              </option>
            ))}
          </select>
        </div>
      )}
      <button class="button main" type="submit">
        {checker.button}
      </button>
      {!brief && (
        <details class="more" open={knownOn !== ""}>
          <summary>{checker.more}</summary>
          <Field
            id="checker-known-on"
            name="as_known_on"
            type="text"
            label={checker.knownOn}
            help={checker.knownOnHelp}
            value={knownOn}
          />
        </details>
      )}
    </form>
  );
}
