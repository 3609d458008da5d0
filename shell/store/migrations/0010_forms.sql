-- Forms that are drawn together with processes.

-- The form of a draft; none while it is the pack's own.
ALTER TABLE design_draft ADD COLUMN form TEXT;

-- Whether the form of a version was drawn with it, or was the pack's own of its day.
ALTER TABLE design_version ADD COLUMN own_form BIGINT NOT NULL DEFAULT 0;
