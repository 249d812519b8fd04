import type { RecordData } from "../../../domain/record.ts";
import type { Result } from "../../../domain/result.ts";
import type { XmlElement } from "../../xml/element.ts";
import { fromMarcXml } from "./fields.ts";
import { mapMarc } from "./map.ts";

/** MARCXML, as it stands inside OAI-PMH. */
export function mapMarcXml(root: XmlElement): Result<RecordData> {
  return mapMarc(fromMarcXml(root));
}
