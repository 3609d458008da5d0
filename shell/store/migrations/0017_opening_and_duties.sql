-- Opening lists (期初清单): what is said to run on a contract's first day, confirmed by the unit, the provider and the authority. And of
-- information systems: who answers for what, and the papers of the using unit's duties.

-- The first day of the contract, where the list is said to be what runs then.
ALTER TABLE ledger_import ADD COLUMN opening_on TEXT;

-- A list of one unit and one provider. `position` is the last position that it brought into the ledger, `corrected` the one at which it was
-- corrected last. It is firm from a day on once every side's word counts; the position says since when that is known.
CREATE TABLE opening_list (
    id IDENTITY,
    import_id BIGINT NOT NULL REFERENCES ledger_import (id),
    pack TEXT NOT NULL,
    opening_on TEXT NOT NULL,
    document TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES party (id),
    provider_id BIGINT NOT NULL REFERENCES party (id),
    resources BIGINT NOT NULL,
    position BIGINT NOT NULL,
    corrected BIGINT NOT NULL,
    firm_from TEXT,
    firm_known BIGINT,
    version BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    UNIQUE (import_id, unit_id, provider_id),
    CHECK ((firm_from IS NULL) = (firm_known IS NULL))
);
CREATE INDEX opening_list_unit ON opening_list (unit_id, id);
CREATE INDEX opening_list_provider ON opening_list (provider_id, id);

-- A resource that came by a list, and the position at which what the list said of it was corrected last.
CREATE TABLE opening_resource (
    resource_id BIGINT NOT NULL PRIMARY KEY REFERENCES resource (id),
    opening_id BIGINT NOT NULL REFERENCES opening_list (id),
    corrected BIGINT NOT NULL
);
CREATE INDEX opening_resource_list ON opening_resource (opening_id, resource_id);

-- A side's word that the list is right as it is known at a position. `number` is the list's version until then, so that what was said is in
-- order whatever the clock says.
CREATE TABLE opening_word (
    id IDENTITY,
    opening_id BIGINT NOT NULL REFERENCES opening_list (id),
    side TEXT NOT NULL CHECK (side IN ('unit', 'provider', 'authority')),
    account_id BIGINT NOT NULL REFERENCES account (id),
    note TEXT NOT NULL,
    known BIGINT NOT NULL,
    number BIGINT NOT NULL,
    said_at_ms BIGINT NOT NULL
);
CREATE INDEX opening_word_list ON opening_word (opening_id, id);
-- append_only opening_word

-- What a side remarks on a list or a row of it. An objection stands until the row is corrected or the side takes it back.
CREATE TABLE opening_remark (
    id IDENTITY,
    opening_id BIGINT NOT NULL REFERENCES opening_list (id),
    resource_id BIGINT REFERENCES resource (id),
    side TEXT NOT NULL CHECK (side IN ('unit', 'provider', 'authority')),
    is_objection BIGINT NOT NULL CHECK (is_objection IN (0, 1)),
    says TEXT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES account (id),
    known BIGINT NOT NULL,
    number BIGINT NOT NULL,
    said_at_ms BIGINT NOT NULL,
    withdrawn_by BIGINT REFERENCES account (id),
    withdrawn_at_ms BIGINT,
    withdrawn_note TEXT,
    CHECK ((withdrawn_by IS NULL) = (withdrawn_at_ms IS NULL))
);
CREATE INDEX opening_remark_list ON opening_remark (opening_id, id);

-- Who answers for a duty of an information system from a day on; neither account nor operator where nobody does.
CREATE TABLE system_answer (
    id IDENTITY,
    system_id BIGINT NOT NULL REFERENCES information_system (id),
    duty TEXT NOT NULL,
    from_on TEXT NOT NULL,
    account_id BIGINT REFERENCES account (id),
    operator TEXT,
    person TEXT,
    note TEXT NOT NULL,
    recorded_by BIGINT NOT NULL REFERENCES account (id),
    recorded_at_ms BIGINT NOT NULL,
    CHECK ((operator IS NULL) = (person IS NULL)),
    CHECK (account_id IS NULL OR operator IS NULL)
);
CREATE INDEX system_answer_system ON system_answer (system_id, id);
CREATE INDEX system_answer_account ON system_answer (account_id);
-- append_only system_answer

-- A paper that shows that a duty of the using unit was done for a system, and until when it counts.
CREATE TABLE system_paper (
    id IDENTITY,
    system_id BIGINT NOT NULL REFERENCES information_system (id),
    duty TEXT NOT NULL,
    document TEXT NOT NULL,
    dated_on TEXT NOT NULL,
    valid_until TEXT,
    note TEXT NOT NULL,
    recorded_by BIGINT NOT NULL REFERENCES account (id),
    recorded_at_ms BIGINT NOT NULL,
    warned_at_ms BIGINT
);
CREATE INDEX system_paper_system ON system_paper (system_id, id);
CREATE INDEX system_paper_ends ON system_paper (valid_until);
