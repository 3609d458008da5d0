-- Lists of items and prices that a city adopted after its pack was published: dated, with the document that they are taken from, by two
-- people (XC-C-1.4, SJ-3a). The position is given in commit order, so that the first so many lists of a pack are always the same ones.
CREATE TABLE catalog_list (
    id IDENTITY,
    pack TEXT NOT NULL,
    position BIGINT NOT NULL,
    document TEXT NOT NULL,
    from_on TEXT NOT NULL,
    content TEXT NOT NULL,
    reason TEXT NOT NULL,
    proposal_id BIGINT NOT NULL REFERENCES proposal (id),
    decided_at_ms BIGINT NOT NULL,
    UNIQUE (pack, position)
);
CREATE INDEX catalog_list_proposal ON catalog_list (proposal_id);
-- append_only catalog_list
