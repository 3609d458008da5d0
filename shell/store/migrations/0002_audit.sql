-- Who did what. Entries are written with the action, links and checkpoints by the one sealer.

CREATE TABLE audit_entry (
    id IDENTITY,
    at_ms BIGINT NOT NULL,
    account_id BIGINT,
    login TEXT NOT NULL,
    ip TEXT NOT NULL,
    request_id TEXT NOT NULL,
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused', 'failed')),
    body BYTEA NOT NULL,
    digest BYTEA NOT NULL
);
CREATE INDEX audit_entry_at ON audit_entry (at_ms, id);
CREATE INDEX audit_entry_account ON audit_entry (account_id, id);
CREATE INDEX audit_entry_action ON audit_entry (action, id);
CREATE INDEX audit_entry_object ON audit_entry (object_kind, object_id, id);
-- append_only audit_entry

-- Entries that no link covers yet. Rows come with their entry and go with their link.
CREATE TABLE audit_unsealed (
    entry_id BIGINT NOT NULL PRIMARY KEY REFERENCES audit_entry (id)
);

CREATE TABLE audit_link (
    position BIGINT NOT NULL PRIMARY KEY,
    entry_id BIGINT NOT NULL UNIQUE REFERENCES audit_entry (id),
    digest BYTEA NOT NULL,
    chain BYTEA NOT NULL
);
-- append_only audit_link

CREATE TABLE audit_checkpoint (
    id IDENTITY,
    on_date TEXT NOT NULL,
    position BIGINT NOT NULL,
    body BYTEA NOT NULL,
    signature BYTEA NOT NULL,
    made_at_ms BIGINT NOT NULL
);
-- append_only audit_checkpoint
