-- Whose things a proposal is about: only whoever reaches them all sees and decides it. One without any is about the whole city.
CREATE TABLE proposal_party (
    proposal_id BIGINT NOT NULL REFERENCES proposal (id),
    party_id BIGINT NOT NULL REFERENCES party (id),
    PRIMARY KEY (proposal_id, party_id)
);
CREATE INDEX proposal_party_party ON proposal_party (party_id);
