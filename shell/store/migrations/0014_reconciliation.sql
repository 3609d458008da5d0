-- Reconciliation: the ledger beside what clouds hold; and bringing what they have held until now into it.

-- A project of a cloud (云项目), as the last inventory called it, and the project whose it is.
CREATE TABLE cloud_project (
    id IDENTITY,
    cloud TEXT NOT NULL,
    external_id TEXT NOT NULL,
    external_name TEXT NOT NULL,
    things BIGINT NOT NULL,
    project_id BIGINT REFERENCES project (id),
    version BIGINT NOT NULL,
    UNIQUE (cloud, external_id)
);
CREATE INDEX cloud_project_project ON cloud_project (project_id);

-- Which thing of a cloud a resource is, as somebody said. A link that was wrong ends and stays on the record.
CREATE TABLE cloud_link (
    id IDENTITY,
    cloud TEXT NOT NULL,
    external_id TEXT NOT NULL,
    resource_id BIGINT NOT NULL REFERENCES resource (id),
    linked_by BIGINT REFERENCES account (id),
    linked_at_ms BIGINT NOT NULL,
    ended_by BIGINT REFERENCES account (id),
    ended_at_ms BIGINT
);
CREATE UNIQUE INDEX cloud_link_now ON cloud_link (resource_id) WHERE ended_at_ms IS NULL;
CREATE INDEX cloud_link_thing ON cloud_link (cloud, external_id);

-- A reconciliation: the inventory that was taken, what of it was not read, and the ledger that it was compared with.
CREATE TABLE reconciliation (
    id IDENTITY,
    cloud TEXT NOT NULL,
    cloud_name TEXT NOT NULL,
    provider_id BIGINT NOT NULL REFERENCES party (id),
    pack TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('openstack', 'file')),
    file_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    on_day TEXT NOT NULL,
    position BIGINT NOT NULL,
    figures TEXT NOT NULL,
    gaps TEXT NOT NULL,
    started_by BIGINT REFERENCES account (id),
    created_at_ms BIGINT NOT NULL
);
CREATE INDEX reconciliation_cloud ON reconciliation (cloud, id);
CREATE INDEX reconciliation_provider ON reconciliation (provider_id, id);

-- A difference, followed from the reconciliation that found it first to the one that did not find it any more. `subject` says what it is
-- about; of a cloud and kind there is one about a subject that is not gone. `monthly` is fen; none when something has no price.
CREATE TABLE reconciliation_difference (
    id IDENTITY,
    cloud TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    thing_kind TEXT NOT NULL,
    external_id TEXT NOT NULL,
    external_name TEXT NOT NULL,
    resource_id BIGINT REFERENCES resource (id),
    project_id BIGINT REFERENCES project (id),
    unit_id BIGINT REFERENCES party (id),
    provider_id BIGINT NOT NULL REFERENCES party (id),
    monthly BIGINT,
    detail TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'gone')),
    first_id BIGINT NOT NULL REFERENCES reconciliation (id),
    last_id BIGINT NOT NULL REFERENCES reconciliation (id),
    gone_id BIGINT REFERENCES reconciliation (id),
    case_id BIGINT REFERENCES case_record (id) ON DELETE SET NULL,
    settled_by BIGINT REFERENCES account (id),
    settled_at_ms BIGINT,
    settled_note TEXT,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX reconciliation_difference_now ON reconciliation_difference (cloud, kind, subject) WHERE state <> 'gone';
CREATE INDEX reconciliation_difference_state ON reconciliation_difference (state, id);
CREATE INDEX reconciliation_difference_last ON reconciliation_difference (last_id);
CREATE INDEX reconciliation_difference_unit ON reconciliation_difference (unit_id, id);
CREATE INDEX reconciliation_difference_provider ON reconciliation_difference (provider_id, id);
CREATE INDEX reconciliation_difference_case ON reconciliation_difference (case_id);

-- What each reconciliation found, for the trend and for looking at an earlier one.
CREATE TABLE reconciliation_found (
    reconciliation_id BIGINT NOT NULL REFERENCES reconciliation (id),
    difference_id BIGINT NOT NULL REFERENCES reconciliation_difference (id),
    monthly BIGINT,
    PRIMARY KEY (reconciliation_id, difference_id)
);
CREATE INDEX reconciliation_found_difference ON reconciliation_found (difference_id);

-- A list of resources that somebody had checked, to be brought into the ledger by two people.
CREATE TABLE ledger_import (
    id IDENTITY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    pack TEXT NOT NULL,
    cloud TEXT NOT NULL,
    document TEXT NOT NULL,
    file_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    content TEXT NOT NULL,
    findings TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('checked', 'committed')),
    created_at_ms BIGINT NOT NULL
);
CREATE INDEX ledger_import_account ON ledger_import (account_id, id);
CREATE INDEX ledger_import_digest ON ledger_import (digest);
