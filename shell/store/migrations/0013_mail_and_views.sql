-- Mail that people write to the service desk; where merged cases went; filters that people keep.

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

-- The case into which one was merged: the first of those that it was said to be the same as.
ALTER TABLE case_record ADD COLUMN merged_into BIGINT REFERENCES case_record (id);
UPDATE case_record SET merged_into = (SELECT MIN(l.other_id) FROM case_link l WHERE l.case_id = case_record.id AND l.kind = 'duplicate_of')
    WHERE outcome = 'withdrawn';

-- Filters of a list that a person keeps under a name, and shares with their party or not. `query` is a JSON object of texts.
CREATE TABLE list_view (
    id IDENTITY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    party_id BIGINT REFERENCES party (id),
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    is_shared BIGINT NOT NULL,
    made_at_ms BIGINT NOT NULL,
    UNIQUE (account_id, list, name)
);
CREATE INDEX list_view_shared ON list_view (party_id, list) WHERE is_shared = 1;

-- How it was found when a timer of the process is due, so that it can be counted again; none of reminders.
ALTER TABLE case_timer ADD COLUMN basis TEXT;
