/** The address of the form, under which each list has its own. */
export const dossierForm = "/recognition/dossier";

export function dossierPath(id: string, part?: "statement" | "check" | "list.csv" | "list.xlsx" | "delete"): string {
  return `${dossierForm}/${id}${part === undefined ? "" : `/${part}`}`;
}

/** 128 bits in hexadecimal digits. */
export const isDossierId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
