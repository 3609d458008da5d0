-- Work orders that are carried out in a cloud, and what of a cloud makes what is ordered.

-- What of a cloud counts as which items, and which image and network words of an order mean; JSON.
CREATE TABLE cloud_mapping (
    cloud TEXT NOT NULL PRIMARY KEY,
    contents TEXT NOT NULL,
    version BIGINT NOT NULL
);

-- A plan of what an order changes in a cloud (执行方案): first only written, then released by a person, then carried out step by step.
CREATE TABLE cloud_plan (
    id IDENTITY,
    listed_id BIGINT NOT NULL REFERENCES listed_task (id),
    state TEXT NOT NULL CHECK (state IN ('planning', 'ready', 'hindered', 'released', 'done', 'stopped', 'failed')),
    cloud TEXT NOT NULL,
    cloud_name TEXT NOT NULL,
    external_project TEXT NOT NULL,
    contents TEXT NOT NULL,
    why TEXT,
    made_by BIGINT REFERENCES account (id),
    made_at_ms BIGINT NOT NULL,
    released_by BIGINT REFERENCES account (id),
    released_at_ms BIGINT,
    ended_at_ms BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX cloud_plan_listed ON cloud_plan (listed_id, id);
CREATE UNIQUE INDEX cloud_plan_now ON cloud_plan (listed_id) WHERE state IN ('planning', 'released');

-- A step of a plan: one call. `asked` is written before the call, so that nothing is made twice by whoever comes after a crash.
CREATE TABLE cloud_step (
    id IDENTITY,
    plan_id BIGINT NOT NULL REFERENCES cloud_plan (id),
    place BIGINT NOT NULL,
    line TEXT NOT NULL,
    deed TEXT NOT NULL,
    shown TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'asked', 'taken', 'done', 'failed', 'unsure')),
    external_id TEXT,
    said TEXT,
    tries BIGINT NOT NULL,
    asked_at_ms BIGINT,
    ended_at_ms BIGINT,
    UNIQUE (plan_id, place)
);

-- What orders made in clouds, by the clouds' ids; a disk is of a server.
CREATE TABLE cloud_made (
    cloud TEXT NOT NULL,
    external_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('server', 'volume')),
    case_id BIGINT NOT NULL REFERENCES case_record (id),
    line TEXT NOT NULL,
    name TEXT NOT NULL,
    addresses TEXT NOT NULL,
    of_server TEXT,
    PRIMARY KEY (cloud, external_id)
);
CREATE INDEX cloud_made_case ON cloud_made (case_id);
CREATE INDEX cloud_made_server ON cloud_made (cloud, of_server);
