/**
 * The one catalogue of errors: code -> HTTP status and exit code. Statuses of 500 and above never show their cause to a visitor.
 * Exit codes: 1 = failed or ended incomplete, 2 = used wrongly (design: Commands).
 */
export const errors = {
  // asked wrongly
  bad_request: { status: 400, exit: 2 },
  unknown_filter: { status: 400, exit: 2 },
  bad_setting: { status: 500, exit: 2 },
  unknown_source: { status: 404, exit: 2 },
  unknown_format: { status: 400, exit: 2 },
  source_exists: { status: 409, exit: 2 },
  file_not_found: { status: 404, exit: 2 },
  not_found: { status: 404, exit: 2 },
  gone: { status: 410, exit: 2 },
  page_beyond_end: { status: 404, exit: 2 },
  method_not_allowed: { status: 405, exit: 2 },
  too_many_requests: { status: 429, exit: 1 },
  request_too_large: { status: 413, exit: 2 },
  unsupported_media_type: { status: 415, exit: 2 },
  // records that cannot be taken as they are: reasons in quarantine
  malformed_record: { status: 422, exit: 1 },
  unmapped_metadata: { status: 422, exit: 1 },
  missing_identifier: { status: 422, exit: 1 },
  missing_title: { status: 422, exit: 1 },
  missing_outlet: { status: 422, exit: 1 },
  record_too_large: { status: 422, exit: 1 },
  bad_row: { status: 422, exit: 1 },
  // documents and sources that fail
  broken_document: { status: 502, exit: 1 },
  not_this_format: { status: 422, exit: 1 },
  protocol_error: { status: 502, exit: 1 },
  address_refused: { status: 502, exit: 1 },
  bad_address: { status: 400, exit: 2 },
  unreachable: { status: 502, exit: 1 },
  timed_out: { status: 504, exit: 1 },
  too_large: { status: 502, exit: 1 },
  too_many_redirects: { status: 502, exit: 1 },
  too_many_pages: { status: 502, exit: 1 },
  repeated_token: { status: 502, exit: 1 },
  bad_status: { status: 502, exit: 1 },
  nothing_found: { status: 404, exit: 1 },
  retry_later: { status: 503, exit: 1 },
  // the store
  busy: { status: 503, exit: 1 },
  damaged: { status: 500, exit: 1 },
  disk_full: { status: 507, exit: 1 },
  not_writable: { status: 500, exit: 1 },
  not_empty: { status: 409, exit: 2 },
  wrong_version: { status: 500, exit: 2 },
  stopped: { status: 503, exit: 1 },
  internal: { status: 500, exit: 1 },
} as const satisfies Record<string, { status: number; exit: 0 | 1 | 2 }>;

export type ErrorCode = keyof typeof errors;
