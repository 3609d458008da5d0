-- What happens later or outside, what people are told, and what they chose and computed.

CREATE TABLE job (
    id IDENTITY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    run_at_ms BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    max_attempts BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until_ms BIGINT,
    unique_key TEXT UNIQUE,
    last_error TEXT,
    result TEXT,
    created_by BIGINT REFERENCES account (id),
    created_at_ms BIGINT NOT NULL,
    finished_at_ms BIGINT
);
CREATE INDEX job_due ON job (state, run_at_ms, id);
CREATE INDEX job_kind ON job (kind, id);

CREATE TABLE notice (
    id IDENTITY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    body_zh TEXT NOT NULL,
    body_en TEXT NOT NULL,
    link TEXT,
    starts_clock BIGINT NOT NULL,
    needs_signature BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    created_by BIGINT REFERENCES account (id),
    opened_at_ms BIGINT,
    signed_at_ms BIGINT
);
CREATE INDEX notice_account ON notice (account_id, id);
CREATE INDEX notice_unread ON notice (account_id, opened_at_ms);

-- How a notice reached its person, channel by channel, with the time of each step.
CREATE TABLE delivery (
    id IDENTITY,
    notice_id BIGINT NOT NULL REFERENCES notice (id),
    channel TEXT NOT NULL CHECK (channel IN ('in_app', 'mail', 'sms', 'webhook', 'wecom', 'dingtalk')),
    target_shown TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'delivered', 'opened', 'signed', 'failed', 'uncertain')),
    job_id BIGINT REFERENCES job (id),
    attempts BIGINT NOT NULL,
    last_error TEXT,
    receipt TEXT,
    sent_at_ms BIGINT,
    delivered_at_ms BIGINT,
    opened_at_ms BIGINT,
    signed_at_ms BIGINT,
    created_at_ms BIGINT NOT NULL
);
CREATE INDEX delivery_notice ON delivery (notice_id);
CREATE INDEX delivery_state ON delivery (state, id);

CREATE TABLE notice_choice (
    account_id BIGINT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    wanted BIGINT NOT NULL,
    PRIMARY KEY (account_id, kind, channel)
);

-- Readings of rulings that the authority chose: dated, with a reason, by two people.
CREATE TABLE ruling_choice (
    id IDENTITY,
    pack TEXT NOT NULL,
    ruling TEXT NOT NULL,
    reading TEXT NOT NULL,
    from_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    proposal_id BIGINT NOT NULL REFERENCES proposal (id),
    decided_at_ms BIGINT NOT NULL
);
CREATE INDEX ruling_choice_pack ON ruling_choice (pack, ruling, from_on);
-- append_only ruling_choice

-- A run of a calculator whose results wait in a folder until they expire.
CREATE TABLE calculation (
    id IDENTITY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    pack TEXT NOT NULL,
    summary TEXT NOT NULL,
    folder TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL
);
CREATE INDEX calculation_account ON calculation (account_id, id);
CREATE INDEX calculation_expiry ON calculation (expires_at_ms);

-- A file of parties that was read and checked and waits for its person to say yes.
CREATE TABLE party_import (
    id IDENTITY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    file_name TEXT NOT NULL,
    file_digest BYTEA NOT NULL,
    plan TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('checked', 'committed', 'outdated')),
    created_at_ms BIGINT NOT NULL,
    committed_at_ms BIGINT
);
CREATE INDEX party_import_account ON party_import (account_id, id);
