-- Files of cases that arrive in parts (续传).

-- A file under way. What has arrived lies in the data folder under `place`; nothing else is believed of it than its bytes, which are compared
-- with the length and the digest that were said at the beginning. The row goes when the file is attached, given up, or forgotten.
CREATE TABLE case_upload (
    id IDENTITY,
    case_id BIGINT NOT NULL REFERENCES case_record (id),
    account_id BIGINT NOT NULL REFERENCES account (id),
    field TEXT,
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL CHECK (bytes > 0),
    digest_kind TEXT NOT NULL CHECK (digest_kind IN ('sm3', 'sha256')),
    digest BYTEA NOT NULL,
    arrived BIGINT NOT NULL CHECK (arrived BETWEEN 0 AND bytes),
    place TEXT NOT NULL UNIQUE,
    begun_at_ms BIGINT NOT NULL,
    touched_at_ms BIGINT NOT NULL
);
CREATE INDEX case_upload_account ON case_upload (account_id);
CREATE INDEX case_upload_case ON case_upload (case_id);
CREATE INDEX case_upload_touched ON case_upload (touched_at_ms);
