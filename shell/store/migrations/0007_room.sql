-- Speed of what is asked most, and of edits that several people make at once.

-- A workbench asks for what nobody has taken, by role and by party: each way is one walk along an index.
DROP INDEX case_task_role;
CREATE INDEX case_task_role ON case_task (role, due_key_ms, id) WHERE state = 'open' AND assignee_id IS NULL;
CREATE INDEX case_task_role_party ON case_task (role, party_id, due_key_ms, id) WHERE state = 'open' AND assignee_id IS NULL;

-- Room on the pages of what is edited often. On PostgreSQL an edit that changes nothing indexed then stays on its page and touches no
-- index; without room it writes into every index, and edits of neighbours look to each other like conflicts.
-- postgres ALTER TABLE party SET (fillfactor = 70);
-- postgres ALTER TABLE case_record SET (fillfactor = 70);
-- postgres ALTER TABLE case_task SET (fillfactor = 70);
-- postgres ALTER TABLE session SET (fillfactor = 70);
