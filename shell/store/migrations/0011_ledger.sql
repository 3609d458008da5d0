-- The ledger of resources, and the projects for which they were approved.

-- A project (项目): what resources are approved for, and who delivers and pays.
CREATE TABLE project (
    id IDENTITY,
    pack TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    unit_id BIGINT NOT NULL REFERENCES party (id),
    provider_id BIGINT NOT NULL REFERENCES party (id),
    payer_id BIGINT REFERENCES party (id),
    approval TEXT,
    approved_on TEXT,
    note TEXT,
    state TEXT NOT NULL CHECK (state IN ('active', 'closed')),
    version BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    updated_at_ms BIGINT NOT NULL
);
CREATE INDEX project_unit ON project (unit_id, id);
CREATE INDEX project_provider ON project (provider_id, id);
CREATE INDEX project_payer ON project (payer_id);

-- An information system (信息系统) of a project, and how far its life is (XC-M-8a).
CREATE TABLE information_system (
    id IDENTITY,
    project_id BIGINT NOT NULL REFERENCES project (id),
    name TEXT NOT NULL,
    protection_level BIGINT NOT NULL CHECK (protection_level BETWEEN 1 AND 3),
    stage TEXT NOT NULL CHECK (stage IN ('planned', 'migrating', 'testing', 'online', 'retired')),
    version BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    updated_at_ms BIGINT NOT NULL,
    UNIQUE (project_id, name)
);

-- The last position of the ledger and the last number of a resource. Whoever writes into the ledger takes this row first, so that
-- positions are given in the order of commits, and nothing that is read after it changes until the commit.
CREATE TABLE ledger_counter (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    position BIGINT NOT NULL,
    resource BIGINT NOT NULL
);
INSERT INTO ledger_counter (id, position, resource) VALUES (1, 0, 0);

CREATE TABLE resource (
    id IDENTITY,
    number TEXT NOT NULL UNIQUE,
    pack TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL
);

-- What happened to a resource. `at_ms` says when it was so, `position` when it became known. `cause` names what wrote it, once.
CREATE TABLE ledger_event (
    position BIGINT NOT NULL PRIMARY KEY,
    resource_id BIGINT NOT NULL REFERENCES resource (id),
    at_ms BIGINT NOT NULL,
    what TEXT NOT NULL,
    body TEXT NOT NULL,
    corrects BIGINT UNIQUE REFERENCES ledger_event (position),
    case_id BIGINT REFERENCES case_record (id),
    cause TEXT NOT NULL UNIQUE,
    reason TEXT NOT NULL,
    account_id BIGINT REFERENCES account (id),
    recorded_at_ms BIGINT NOT NULL
);
CREATE INDEX ledger_event_resource ON ledger_event (resource_id, position);
CREATE INDEX ledger_event_case ON ledger_event (case_id);
-- append_only ledger_event

-- What all events of a resource come to: for lists, written with each event and equal to its replay.
CREATE TABLE resource_state (
    resource_id BIGINT NOT NULL PRIMARY KEY REFERENCES resource (id),
    project_id BIGINT NOT NULL REFERENCES project (id),
    unit_id BIGINT NOT NULL REFERENCES party (id),
    life TEXT NOT NULL CHECK (life IN ('opened', 'test', 'formal', 'ended', 'reclaimed')),
    name TEXT NOT NULL,
    architecture TEXT NOT NULL,
    region TEXT NOT NULL,
    started_on TEXT,
    test_until TEXT,
    ended_on TEXT,
    position BIGINT NOT NULL
);
CREATE INDEX resource_state_unit ON resource_state (unit_id, resource_id);
CREATE INDEX resource_state_project ON resource_state (project_id, resource_id);
CREATE INDEX resource_state_life ON resource_state (life, resource_id);
CREATE INDEX resource_state_test ON resource_state (test_until, resource_id) WHERE life = 'test';

-- What is leased of a resource, ten-thousandths of the item's unit.
CREATE TABLE resource_item (
    resource_id BIGINT NOT NULL REFERENCES resource (id),
    item TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    PRIMARY KEY (resource_id, item)
);
CREATE INDEX resource_item_item ON resource_item (item, resource_id);

-- An approved quota (配额) of a project and an item of the catalog. The latest one holds, and the earlier ones stay.
CREATE TABLE quota_grant (
    id IDENTITY,
    project_id BIGINT NOT NULL REFERENCES project (id),
    item TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    case_id BIGINT REFERENCES case_record (id),
    cause TEXT NOT NULL,
    recorded_at_ms BIGINT NOT NULL,
    UNIQUE (cause, item)
);
CREATE INDEX quota_grant_project ON quota_grant (project_id, item, id);
CREATE INDEX quota_grant_case ON quota_grant (case_id);
-- append_only quota_grant

-- Room in a quota that a running case keeps.
CREATE TABLE quota_hold (
    case_id BIGINT NOT NULL REFERENCES case_record (id),
    project_id BIGINT NOT NULL REFERENCES project (id),
    item TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    PRIMARY KEY (case_id, project_id, item)
);
CREATE INDEX quota_hold_project ON quota_hold (project_id, item);
