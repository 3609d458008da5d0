-- The service desk: how cases came in, how they were classified, who is on duty, how cases hang together.

-- How a case came in. Cases of kinds that are not classified and that came by the portal have no row.
CREATE TABLE case_intake (
    case_id BIGINT PRIMARY KEY REFERENCES case_record (id),
    channel TEXT NOT NULL CHECK (channel IN ('portal', 'telephone', 'counter', 'mail')),
    category TEXT,
    caller_name TEXT NOT NULL,
    taken_by BIGINT REFERENCES account (id)
);
CREATE INDEX case_intake_category ON case_intake (category, case_id);

-- Who of which party is on duty when. A shift that was taken away stays with the moment of it.
CREATE TABLE duty_shift (
    id IDENTITY,
    party_id BIGINT NOT NULL REFERENCES party (id),
    roster TEXT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES account (id),
    from_ms BIGINT NOT NULL,
    until_ms BIGINT NOT NULL,
    note TEXT NOT NULL,
    made_at_ms BIGINT NOT NULL,
    removed_at_ms BIGINT,
    CHECK (from_ms < until_ms)
);
CREATE INDEX duty_shift_roster ON duty_shift (party_id, roster, until_ms) WHERE removed_at_ms IS NULL;

-- How cases hang together: the first is the same as, caused by, or has to do with the other.
CREATE TABLE case_link (
    id IDENTITY,
    case_id BIGINT NOT NULL REFERENCES case_record (id),
    other_id BIGINT NOT NULL REFERENCES case_record (id),
    kind TEXT NOT NULL CHECK (kind IN ('duplicate_of', 'caused_by', 'relates_to')),
    made_by BIGINT REFERENCES account (id),
    made_at_ms BIGINT NOT NULL,
    UNIQUE (case_id, other_id, kind),
    CHECK (case_id <> other_id)
);
CREATE INDEX case_link_other ON case_link (other_id, id);

-- The knowledge base. What is read is the version that is published; a newer one waits for a second person.
CREATE TABLE knowledge_entry (
    id IDENTITY,
    party_id BIGINT NOT NULL REFERENCES party (id),
    published BIGINT,
    version BIGINT NOT NULL,
    made_at_ms BIGINT NOT NULL,
    retired_at_ms BIGINT
);
CREATE INDEX knowledge_party ON knowledge_entry (party_id, id);

CREATE TABLE knowledge_version (
    entry_id BIGINT NOT NULL REFERENCES knowledge_entry (id),
    number BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    category TEXT,
    audience TEXT NOT NULL CHECK (audience IN ('everybody', 'party')),
    written_by BIGINT NOT NULL REFERENCES account (id),
    written_at_ms BIGINT NOT NULL,
    published_by BIGINT REFERENCES account (id),
    published_at_ms BIGINT,
    PRIMARY KEY (entry_id, number),
    CHECK (published_by IS NULL OR published_by <> written_by)
);

-- Which cases were answered with which entry.
CREATE TABLE knowledge_use (
    entry_id BIGINT NOT NULL REFERENCES knowledge_entry (id),
    case_id BIGINT NOT NULL REFERENCES case_record (id),
    number BIGINT NOT NULL,
    used_by BIGINT NOT NULL REFERENCES account (id),
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (entry_id, case_id)
);
CREATE INDEX knowledge_use_case ON knowledge_use (case_id);

-- What was said about a case after it had ended, once.
CREATE TABLE case_rating (
    case_id BIGINT PRIMARY KEY REFERENCES case_record (id),
    satisfaction TEXT NOT NULL,
    is_solved BIGINT,
    said TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('portal', 'telephone')),
    given_by BIGINT NOT NULL REFERENCES account (id),
    at_ms BIGINT NOT NULL
);
