-- What the ledger's cases print and hand over: Word templates, work orders, entries into other platforms.

-- Word templates of a city's own for the documents of a kind of work. Versions are kept: a document says of which one it was made. The
-- bytes lie in the data folder under their digest.
CREATE TABLE document_template (
    id IDENTITY,
    pack TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    digest BYTEA NOT NULL,
    bytes BIGINT NOT NULL,
    uploaded_by BIGINT NOT NULL REFERENCES account (id),
    uploaded_at_ms BIGINT NOT NULL,
    ended_by BIGINT REFERENCES account (id),
    ended_at_ms BIGINT,
    UNIQUE (pack, kind, name, version),
    CHECK ((ended_by IS NULL) = (ended_at_ms IS NULL))
);

ALTER TABLE issued_document ADD COLUMN template_id BIGINT REFERENCES document_template (id);

-- A task that stands in a list of its own: an order to the provider, or what is to be entered into another platform. What an order asks is
-- kept as it was when the task was opened.
CREATE TABLE listed_task (
    id IDENTITY,
    task_id BIGINT NOT NULL UNIQUE REFERENCES case_task (id),
    list TEXT NOT NULL CHECK (list IN ('order', 'entry')),
    contents TEXT NOT NULL,
    received_by BIGINT REFERENCES account (id),
    received_at_ms BIGINT,
    evidence TEXT,
    CHECK ((received_by IS NULL) = (received_at_ms IS NULL))
);
CREATE INDEX listed_task_list ON listed_task (list, id);
