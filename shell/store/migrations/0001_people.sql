-- Who there is and what they may do. The dialect is described in src/migrate.rs.

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- Counts every change of authorization, so that a process knows when what it remembers of an account is stale.
CREATE TABLE authority_epoch (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    epoch BIGINT NOT NULL
);
INSERT INTO authority_epoch (id, epoch) VALUES (1, 1);

CREATE TABLE party (
    id IDENTITY,
    parent_id BIGINT REFERENCES party (id),
    path TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    name TEXT NOT NULL,
    normalized_name TEXT NOT NULL,
    short_name TEXT,
    uscc TEXT UNIQUE,
    division_code TEXT,
    funding TEXT,
    note TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'closed')),
    closed_on TEXT,
    version BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    updated_at_ms BIGINT NOT NULL
);
CREATE INDEX party_path ON party (path);
-- A page of a list is read in the order of one of these, whatever the list's length.
CREATE INDEX party_name ON party (name, id);
CREATE INDEX party_level ON party (level, name, id);
CREATE INDEX party_kind ON party (kind, name, id);
CREATE INDEX party_kind_level ON party (kind, level, name, id);
CREATE INDEX party_parent ON party (parent_id, name, id);
CREATE INDEX party_closed ON party (name, id) WHERE status = 'closed';
CREATE INDEX party_short_name ON party (short_name);
CREATE UNIQUE INDEX party_active_name ON party (normalized_name) WHERE status = 'active';

-- Other spellings under which a party occurs in documents (AMB-02).
CREATE TABLE party_alias (
    id IDENTITY,
    party_id BIGINT NOT NULL REFERENCES party (id),
    alias TEXT NOT NULL,
    normalized_alias TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    created_by BIGINT
);
CREATE INDEX party_alias_party ON party_alias (party_id);

-- Who pays for a party from a day on (AMB-37). Of several rows for one day the one recorded last counts; one without a
-- payer takes back what was recorded for that day.
CREATE TABLE party_payer (
    id IDENTITY,
    party_id BIGINT NOT NULL REFERENCES party (id),
    from_on TEXT NOT NULL,
    payer_id BIGINT REFERENCES party (id),
    reason TEXT NOT NULL,
    recorded_at_ms BIGINT NOT NULL,
    recorded_by BIGINT
);
CREATE INDEX party_payer_party ON party_payer (party_id, from_on, id);
CREATE INDEX party_payer_payer ON party_payer (payer_id);
-- append_only party_payer

CREATE TABLE account (
    id IDENTITY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    world TEXT NOT NULL CHECK (world IN ('business', 'system', 'security', 'audit')),
    party_id BIGINT REFERENCES party (id),
    post TEXT,
    is_external BIGINT NOT NULL,
    phone_sealed BYTEA,
    email_sealed BYTEA,
    status TEXT NOT NULL CHECK (status IN ('active', 'disabled')),
    expires_at_ms BIGINT,
    password_hash TEXT,
    password_set_at_ms BIGINT,
    must_change_password BIGINT NOT NULL,
    totp_sealed BYTEA,
    totp_last_step BIGINT,
    directory TEXT,
    directory_subject TEXT,
    failures BIGINT NOT NULL,
    window_from_ms BIGINT NOT NULL,
    locked_until_ms BIGINT,
    last_sign_in_ms BIGINT,
    last_sign_in_ip TEXT,
    previous_sign_in_ms BIGINT,
    previous_sign_in_ip TEXT,
    version BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    updated_at_ms BIGINT NOT NULL,
    UNIQUE (id, world)
);
CREATE INDEX account_party ON account (party_id, id);
CREATE INDEX account_name ON account (name, id);
CREATE INDEX account_world ON account (world, id);
CREATE INDEX account_status ON account (status, id);
CREATE UNIQUE INDEX account_directory ON account (directory, directory_subject);
-- fixed account world

CREATE TABLE password_history (
    id IDENTITY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    password_hash TEXT NOT NULL,
    set_at_ms BIGINT NOT NULL
);
CREATE INDEX password_history_account ON password_history (account_id, id);

CREATE TABLE recovery_code (
    id IDENTITY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    code_digest BYTEA NOT NULL,
    used_at_ms BIGINT
);
CREATE INDEX recovery_code_account ON recovery_code (account_id);

CREATE TABLE role (
    id IDENTITY,
    key TEXT NOT NULL UNIQUE,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    world TEXT NOT NULL CHECK (world IN ('business', 'system', 'security', 'audit')),
    permissions TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'retired')),
    version BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    updated_at_ms BIGINT NOT NULL,
    UNIQUE (id, world)
);
-- fixed role world

