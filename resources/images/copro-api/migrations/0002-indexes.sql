-- The study's indexes (B5), and no other.

-- Foreign keys.
CREATE INDEX units_organization ON units (organization_id);
CREATE INDEX units_building ON units (building_id);
CREATE INDEX buildings_organization ON buildings (organization_id);

-- Lists, in the order in which they are given page by page.
CREATE INDEX units_organization_number ON units (organization_id, unit_number);
CREATE INDEX buildings_organization_name ON buildings (organization_id, name);
CREATE INDEX owners_organization_name ON owners (organization_id, last_name, first_name);
CREATE INDEX expenses_organization_date ON expenses (organization_id, expense_date DESC);

-- Sign-in.
CREATE INDEX refresh_tokens_user ON refresh_tokens (user_id);
CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at) WHERE revoked_at IS NULL;
