-- Requests that a case be treated as urgent, and what became of them. One is open at most.
CREATE TABLE case_urgency (
    id IDENTITY,
    case_id BIGINT NOT NULL REFERENCES case_record (id),
    asked_by BIGINT NOT NULL REFERENCES account (id),
    asked_at_ms BIGINT NOT NULL,
    reason TEXT NOT NULL,
    role TEXT NOT NULL,
    party_id BIGINT NOT NULL REFERENCES party (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'granted', 'refused', 'lapsed')),
    decided_by BIGINT REFERENCES account (id),
    decided_at_ms BIGINT,
    said TEXT
);
CREATE INDEX case_urgency_case ON case_urgency (case_id, id);
CREATE UNIQUE INDEX case_urgency_open ON case_urgency (case_id) WHERE state = 'open';
CREATE INDEX case_urgency_waiting ON case_urgency (role, id) WHERE state = 'open';

-- Force majeure as two people have found it: while it held, the limits that it names do not count. `limits` is a JSON list of keys, or of
-- `*` for all. It is the record that stays; only its end is written later.
CREATE TABLE force_majeure (
    id IDENTITY,
    pack TEXT NOT NULL,
    event TEXT NOT NULL,
    proof TEXT NOT NULL,
    limits TEXT NOT NULL,
    party_id BIGINT REFERENCES party (id),
    began_at_ms BIGINT NOT NULL,
    until_at_ms BIGINT,
    proposal_id BIGINT NOT NULL REFERENCES proposal (id),
    recorded_at_ms BIGINT NOT NULL,
    end_proposal_id BIGINT REFERENCES proposal (id),
    CHECK (until_at_ms IS NULL OR until_at_ms > began_at_ms)
);
CREATE INDEX force_majeure_pack ON force_majeure (pack, id);