-- What two people do together: one proposes, another decides. `subject` names what it is about, so that there is one open
-- proposal about a thing; `changes` keeps in words what was proposed. `proposed_for` is the person on whose behalf alone
-- the proposer could propose it.
CREATE TABLE proposal (
    id IDENTITY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    changes TEXT NOT NULL,
    payload TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'rejected', 'withdrawn')),
    proposed_by BIGINT NOT NULL REFERENCES account (id),
    proposed_for BIGINT REFERENCES account (id),
    proposed_at_ms BIGINT NOT NULL,
    decided_by BIGINT REFERENCES account (id),
    decided_at_ms BIGINT,
    decision_reason TEXT,
    version BIGINT NOT NULL,
    CHECK (state = 'open' OR decided_by IS NOT NULL),
    -- Nobody decides their own proposal, whatever the program thinks.
    CHECK (state NOT IN ('confirmed', 'rejected') OR decided_by <> proposed_by),
    CHECK (state <> 'confirmed' OR proposed_for IS NULL OR decided_by <> proposed_for)
);
CREATE INDEX proposal_state ON proposal (state, id);
CREATE INDEX proposal_by ON proposal (proposed_by, id);
CREATE UNIQUE INDEX proposal_open ON proposal (kind, subject) WHERE state = 'open';

-- The pair (account, world) and the pair (role, world) must both exist: a role of another world cannot be granted.
CREATE TABLE role_grant (
    id IDENTITY,
    account_id BIGINT NOT NULL,
    role_id BIGINT NOT NULL,
    world TEXT NOT NULL,
    reach TEXT NOT NULL CHECK (reach IN ('own_unit', 'units_below', 'provider', 'level', 'all')),
    level TEXT,
    party_id BIGINT REFERENCES party (id),
    from_ms BIGINT NOT NULL,
    until_ms BIGINT,
    revoked_at_ms BIGINT,
    proposal_id BIGINT REFERENCES proposal (id),
    created_at_ms BIGINT NOT NULL,
    FOREIGN KEY (account_id, world) REFERENCES account (id, world),
    FOREIGN KEY (role_id, world) REFERENCES role (id, world),
    CHECK (reach <> 'level' OR level IS NOT NULL),
    CHECK (reach IN ('level', 'all') OR party_id IS NOT NULL)
);
CREATE INDEX role_grant_account ON role_grant (account_id, id);
CREATE INDEX role_grant_role ON role_grant (role_id, id);
CREATE INDEX role_grant_until ON role_grant (id) WHERE until_ms IS NOT NULL;
CREATE INDEX role_grant_revoked ON role_grant (id) WHERE revoked_at_ms IS NOT NULL;

CREATE TABLE delegation (
    id IDENTITY,
    grant_id BIGINT NOT NULL REFERENCES role_grant (id),
    from_account_id BIGINT NOT NULL,
    to_account_id BIGINT NOT NULL,
    world TEXT NOT NULL,
    from_ms BIGINT NOT NULL,
    until_ms BIGINT NOT NULL,
    ended_at_ms BIGINT,
    reason TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    FOREIGN KEY (from_account_id, world) REFERENCES account (id, world),
    FOREIGN KEY (to_account_id, world) REFERENCES account (id, world),
    -- What makes an administrator is never lent.
    CHECK (world = 'business'),
    CHECK (from_account_id <> to_account_id),
    CHECK (until_ms > from_ms)
);
CREATE INDEX delegation_to ON delegation (to_account_id, id);
CREATE INDEX delegation_from ON delegation (from_account_id, id);
CREATE INDEX delegation_grant ON delegation (grant_id);

CREATE TABLE session (
    id IDENTITY,
    token_digest BYTEA NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES account (id),
    method TEXT NOT NULL,
    began_at_ms BIGINT NOT NULL,
    last_seen_ms BIGINT NOT NULL,
    confirmed_at_ms BIGINT,
    ended_at_ms BIGINT,
    ip TEXT NOT NULL,
    user_agent TEXT NOT NULL
);
CREATE INDEX session_account ON session (account_id, ended_at_ms);

-- A step of signing in that waits for the next one: a code, an answer of a directory, the first start.
CREATE TABLE sign_in_ticket (
    id IDENTITY,
    digest BYTEA NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    account_id BIGINT REFERENCES account (id),
    payload TEXT NOT NULL,
    expires_at_ms BIGINT NOT NULL,
    used_at_ms BIGINT
);
CREATE INDEX sign_in_ticket_expiry ON sign_in_ticket (expires_at_ms);

CREATE TABLE api_token (
    id IDENTITY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    shown_prefix TEXT NOT NULL,
    token_digest BYTEA NOT NULL UNIQUE,
    permissions TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL,
    revoked_at_ms BIGINT,
    last_used_ms BIGINT
);
CREATE INDEX api_token_account ON api_token (account_id);

-- What a creation answered, so that sending it twice makes one thing.
CREATE TABLE idempotency (
    account_id BIGINT NOT NULL REFERENCES account (id),
    key TEXT NOT NULL,
    request_digest BYTEA NOT NULL,
    answer TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at_ms);

CREATE TABLE setting (
    section TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at_ms BIGINT NOT NULL,
    updated_by BIGINT REFERENCES account (id)
);

-- Two characters in a row of every searchable text; a search is the meeting of its pairs.
CREATE TABLE search_term (
    kind TEXT NOT NULL,
    term TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    PRIMARY KEY (kind, term, object_id)
);
CREATE INDEX search_term_object ON search_term (kind, object_id);
