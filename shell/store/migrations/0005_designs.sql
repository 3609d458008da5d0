-- Processes of kinds of work as the authority redraws them: drafts, and versions that two people put into use.

-- A version in use from its moment on, until the next. What it says is kept once per digest with the kinds that cases began with.
-- Version 0 is what the pack itself says, and has no row.
CREATE TABLE design_version (
    pack TEXT NOT NULL,
    kind TEXT NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    case_type_id BIGINT NOT NULL REFERENCES case_type (id),
    name TEXT NOT NULL,
    based_on BIGINT NOT NULL,
    proposal_id BIGINT NOT NULL REFERENCES proposal (id),
    deployed_at_ms BIGINT NOT NULL,
    PRIMARY KEY (pack, kind, number)
);
-- append_only design_version

-- A process that somebody redraws. It goes when it is put into use or thrown away.
CREATE TABLE design_draft (
    id IDENTITY,
    pack TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    based_on BIGINT NOT NULL,
    process TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES account (id),
    created_at_ms BIGINT NOT NULL,
    changed_by BIGINT NOT NULL REFERENCES account (id),
    changed_at_ms BIGINT NOT NULL
);
CREATE INDEX design_draft_kind ON design_draft (pack, kind, id);
