-- Documents that are issued from cases: a register, and the signed copies that belong to them.

-- A document with number and verification code. What it says is kept as it was when it was issued; its bytes are made of that and of
-- the template of its kind, once, and lie in the data folder under their digest.
CREATE TABLE issued_document (
    id IDENTITY,
    case_id BIGINT NOT NULL REFERENCES case_record (id),
    case_type_id BIGINT NOT NULL REFERENCES case_type (id),
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    issuer_id BIGINT NOT NULL REFERENCES party (id),
    issuer_name TEXT NOT NULL,
    says TEXT NOT NULL,
    issued_by BIGINT REFERENCES account (id),
    issued_at_ms BIGINT NOT NULL,
    replaced_by BIGINT REFERENCES issued_document (id),
    digest BYTEA,
    bytes BIGINT,
    made_at_ms BIGINT,
    CHECK ((digest IS NULL) = (made_at_ms IS NULL)),
    CHECK ((digest IS NULL) = (bytes IS NULL))
);
CREATE INDEX issued_document_case ON issued_document (case_id, id);
CREATE INDEX issued_document_issuer ON issued_document (issuer_id, id);
CREATE INDEX issued_document_replacement ON issued_document (replaced_by);

-- A copy of an issued document with seal or signature. `of_digest` is the digest of the document that was signed; a copy of other bytes
-- cannot be passed off as one of it.
CREATE TABLE document_copy (
    id IDENTITY,
    document_id BIGINT NOT NULL REFERENCES issued_document (id),
    of_digest BYTEA NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    uploaded_by BIGINT NOT NULL REFERENCES account (id),
    uploaded_at_ms BIGINT NOT NULL
);
CREATE INDEX document_copy_document ON document_copy (document_id, id);
-- append_only document_copy
