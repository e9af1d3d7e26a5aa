-- Lists of one area or status walk the order they are sorted in; with both in the index they need not look at each wish they
-- pass over.
DROP INDEX wishes_by_units;
DROP INDEX wishes_by_burden;
DROP INDEX wishes_by_age;
CREATE INDEX wishes_by_units ON wishes (removed_at, units_hit DESC, number DESC, area_id, status);
CREATE INDEX wishes_by_burden ON wishes (removed_at, burden_sort DESC, number DESC, area_id, status);
CREATE INDEX wishes_by_age ON wishes (removed_at, recorded_at DESC, number DESC, area_id, status);
