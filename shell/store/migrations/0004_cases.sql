-- Work that people do together: kinds of it, cases, their tasks, timers and timelines.

-- A kind of work as it was when somebody began with it: the files of its folder, kept once per digest, so that a running case stays
-- on its version whatever becomes of the pack.
CREATE TABLE case_type (
    id IDENTITY,
    pack TEXT NOT NULL,
    kind TEXT NOT NULL,
    digest TEXT NOT NULL,
    files TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    UNIQUE (pack, kind, digest)
);
-- append_only case_type

-- The last number given in a series and a year.
CREATE TABLE case_number (
    series TEXT NOT NULL,
    year BIGINT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (series, year)
);

-- A case. A draft has no number and no state of a process. The form stands as asked for and as it is now.
CREATE TABLE case_record (
    id IDENTITY,
    case_type_id BIGINT NOT NULL REFERENCES case_type (id),
    pack TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT UNIQUE,
    headline TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES party (id),
    opened_by BIGINT NOT NULL REFERENCES account (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'running', 'ended')),
    outcome TEXT CHECK (outcome IN ('done', 'rejected', 'withdrawn')),
    is_urgent BIGINT NOT NULL,
    rules_digest TEXT NOT NULL,
    asked TEXT,
    form TEXT NOT NULL,
    process TEXT,
    version BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    sent_at_ms BIGINT,
    ended_at_ms BIGINT,
    CHECK ((state = 'draft') = (number IS NULL)),
    CHECK ((state = 'ended') = (outcome IS NOT NULL))
);
CREATE INDEX case_record_unit ON case_record (unit_id, id);
CREATE INDEX case_record_opener ON case_record (opened_by, id);
CREATE INDEX case_record_state ON case_record (state, id);
CREATE INDEX case_record_kind ON case_record (kind, id);

-- Parties that take part beside the unit whose case it is.
CREATE TABLE case_party (
    case_id BIGINT NOT NULL REFERENCES case_record (id),
    part TEXT NOT NULL,
    party_id BIGINT NOT NULL REFERENCES party (id),
    PRIMARY KEY (case_id, part, party_id)
);
CREATE INDEX case_party_party ON case_party (party_id, case_id);

-- A task of people. `party_id` is the party whose people of the role may do it; none when it is for one account alone.
-- `review_of` is the number of the task before which somebody is heard (加签). `due_basis` keeps how the day was found. `due_key_ms` is when it is due, or the end of time, so that a list sorts by it.
CREATE TABLE case_task (
    id IDENTITY,
    case_id BIGINT NOT NULL REFERENCES case_record (id),
    number BIGINT NOT NULL,
    element TEXT NOT NULL,
    title TEXT NOT NULL,
    role TEXT,
    party_id BIGINT REFERENCES party (id),
    assignee_id BIGINT REFERENCES account (id),
    review_of BIGINT,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'cancelled')),
    outcome TEXT,
    opened_at_ms BIGINT NOT NULL,
    due_at_ms BIGINT,
    due_key_ms BIGINT NOT NULL,
    due_basis TEXT,
    closed_by BIGINT REFERENCES account (id),
    closed_at_ms BIGINT,
    UNIQUE (case_id, number)
);
CREATE INDEX case_task_role ON case_task (role, due_key_ms, id) WHERE state = 'open';
CREATE INDEX case_task_assignee ON case_task (assignee_id, due_key_ms, id) WHERE state = 'open';
CREATE INDEX case_task_due ON case_task (due_key_ms, id) WHERE state = 'open';
CREATE INDEX case_task_party ON case_task (party_id);

-- What becomes due: a timer of the process, the reminder of a task, its overdue notice. It goes when it has fired or is not needed.
CREATE TABLE case_timer (
    id IDENTITY,
    case_id BIGINT NOT NULL REFERENCES case_record (id),
    kind TEXT NOT NULL CHECK (kind IN ('process', 'remind', 'overdue')),
    number BIGINT NOT NULL,
    due_at_ms BIGINT NOT NULL,
    UNIQUE (case_id, kind, number)
);
CREATE INDEX case_timer_due ON case_timer (due_at_ms, id);

-- Every act on a case, in order.
CREATE TABLE case_event (
    case_id BIGINT NOT NULL REFERENCES case_record (id),
    position BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    account_id BIGINT REFERENCES account (id),
    act TEXT NOT NULL,
    task_number BIGINT,
    said TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (case_id, position)
);
-- append_only case_event

-- A file of a case. The bytes lie in the data folder under their digest, once.
CREATE TABLE case_file (
    id IDENTITY,
    case_id BIGINT NOT NULL REFERENCES case_record (id),
    field TEXT,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    uploaded_by BIGINT NOT NULL REFERENCES account (id),
    uploaded_at_ms BIGINT NOT NULL,
    removed_at_ms BIGINT
);
CREATE INDEX case_file_case ON case_file (case_id, id);
CREATE INDEX case_file_digest ON case_file (digest);
