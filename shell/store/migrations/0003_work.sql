-- What happens later or outside, what people are told, and what they chose and computed.

-- `run_at_ms` is when somebody may take it: its time while it waits, the end of the lease while it runs. `unsure` counts
-- attempts that may have reached somebody outside although nobody saw how they ended.
CREATE TABLE job (
    id IDENTITY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    run_at_ms BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    max_attempts BIGINT NOT NULL,
    unsure BIGINT NOT NULL,
    lease_owner TEXT,
    unique_key TEXT UNIQUE,
    error_zh TEXT,
    error_en TEXT,
    result TEXT,
    created_by BIGINT REFERENCES account (id),
    created_at_ms BIGINT NOT NULL,
    finished_at_ms BIGINT,
    CHECK (state <> 'running' OR lease_owner IS NOT NULL)
);
CREATE INDEX job_due ON job (run_at_ms, id) WHERE state IN ('waiting', 'running');
CREATE INDEX job_state ON job (state, id);
CREATE INDEX job_kind ON job (kind, id);
CREATE INDEX job_finished ON job (finished_at_ms);

-- What one person is told. Those that were sent together share a batch. With a clock it starts a limit of a pack.
CREATE TABLE notice (
    id IDENTITY,
    batch TEXT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    body_zh TEXT NOT NULL,
    body_en TEXT NOT NULL,
    link TEXT,
    clock_pack TEXT,
    clock_key TEXT,
    needs_signature BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    created_by BIGINT REFERENCES account (id),
    opened_at_ms BIGINT,
    signed_at_ms BIGINT,
    CHECK ((clock_pack IS NULL) = (clock_key IS NULL))
);
CREATE INDEX notice_account ON notice (account_id, id);
CREATE INDEX notice_unopened ON notice (account_id, id) WHERE opened_at_ms IS NULL;
CREATE INDEX notice_batch ON notice (batch, id);

-- How a notice reached its person, way by way, with the time of each step. `target` is the key of a webhook or robot in the
-- settings; a person's own address is read when it is needed and stands here only with its middle left out.
CREATE TABLE delivery (
    id IDENTITY,
    notice_id BIGINT NOT NULL REFERENCES notice (id),
    channel TEXT NOT NULL CHECK (channel IN ('in_app', 'mail', 'sms', 'webhook', 'wecom', 'dingtalk')),
    target TEXT,
    target_shown TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'delivered', 'opened', 'signed', 'failed', 'uncertain')),
    maybe_twice BIGINT NOT NULL,
    job_id BIGINT REFERENCES job (id),
    attempts BIGINT NOT NULL,
    error_zh TEXT,
    error_en TEXT,
    receipt TEXT,
    sent_at_ms BIGINT,
    delivered_at_ms BIGINT,
    opened_at_ms BIGINT,
    signed_at_ms BIGINT,
    created_at_ms BIGINT NOT NULL
);
CREATE INDEX delivery_notice ON delivery (notice_id, id);
CREATE INDEX delivery_state ON delivery (state, id);
CREATE INDEX delivery_channel ON delivery (channel, id);
CREATE INDEX delivery_job ON delivery (job_id);

CREATE TABLE notice_choice (
    account_id BIGINT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('mail', 'sms')),
    wanted BIGINT NOT NULL,
    PRIMARY KEY (account_id, kind, channel)
);

-- Readings of rulings that the authority chose: dated, with a reason, by two people. The position is given in commit order, so that
-- the first so many choices of a pack are always the same ones.
CREATE TABLE ruling_choice (
    id IDENTITY,
    pack TEXT NOT NULL,
    position BIGINT NOT NULL,
    ruling TEXT NOT NULL,
    reading TEXT NOT NULL,
    from_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    proposal_id BIGINT NOT NULL REFERENCES proposal (id),
    decided_at_ms BIGINT NOT NULL,
    UNIQUE (pack, position)
);
-- append_only ruling_choice

-- A run of a calculator whose results wait in a folder until they expire.
CREATE TABLE calculation (
    id IDENTITY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    pack TEXT NOT NULL,
    summary TEXT NOT NULL,
    folder TEXT NOT NULL UNIQUE,
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
