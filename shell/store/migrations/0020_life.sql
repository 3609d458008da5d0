-- What the life of a resource is told by beside its lease.

-- The day since which a resource's service is stopped by order; it stays allocated.
ALTER TABLE resource_state ADD COLUMN stopped_on TEXT;
