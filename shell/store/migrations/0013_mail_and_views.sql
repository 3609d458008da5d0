-- Mail that people write to the service desk.

-- A mail that came in, and what became of it. `file` is its name in the Maildir, which stays where it is moved to. `taken_key` is the digest
-- of its Message-ID, or of its bytes when it has none, once something was made of it: at most one thing ever is. Addresses of strangers are
-- not kept: a digest counts them, a few letters show them. `again` waits for another look. `left_out` is a JSON list of files that were not taken.
CREATE TABLE mail (
    id IDENTITY,
    file TEXT NOT NULL UNIQUE,
    taken_key TEXT UNIQUE,
    sender_digest TEXT NOT NULL,
    sender_shown TEXT NOT NULL,
    account_id BIGINT REFERENCES account (id),
    subject TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('case', 'comment', 'refused', 'again')),
    reason TEXT,
    reason_zh TEXT,
    reason_en TEXT,
    case_id BIGINT REFERENCES case_record (id),
    left_out TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    CHECK ((state IN ('case', 'comment')) = (taken_key IS NOT NULL)),
    CHECK ((taken_key IS NULL) = (case_id IS NULL)),
    CHECK ((state = 'refused') = (reason IS NOT NULL))
);
CREATE INDEX mail_sender ON mail (sender_digest, at_ms);
CREATE INDEX mail_state ON mail (state, id);
