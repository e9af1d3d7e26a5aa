DROP INDEX wishes_by_units;
DROP INDEX wishes_by_burden;
DROP INDEX wishes_by_age;
CREATE INDEX wishes_by_units ON wishes (removed_at, units_hit DESC, number DESC);
CREATE INDEX wishes_by_burden ON wishes (removed_at, burden_sort DESC, number DESC);
CREATE INDEX wishes_by_age ON wishes (removed_at, recorded_at DESC, number DESC);
